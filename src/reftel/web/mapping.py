"""The map as a picture: the world in the Equal Earth projection, posts on it, and the ways between them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reftel.desk.overview import PostOnMap, Traffic
from reftel.gazetteer.world import Place, outline

__all__ = ["HEIGHT", "WIDTH", "Arc", "Drawn", "Spot", "draw", "land"]

WIDTH, HEIGHT = 1920, 935
_SCALE = WIDTH / (2 * 2.70663)
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_ROOT = math.sqrt(3)
_ARCS = 160
_NAMED = 14
_LARGEST = 34.0
_APART = 24


@dataclass(frozen=True, slots=True)
class Spot:
    """A post on the map; the busiest are named."""

    post: PostOnMap
    x: int
    y: int
    radius: float
    named: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """A way from one post to another, bent to the right so that both directions are seen."""

    path: str
    width: float
    words: str
    query: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is on the map, and the posts that have no known place."""

    spots: tuple[Spot, ...]
    arcs: tuple[Arc, ...]
    elsewhere: tuple[PostOnMap, ...]


def _xy(place: Place) -> tuple[int, int]:
    theta = math.asin(_ROOT / 2 * math.sin(math.radians(place.latitude)))
    square = theta * theta
    sixth = square**3
    first, second, third, fourth = _A
    along = 3 * (9 * fourth * sixth * square + 7 * third * sixth + 3 * second * square + first)
    x = 2 * _ROOT * math.radians(place.longitude) * math.cos(theta) / along
    y = theta * (fourth * sixth * square + third * sixth + second * square + first)
    return round(WIDTH / 2 + _SCALE * x), round(HEIGHT / 2 - _SCALE * y)


@cache
def land() -> str:
    """The land of the world as one path, in steps of half a pixel."""
    pieces = []
    for ring in outline():
        points = [_xy(place) for place in ring]
        x, y = points[0]
        steps = []
        for to_x, to_y in points[1:]:
            if (to_x, to_y) != (x, y):
                steps.append(f"{to_x - x} {to_y - y}")
                x, y = to_x, to_y
        if len(steps) > 2:
            pieces.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-"))
    return "".join(pieces)


def draw(traffic: Traffic) -> Drawn:
    """The spots and arcs of a period; the largest spots are drawn first, so that small ones lie on top."""
    busiest = max((one.sent + one.received for one in traffic.posts), default=1)
    placed: dict[str, Spot] = {}
    for one in traffic.posts:
        if one.place is not None:
            x, y = _xy(one.place)
            radius = round(max(4.0, _LARGEST * math.sqrt((one.sent + one.received) / busiest)), 1)
            placed[one.post] = Spot(one, x, y, radius, len(placed) < _NAMED and _is_free(x, y, placed))
    ways = [
        way
        for way in traffic.ways
        if way.sender in placed and way.receiver in placed and way.sender != way.receiver
    ][:_ARCS]
    most = ways[0].count if ways else 1
    arcs = [
        Arc(
            _bent(placed[way.sender], placed[way.receiver]),
            round(max(0.8, 9 * math.sqrt(way.count / most)), 1),
            f"{placed[way.sender].post.name} to {placed[way.receiver].post.name}: {way.count:,}",
            f"from:{way.sender} to:{way.receiver}",
        )
        for way in reversed(ways)
    ]
    elsewhere = tuple(one for one in traffic.posts if one.place is None)
    return Drawn(tuple(placed.values()), tuple(arcs), elsewhere)


def _is_free(x: int, y: int, placed: Mapping[str, Spot]) -> bool:
    """Whether a name can stand here without lying on one of a busier post."""
    return not any(
        one.named and abs(one.y - y) < _APART and abs(one.x - x) < 8 * _APART for one in placed.values()
    )


def _bent(start: Spot, end: Spot) -> str:
    over_x, over_y = end.x - start.x, end.y - start.y
    bend_x, bend_y = (start.x + end.x) / 2 - over_y * 0.16, (start.y + end.y) / 2 + over_x * 0.16
    return f"M{start.x} {start.y}Q{round(bend_x)} {round(bend_y)} {end.x} {end.y}"
