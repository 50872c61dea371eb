"""Whether two texts are copies of one: by the runs of four words they share.

Page lines, stamps and stretches withheld in one copy only cost some runs; another telegram of the same
post and day shares hardly more than its header.
"""

import re

__all__ = ["are_alike", "likeness"]

_WORD = re.compile(r"[^\W_]+")
_RUN = 4
_ALIKE = 0.5
_MOST_WORDS = 20_000


def _runs(text: str) -> set[int]:
    words = [
        found.group() for found, _ in zip(_WORD.finditer(text.upper()), range(_MOST_WORDS), strict=False)
    ]
    return {hash(tuple(words[place : place + _RUN])) for place in range(max(1, len(words) - _RUN + 1))}


def likeness(one: str, other: str) -> float:
    """The share of the shorter text's runs of words that the other has, too; from 0 to 1."""
    first, second = _runs(one), _runs(other)
    return len(first & second) / min(len(first), len(second))


def are_alike(one: str, other: str) -> bool:
    """Whether one is a copy of the other, or of what the other is a copy of."""
    return likeness(one, other) >= _ALIKE
