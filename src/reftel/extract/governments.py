"""Governments in so many words: `THE CHINESE COMMUNIST REGIME`, `THE GOVERNMENT OF PERU`, `HIS GOVERNMENT`.

A government stands for its country, so it is a place, and the country inside it is no second mention. Without
a country beside it, and where nobody else's is spoken of, it is that of the country the post deals with.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from reftel.extract.known import country_name
from reftel.extract.lexicon import STOP, TITLE, WORD
from reftel.extract.spots import Spot
from reftel.extract.words import Words

__all__ = ["drop_inner", "find_governments"]

_HEADS: Final = frozenset(["GOVERNMENT", "GOVT", "REGIME", "GOVERNMENTS"])
_NOUNS: Final = frozenset(["COUNTRY", "COUNTRIES", "GOVERNMENTS", "SIDES"])
_KINDS: Final = frozenset(
    ["COMMUNIST", "MILITARY", "REVOLUTIONARY", "CIVILIAN", "SOCIALIST", "FEDERAL", "NATIONAL", "NEW"]
)
_OFFICES: Final = frozenset(["TEAM", "DIRECTOR", "DIRECTORS", "OFFICER", "DESK", "PLAN", "OF", "REPORTS"])
_MEMBERS: Final = frozenset(
    ["OFFICIAL", "OFFICIALS", "EMPLOYEES", "AGENCIES", "CONTROL", "SOURCES", "LEADERS"]
)
_ANY: Final = frozenset(
    ["A", "AN", "ANY", "ANOTHER", "OTHER", "EACH", "EVERY", "NO", "SOME", "MOST", "SUCH", "SELF"]
)
_WHOSE: Final = frozenset(["THE", "HIS", "YOUR", "OUR", "MY", "THIS", "THEIR", "HER"])


def find_governments(words: Words, spots: Sequence[Spot], host: str | None) -> Iterator[Spot]:
    """Governments with the country beside them, or that of the host country."""
    ends = {spot.last: spot for spot in spots if spot.kind == "place"}
    starts = {spot.first: spot for spot in spots if spot.kind == "place"}
    upper, size = words.upper, len(words.upper)
    for index, word in enumerate(upper):
        if word in _NOUNS and index and not words.mixed:
            if index + 1 == size or upper[index + 1] not in _OFFICES:
                yield from _country_meant(words, index, host)
            if word not in _HEADS:
                continue
        if word not in _HEADS or words.is_low(index):
            continue
        before = index - 1
        while before > 0 and upper[before] in _KINDS and index - before < 3:
            before -= 1
        place = ends.get(before)
        if place is not None:
            yield _government((place.first, index), place.key, place.name, place.country, 0.85)
            continue
        if index + 2 < size and upper[index + 1] == "OF":
            behind = index + 3 if upper[index + 2] == "THE" else index + 2
            place = starts.get(behind) or starts.get(index + 2)
            if place is not None:
                yield _government((index, place.last), place.key, place.name, place.country, 0.85)
            continue
        if index and _is_leader(words, index - 1):
            yield _government((index - 1, index), f"country {host}", _named(host), host, 0.6)
        elif not words.mixed and _stands_alone(words, index):
            first = index - 1 if index and upper[index - 1] in _WHOSE else index
            whose = host if first == index or upper[first] in {"THE", "THIS"} else None
            key = f"country {whose}" if whose else "GOVERNMENT"
            yield _government((first, index), key, _named(whose), whose, 0.5)


def _country_meant(words: Words, index: int, host: str | None) -> Iterator[Spot]:
    """`THE COUNTRY`, `HIS COUNTRY`, `BOTH GOVERNMENTS`, `THE TWO COUNTRIES`."""
    before = words.upper[index - 1]
    if words.upper[index] == "COUNTRY":
        if before in _WHOSE or before in {"THAT", "EITHER"}:
            whose = host if before in {"THE", "THIS"} else None
            key = f"country {whose}" if whose else f"{before} COUNTRY"
            yield _government((index - 1, index), key, _named(whose), whose, 0.5)
    elif before == "BOTH":
        yield _government((index - 1, index), "BOTH COUNTRIES", None, None, 0.5)
    elif before == "TWO" and index > 1 and words.upper[index - 2] in _WHOSE:
        yield _government((index - 2, index), "BOTH COUNTRIES", None, None, 0.5)


def _stands_alone(words: Words, index: int) -> bool:
    """Whether a bare head means one government: `THE REGIME`, `GOVERNMENT HAS DECIDED`."""
    before = words.upper[index - 1] if index else "."
    after = words.upper[index + 1] if index + 1 < len(words.upper) else "."
    if words.upper[index] in {"REGIME", "GOVERNMENTS"}:
        return before == "THE" and words.upper[index] == "REGIME"
    if after in _MEMBERS:
        return False
    return (
        not before[0].isalpha()
        or before in _WHOSE
        or bool(words.flags[index - 1] & STOP and before not in _ANY)
    )


def _is_leader(words: Words, index: int) -> bool:
    """Whether a government is called after a person: `THE MARLOTT GOVERNMENT`."""
    flags = words.flags[index]
    return not flags & (WORD | STOP | TITLE) and words.upper[index].isalpha() and not words.is_low(index)


def _named(country: str | None) -> str | None:
    return country_name(country) if country else None


def _government(
    words: tuple[int, int], key: str, name: str | None, country: str | None, surely: float
) -> Spot:
    return Spot(*words, "place", "government", surely, key, name, None, country)


def drop_inner(spots: Sequence[Spot], outer: Sequence[Spot]) -> list[Spot]:
    """The spots without the places that stand inside a government."""
    inside = {at for spot in outer for at in range(spot.first, spot.last + 1)}
    return [spot for spot in spots if spot.kind != "place" or spot.first not in inside]
