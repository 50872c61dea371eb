"""Whether two texts are copies of one: by the runs of four words they share.

Page lines, stamps and stretches withheld in one copy only cost some runs; another telegram of the same
post and day shares hardly more than its formulas.
"""

import re

__all__ = ["are_alike", "are_one", "likeness", "words_of"]

_WORD = re.compile(r"[^\W_]+")
_ALIKE = 0.5
_ONE = 0.7
_SAME_FIGURES = 0.6
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


def are_one(one: str, other: str) -> bool:
    """Whether two texts are copies of one where no number says so: alike as wholes, and in their figures.

    A telegram that quotes another has all of its runs and is longer; reports made from one form differ in
    hardly more than their figures. Of the telegrams of one post in two years, no two that differ shared more
    than a third of their runs, and each shared all of them with its own copy from another source.
    """
    first, second = _runs(one), _runs(other)
    if len(first & second) < _ONE * max(len(first), len(second)):
        return False
    figures, others = _figures(one), _figures(other)
    return len(figures & others) >= _SAME_FIGURES * max(len(figures), len(others))


def _figures(text: str) -> set[str]:
    return {word for word in words_of(text) if word.isdecimal()}
