"""Numbers that tie the mentions of one person, body or place in a telegram together.

Persons are one by surname, unless given names differ; a surname that two persons have leads to neither. Of
three names the one in the middle may be the surname that is used later (`WALTER GARRA LEYVA`, then `GARRA`),
and in East Asia the first is, so it leads to the same person while nobody else has it. Places and bodies are
one by their normal form.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from reftel.extract.lexicon import PARTICLE, TITLE, WORD, flags, listed
from reftel.extract.spots import Spot
from reftel.extract.words import Words

__all__ = ["middle_names", "number_entities"]

# Surnames that stand before the other names: TENG HSIAO-PING, later TENG.
_FIRST: Final = listed("surname-first")


def middle_names(spot: Spot, words: Words) -> list[str]:
    """The names between the first and the surname that may be used alone; none of a short name."""
    if spot.name is None or spot.name.count(" ") < 2:
        return []
    known = flags()
    parts = [part.upper() for part in spot.name.split()][1:-1]
    return [part for part in parts if _may_stand_alone(part, known.get(part, 0)) and part in words.upper]


def _may_stand_alone(part: str, kinds: int) -> bool:
    return len(part) > 3 and part.isalpha() and not kinds & (WORD | TITLE | PARTICLE)


def number_entities(passages: Sequence[Sequence[Spot]]) -> list[list[int]]:
    """A number from 1 for every spot; the same for mentions of one entity."""
    numbers: dict[tuple[str, str], int] = {}
    people = _People.of(spot for spots in passages for spot in spots if spot.kind == "person")
    return [
        [numbers.setdefault((spot.kind, people.key(spot)), len(numbers) + 1) for spot in spots]
        for spots in passages
    ]


@dataclass(frozen=True, slots=True)
class _People:
    """The persons of one telegram: whole names by surname, and who is meant by another part of a name."""

    whole: dict[str, list[str]]
    other: dict[str, set[str]]

    @classmethod
    def of(cls, spots: Iterable[Spot]) -> "_People":
        """Gathered from all mentions."""
        people = cls({}, {})
        mentions = sorted(spots, key=lambda spot: -len(spot.name or ""))
        surnames = {spot.key for spot in mentions}
        for spot in mentions:
            if spot.name is None or " " not in spot.name:
                continue
            held = people.whole.setdefault(spot.key, [])
            if not any(_may_be_one(name, spot.name) for name in held):
                held.append(spot.name)
            parts = spot.name.upper().split()
            for part in parts[0 if parts[0] in _FIRST else 1 : -1]:
                if part in surnames:
                    people.other.setdefault(part, set()).add(people.key(spot))
        return people

    def key(self, spot: Spot) -> str:
        """What mentions of one entity share; a surname that two persons have is a third, unknown one."""
        if spot.kind != "person" or spot.name is None:
            return spot.key
        held = self.whole.get(spot.key, [])
        if " " in spot.name:
            same = [name for name in held if _may_be_one(name, spot.name)]
            if len(same) > 1 and spot.name not in same:
                return f"{spot.key} ?"
            name = spot.name if spot.name in same else same[0] if same else spot.name
            return spot.key if not held or name == held[0] else f"{spot.key} {name.upper()}"
        if not held:
            meant = self.other.get(spot.key, set())
            return next(iter(meant)) if len(meant) == 1 else spot.key
        return spot.key if len(held) == 1 else f"{spot.key} ?"


def _may_be_one(name: str, other: str) -> bool:
    """Whether two whole names with one surname may be one person's: initials and short forms may."""
    one, two = (written.upper().split()[0].rstrip(".") for written in (name, other))
    if one == two or one[0] != two[0]:
        return one == two
    short, whole = sorted((one, two), key=len)
    return len(short) == 1 or "." in one + two or whole.startswith(short) or _is_respelt(one, two)


def _is_respelt(one: str, two: str) -> bool:
    """Whether two given names are one in other vowels: `MOHAMED`, `MUHAMMAD`."""
    bones = _bones(one)
    return len(bones) > 2 and bones == _bones(two)


def _bones(name: str) -> str:
    return "".join(letter for letter, _ in groupby(letter for letter in name if letter not in "AEIOUY"))
