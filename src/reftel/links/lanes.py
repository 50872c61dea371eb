"""Where the telegrams of an exchange stand in its picture: time from left to right, a lane for each post.

Telegrams of one lane that would touch stand in rows below each other. Up to some forty, every telegram has
its number beside it; of more, only those that a reader looks for first: the one asked for, what most of the
others cite, and what was left without an answer.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reftel.links.axis import Axis, axis_of
from reftel.links.thread import Role

__all__ = ["Arrow", "Dot", "Lane", "Picture", "Placed", "lay_out"]

_ROW = 19.0
_PAD = 8.0
_LETTER = 6.7  #: width of a letter of a number, a little too much rather than too little
_DOT = 15.0  #: room of a dot without words
_ALL_NAMED = 40
_NAMED = 8
_BOTTOM = 34.0
_UNDATED = 70.0
_HEADQUARTERS = "STATE"


@dataclass(frozen=True, slots=True)
class Dot:
    """One telegram as the picture needs it; `key` is its name within the picture."""

    key: str
    post: str
    day: str | None
    subject: str | None
    role: Role | None
    href: str = ""
    unanswered: bool = False
    is_start: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the telegram that cites to the one cited; `answers` where it is its answer."""

    citing: str
    cited: str
    answers: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A post with all it sent."""

    name: str
    top: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A telegram in its place; `named` where its number is written, to the left of it where `to_left`."""

    dot: Dot
    x: float
    y: float
    named: bool
    to_left: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it in one measure; `names` is the width that names of posts take on the left."""

    width: float
    height: float
    names: float
    lanes: tuple[Lane, ...]
    placed: tuple[Placed, ...]
    arrows: tuple[Arrow, ...]
    axis: Axis | None
    undated: float | None


def lay_out(dots: Sequence[Dot], arrows: Sequence[Arrow], width: float = 960.0) -> Picture:
    """The picture of these telegrams, which come in the order of their days."""
    posts = _posts(dots)
    names = 20 + 7.4 * min(20, max((len(post) for post in posts), default=4))
    shown = _named(dots, arrows)
    days = [dt.date.fromisoformat(dot.day) for dot in dots if dot.day]
    has_undated = len(days) < len(dots)
    left = names + _PAD * 2 + (_UNDATED if has_undated else 0)
    longest = max((len(key) for key in shown), default=0)
    right = width - _PAD * 2 - 6
    axis = axis_of(days, left, max(left + 60, right)) if days else None
    undated = names + _PAD * 2 if has_undated else None
    lanes: list[Lane] = []
    placed: list[Placed] = []
    top = _PAD
    for post in posts:
        own = [dot for dot in dots if dot.post == post]
        spots = [
            (dot, axis.place(dt.date.fromisoformat(dot.day)) if axis and dot.day else (undated or left))
            for dot in own
        ]
        rows = _rows(spots, shown, width - longest * _LETTER - 12)
        height = _ROW * (max(row for _, _, row, _ in rows) + 1) + _PAD
        placed += [
            Placed(dot, round(x, 1), round(top + _PAD / 2 + _ROW * (row + 0.5), 1), dot.key in shown, to_left)
            for dot, x, row, to_left in rows
        ]
        lanes.append(Lane(post, top, height, len(own)))
        top += height
    known = {dot.key for dot in dots}
    kept = tuple(arrow for arrow in arrows if arrow.citing in known and arrow.cited in known)
    return Picture(width, top + _BOTTOM, names, tuple(lanes), tuple(placed), kept, axis, undated)


def _posts(dots: Sequence[Dot]) -> list[str]:
    """Lanes from the top: the Department, then posts as they come into the exchange."""
    posts = list(dict.fromkeys(dot.post for dot in dots))
    return sorted(posts, key=lambda post: post != _HEADQUARTERS)


def _named(dots: Sequence[Dot], arrows: Sequence[Arrow]) -> set[str]:
    if len(dots) <= _ALL_NAMED:
        return {dot.key for dot in dots}
    cited = Counter(arrow.cited for arrow in arrows)
    open_ones = [dot.key for dot in dots if dot.unanswered][:_NAMED]
    return (
        {dot.key for dot in dots if dot.is_start}
        | set(open_ones)
        | {key for key, _ in cited.most_common(_NAMED)}
    )


def _rows(
    spots: Sequence[tuple[Dot, float]], named: set[str], turn: float
) -> list[tuple[Dot, float, int, bool]]:
    """Each telegram with its row within the lane, and whether its number stands to its left."""
    ends: list[list[tuple[float, float]]] = []
    found: list[tuple[Dot, float, int, bool]] = []
    for dot, x in sorted(spots, key=lambda spot: (spot[1], spot[0].key)):
        to_left = dot.key in named and x > turn
        room = len(dot.key) * _LETTER + 14 if dot.key in named else 0.0
        begin = x - _DOT / 2 - (room if to_left else 0)
        end = x + _DOT / 2 + (0 if to_left else room)
        row = next(
            (
                at
                for at, taken in enumerate(ends)
                if all(end <= other or begin >= stop for other, stop in taken)
            ),
            len(ends),
        )
        if row == len(ends):
            ends.append([])
        ends[row].append((begin, end))
        found.append((dot, x, row, to_left))
    return found
