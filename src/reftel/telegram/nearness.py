"""Which known word a misspelt one was meant to be: one or two slips away, and nearer than all others.

The index holds every known word with up to two letters left out, so that a look-up costs the length of
the word and not the size of the table. A swap of two neighbours counts as one slip, as a lost, added or
changed letter does.
"""

from collections.abc import Iterable, Iterator

__all__ = ["Nearness", "distance"]

_LONGEST = 24  #: no known word is longer; anything longer is not looked up
_SURE = 3  #: two slips are trusted only in words of this many letters a slip


def distance(one: str, other: str, limit: int = 2) -> int:
    """How many slips lie between two words; `limit + 1` where they are more than `limit`."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, against in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != against))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against
            if swapped:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > limit and min(last) > limit:
            return limit + 1
        before, last = last, now
    return min(last[-1], limit + 1)


def _shortened(word: str, depth: int) -> Iterator[str]:
    """The word, and the word with up to `depth` letters left out."""
    held = {word}
    yield word
    edge = {word}
    for _ in range(depth):
        edge = {left[:at] + left[at + 1 :] for left in edge for at in range(len(left))} - held
        held |= edge
        yield from edge


class Nearness:
    """Known words, found again from damaged ones."""

    __slots__ = ("_index",)

    def __init__(self, words: Iterable[str]) -> None:
        self._index: dict[str, list[str]] = {}
        for word in words:
            for short in _shortened(word, 2 if len(word) > 2 * _SURE else 1):
                self._index.setdefault(short, []).append(word)

    def near(self, word: str, limit: int = 2) -> list[tuple[str, int]]:
        """Known words at the smallest distance within `limit`, each with that distance; often none."""
        if len(word) > _LONGEST:
            return []
        best: dict[str, int] = {}
        nearest = limit
        for short in _shortened(word, limit):
            for known in self._index.get(short, ()):
                if known not in best:
                    best[known] = distance(word, known, limit)
                    nearest = min(nearest, best[known])
        return [(known, away) for known, away in best.items() if away == nearest]
