"""Persons who are meant again without their name: `THE MINISTER`, `HE`, where it is safe; and offices alone.

A title leads back to a person when one person of the telegram, and only one, was given it before. HE
leads back when one person, and only one, was named in the paragraph so far. Both are kept as further
places of the mention they lead back to, not as names. An office that nobody in the telegram was given
becomes a name when a table of office holders knows who held it (`rule` is `office-holder`).
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reftel.extract.holders import Held, OfficeHolders, role_key
from reftel.extract.lexicon import BEFORE, OFFICE
from reftel.extract.spots import Spot
from reftel.extract.words import Words

__all__ = ["Again", "BareRole", "bare_roles", "leads_back", "spot_of_holder"]

_MOST: Final = 4  # words of an office: DEPUTY CHIEF OF MISSION
_OWN: Final = frozenset(["ambassador", "charge", "deputy chief of mission", "consul general"])
_WASHINGTON: Final = frozenset(["secretary of state", "deputy secretary of state"])
_MINISTERS: Final = frozenset(["MINISTER", "MIN"])
_JUNIOR: Final = frozenset(["JR", "SR", "II", "III", "IV"])
_HE: Final = frozenset(["HE", "SHE"])


@dataclass(frozen=True, slots=True)
class BareRole:
    """An office without a name: its words, its key where it is a known office, the country beside it."""

    first: int
    last: int
    written: str
    key: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Again:
    """Words that mean a person named before: the mention they lead back to and its passage."""

    first: int
    last: int
    passage: int
    origin: Spot


def bare_roles(words: Words, spots: Sequence[Spot]) -> Iterator[BareRole]:
    """Offices with THE, a country or nothing before them, and no name behind them."""
    held = {at for spot in spots if spot.kind != "place" for at in range(spot.first, spot.last + 1)}
    places = {spot.last: spot for spot in spots if spot.kind == "place"}
    starts = {spot.first: spot for spot in spots if spot.kind == "place"}
    upper, size = words.upper, len(words.upper)
    at = 0
    while at < size:
        if at in held or not words.flags[at] & (OFFICE | BEFORE):
            at += 1
            continue
        last, key = _office(words, at)
        if last < at or any(here in held for here in range(at, last + 1)):
            at += 1
            continue
        before = places.get(at - 1)
        article = at > 0 and upper[at - 1] == "THE"
        if _is_part_of_another(words, at, last) and before is None:
            at = last + 1
            continue
        behind = _of_place(words, last, starts)
        if behind is False:
            at = last + 1
            continue
        if before is not None or article or key in _OWN or key in _WASHINGTON:
            first = before.first if before is not None else at - 1 if article else at
            written = " ".join(words.text[words.starts[at] : words.ends[last]].split())
            country = before.country if before is not None else behind.country if behind else None
            yield BareRole(first, last, written, key, country)
        at = last + 1


def _is_part_of_another(words: Words, first: int, last: int) -> bool:
    """Whether the office is part of a longer title: `UNDER SECRETARY`, `SECRETARY GENERAL`."""
    if first and words.flags[first - 1] & (BEFORE | OFFICE) and words.upper[first - 1] != "THE":
        return True
    behind = words.upper[last + 1] if last + 1 < len(words.upper) else ""
    return behind in {"GENERAL", "DESIGNATE", "ELECT", "-"}


def _of_place(words: Words, last: int, starts: Mapping[int, Spot]) -> Spot | Literal[False] | None:
    """The place behind OF; False for something else (`SECRETARY OF DEFENSE`), None without OF."""
    upper = words.upper
    if last + 2 >= len(upper) or upper[last + 1] not in {"OF", "TO"}:
        return None
    place = starts.get(last + 2) or starts.get(last + 3)
    if place is not None:
        return place
    return False if upper[last + 1] == "OF" else None


def _office(words: Words, at: int) -> tuple[int, str | None]:
    """The last word of the longest known office that begins here; MINISTER alone has no key."""
    for size in range(_MOST, 0, -1):
        if at + size <= len(words.upper):
            key = role_key(" ".join(words.upper[at : at + size]))
            if key is not None:
                return at + size - 1, key
    return (at, None) if words.upper[at] in _MINISTERS else (at - 1, None)


def leads_back(
    passages: Sequence[tuple[Words, Sequence[Spot]]], numbers: Sequence[Sequence[int]]
) -> list[list[Again]]:
    """For each passage the words that mean a person named before."""
    titled: dict[str, set[int]] = {}
    latest: dict[int, tuple[int, Spot]] = {}
    found: list[list[Again]] = []
    for place, (words, spots) in enumerate(passages):
        row: list[Again] = []
        roles = list(bare_roles(words, spots))
        events = sorted(
            [(spot.first, 0, at) for at, spot in enumerate(spots) if spot.kind == "person"]
            + [(role.first, 1, at) for at, role in enumerate(roles) if role.country is None]
            + [(at, 2, at) for at, word in enumerate(words.upper) if word in _HE]
        )
        here: set[int] = set()
        for _, kind, at in events:
            if kind == 0:
                entity = numbers[place][at]
                latest[entity] = (place, spots[at])
                here.add(entity)
                for title in _titles(spots[at].role):
                    titled.setdefault(title, set()).add(entity)
                continue
            if kind == 1:
                role = roles[at]
                meant = titled.get(role.key or "minister", set())
                first, last = role.first, role.last
                if len(meant) != 1:
                    here.add(-1 - first)  # somebody without a name, whom HE may mean
                if words.upper[first] != "THE":
                    continue
            else:
                meant = here
                first = last = at
            entity = next(iter(meant)) if len(meant) == 1 else -1
            if entity in latest:  # a number below nought is somebody without a name
                row.append(Again(first, last, *latest[entity]))
        found.append(row)
    return found


def _titles(role: str | None) -> Iterator[str]:
    """The keys a role answers to."""
    if role is None:
        return
    words = role.upper().replace(".", " ").split()
    for size in range(min(_MOST, len(words)), 0, -1):
        key = role_key(" ".join(words[-size:]))
        if key is not None:
            yield key
            break
    if "MINISTER" in words or any(word.endswith("MIN") for word in words):
        yield "minister"


def spot_of_holder(
    role: BareRole, holders: OfficeHolders, post: str | None, host: str | None, day: dt.date
) -> Spot | None:
    """The person an office alone means, where the table knows one."""
    if role.key is None:
        return None
    held = _holder(role, holders, post, host, day)
    if held is None:
        return None
    parts = [part for part in held.name.split() if part.rstrip(".").upper() not in _JUNIOR]
    surname = parts[-1].upper() if parts else held.name.upper()
    return Spot(
        role.first, role.last, "person", "office-holder", held.confidence, surname, held.name, role.written
    )


def _holder(
    role: BareRole, holders: OfficeHolders, post: str | None, host: str | None, day: dt.date
) -> Held | None:
    key = role.key
    assert key is not None
    if key in _WASHINGTON:
        places: tuple[str | None, ...] = ("US",)
    elif role.country is not None:
        if key in _OWN:
            return None  # the ambassador of another country, to whom the table does not say
        places = (role.country,)
    else:
        places = (post, host) if key in _OWN else (host,)
    for place in places:
        held = holders.holder(key, place, day) if place else None
        if held is not None:
            return held
    return None
