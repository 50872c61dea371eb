"""Numbers that tie the mentions of one person, body or place in a telegram together.

Persons are one by surname, unless given names differ; places and bodies by their normal form.
"""

from collections.abc import Sequence

from reftel.extract.spots import Spot

__all__ = ["number_entities"]


def number_entities(passages: Sequence[Sequence[Spot]]) -> list[list[int]]:
    """A number from 1 for every spot; the same for mentions of one entity."""
    numbers: dict[tuple[str, str], int] = {}
    given: dict[str, str] = {}
    for spots in passages:
        for spot in spots:
            if spot.kind == "person" and spot.name is not None and " " in spot.name:
                given.setdefault(spot.key, spot.name)
    return [
        [numbers.setdefault((spot.kind, _key(spot, given)), len(numbers) + 1) for spot in spots]
        for spots in passages
    ]


def _key(spot: Spot, given: dict[str, str]) -> str:
    if spot.kind != "person" or spot.name is None or " " not in spot.name:
        return spot.key
    first = given.get(spot.key, spot.name)
    return spot.key if first[0] == spot.name[0] else f"{spot.key} {spot.name.upper()}"
