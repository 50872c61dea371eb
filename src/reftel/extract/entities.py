"""Numbers that tie the mentions of one person, body or place in a telegram together.

Persons are one by surname, unless given names differ. Of three names the one in the middle may be the
surname that is used later (`WALTER GARRA LEYVA`, then `GARRA`), so it leads to the same person while nobody
else has it. Places and bodies are one by their normal form.
"""

from collections.abc import Sequence

from reftel.extract.lexicon import PARTICLE, TITLE, WORD, flags
from reftel.extract.spots import Spot
from reftel.extract.words import Words

__all__ = ["middle_names", "number_entities"]


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
    given: dict[str, str] = {}
    middle: dict[str, str] = {}
    surnames = {spot.key for spots in passages for spot in spots if spot.kind == "person"}
    for spots in passages:
        for spot in spots:
            if spot.kind == "person" and spot.name is not None and " " in spot.name:
                given.setdefault(spot.key, spot.name)
                for part in spot.name.upper().split()[1:-1]:
                    if part in surnames:
                        middle.setdefault(part, spot.key)
    return [
        [numbers.setdefault((spot.kind, _key(spot, given, middle)), len(numbers) + 1) for spot in spots]
        for spots in passages
    ]


def _key(spot: Spot, given: dict[str, str], middle: dict[str, str]) -> str:
    if spot.kind != "person" or spot.name is None:
        return spot.key
    if " " not in spot.name:
        return spot.key if spot.key in given else middle.get(spot.key, spot.key)
    first = given.get(spot.key, spot.name)
    return spot.key if first[0] == spot.name[0] else f"{spot.key} {spot.name.upper()}"
