"""Places by a word beside them that says what they are: RIVER, PROVINCE, NORTHERN, COUNTRIES.

The word makes an unknown name a place (`ZAMBORA PROVINCE`), and widens a known one (`NORTHERN PERU`,
`ARAB STATES`); the place inside is then no second mention.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from reftel.extract.lexicon import NAMES, PLAIN, listed
from reftel.extract.places import is_unknown
from reftel.extract.spots import Spot
from reftel.extract.words import Words, titled

__all__ = ["find_geography"]

_HEADS: Final = listed("place-head")
_LOOSE: Final = listed("place-head-loose")
_COLLECTIVES: Final = listed("place-collective")
_BEFORE: Final = listed("place-before")
_OF: Final = listed("place-of")
_SIDES: Final = listed("side")


def find_geography(words: Words, taken: Sequence[int], spots: Sequence[Spot]) -> Iterator[Spot]:
    """Names beside a word that says what they are: `ZAMBORA PROVINCE`, `GULF OF KARSH`, `NORTHERN PERU`."""
    upper, size = words.upper, len(words.upper)
    starts = {spot.first: spot for spot in spots if spot.kind == "place"}
    ends = {spot.last: spot for spot in spots if spot.kind == "place"}
    for index, word in enumerate(upper):
        if taken[index]:
            continue
        if words.is_low(index):
            if word in _HEADS and index:
                first = _left(words, index, taken)
                if first < index and not any(taken[at] for at in range(first, index)):
                    yield _place(words, first, index - 1)
            continue
        before = ends.get(index - 1)
        if word in _COLLECTIVES and before is not None and before.rule != "government":
            yield _widened(words, before.first, index, before)
        elif word in _HEADS and index:
            first = _left(words, index, taken)
            if first < index and not (word in _LOOSE and any(taken[at] for at in range(first, index))):
                yield _place(words, first, index)
        elif word in _SIDES and index + 1 in starts:
            yield _widened(words, index, starts[index + 1].last, starts[index + 1])
        elif word in _BEFORE and index + 1 < size:
            at = index + 2 if upper[index + 1] == "." and index + 2 < size else index + 1
            if is_unknown(words, at) or (words.flags[at] & NAMES and not words.flags[at] & PLAIN):
                yield _place(words, index, at)
        if word in _OF and index + 2 < size and upper[index + 1] == "OF":
            at = last = index + 2
            while last < size and last - at < 3 and not taken[last] and is_unknown(words, last):
                last += 1
            if last > at:
                yield _place(words, at, last - 1)


def _left(words: Words, head: int, taken: Sequence[int]) -> int:
    first = head
    while first and head - first < 3 and _is_part(words, first - 1, taken):
        first -= 1
    return first


def _is_part(words: Words, index: int, taken: Sequence[int]) -> bool:
    if words.upper[index] == "-":
        return words.joined(index) and words.joined(index + 1)
    return bool(taken[index] in {1, 3} or is_unknown(words, index))


def _place(words: Words, first: int, last: int) -> Spot:
    written = words.text[words.starts[first] : words.ends[last]]
    name = written if words.mixed else titled(written)
    return Spot(first, last, "place", "place-word", 0.75, name.upper(), name)


def _widened(words: Words, first: int, last: int, inner: Spot) -> Spot:
    written = words.text[words.starts[first] : words.ends[last]]
    name = written if words.mixed else titled(written)
    return Spot(first, last, "place", "place-word", 0.75, name.upper(), name, None, inner.country)
