"""Whether two texts are copies of one: by the runs of four words they share.

Page lines, stamps and stretches withheld in one copy only cost some runs; another telegram of the same
post and day shares hardly more than its formulas.
"""

import re

__all__ = ["are_alike", "likeness", "words_of"]

_WORD = re.compile(r"[^\W_]+")
_ALIKE = 0.5
_MOST = 200_000  # characters looked at


def words_of(text: str) -> list[str]:
    """The words of a text, whatever stands between them."""
    return _WORD.findall(text[:_MOST].upper())


def _runs(text: str) -> set[tuple[str, ...]]:
    words = words_of(text)
    return set(zip(words, words[1:], words[2:], words[3:], strict=False)) or {tuple(words)}


def likeness(one: str, other: str) -> float:
    """The share of the shorter text's runs of words that the other has, too; from 0 to 1."""
    first, second = _runs(one), _runs(other)
    return len(first & second) / min(len(first), len(second))


def are_alike(one: str, other: str) -> bool:
    """Whether one is a copy of the other, or of what the other is a copy of."""
    return likeness(one, other) >= _ALIKE
