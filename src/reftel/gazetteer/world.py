"""Where posts are, and the outline of the world: from GeoNames and Natural Earth."""

from dataclasses import dataclass
from functools import cache

from reftel.gazetteer.table import rows

__all__ = ["Place", "outline", "post_places"]


@dataclass(frozen=True, slots=True)
class Place:
    """Degrees north and east."""

    latitude: float
    longitude: float


@cache
def post_places() -> dict[str, Place]:
    """The places of posts by canonical name."""
    return {
        row["canonical"]: Place(float(row["latitude"]), float(row["longitude"]))
        for row in rows("post_places")
    }


@cache
def outline() -> tuple[tuple[Place, ...], ...]:
    """The rings of the countries of the world, seen from far away."""
    found = []
    for row in rows("world"):
        numbers = [int(number) / 10 for number in row["ring"].split()]
        found.append(
            tuple(Place(north, east) for east, north in zip(numbers[::2], numbers[1::2], strict=True))
        )
    return tuple(found)
