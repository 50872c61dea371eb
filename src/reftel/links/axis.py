"""Days on a line: stretches of time drawn to one scale, long silences between them folded to a mark.

One telegram of ten years ago, cited by forty of this month, would leave the forty no room; so a silence that
takes more than a third of the line is folded, and the fold is drawn.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Axis", "Tick", "axis_of"]

_FOLD = 34.0  #: width of a folded silence
_LEAST_SILENCE = 45  #: days
_SHARE = 0.35
_MOST_FOLDS = 4
_LEAST_WIDTH = 86.0  #: of a stretch: the day it begins with is written under it
_TICK_ROOM = 74.0
_STEPS = (1, 2, 7, 14)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Tick:
    """A day written under the line."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    first: int
    last: int
    x: float
    width: float

    def place(self, day: int) -> float:
        if self.first == self.last:
            return self.x + self.width / 2
        return self.x + self.width * (day - self.first) / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Axis:
    """Where each day stands; `folds` are the middles of folded silences."""

    stretches: tuple[_Stretch, ...]
    ticks: tuple[Tick, ...]
    folds: tuple[float, ...]

    def place(self, day: dt.date) -> float:
        """The place of a day that the axis was made for."""
        number = day.toordinal()
        for stretch in self.stretches:
            if number <= stretch.last:
                return stretch.place(max(number, stretch.first))
        return self.stretches[-1].place(self.stretches[-1].last)


def axis_of(days: Iterable[dt.date], left: float, right: float) -> Axis:
    """The axis between two places for these days, of which there is at least one."""
    numbers = sorted({day.toordinal() for day in days})
    parts = _parts(numbers)
    room = right - left - _FOLD * (len(parts) - 1)
    lengths = [part[-1] - part[0] for part in parts]
    widths = _widths(lengths, room)
    stretches: list[_Stretch] = []
    folds: list[float] = []
    x = left
    for part, width in zip(parts, widths, strict=True):
        if stretches:
            folds.append(round(x + _FOLD / 2, 1))
            x += _FOLD
        stretches.append(_Stretch(part[0], part[-1], x, width))
        x += width
    ticks = [tick for stretch in stretches for tick in _ticks(stretch)]
    return Axis(tuple(stretches), tuple(ticks), tuple(folds))


def _parts(numbers: Sequence[int]) -> list[list[int]]:
    """The days, cut where a silence is folded."""
    silences = sorted(
        ((later - earlier, earlier) for earlier, later in pairwise(numbers)),
        reverse=True,
    )
    rest = numbers[-1] - numbers[0]
    cuts: set[int] = set()
    for length, after in silences[:_MOST_FOLDS]:
        if length < _LEAST_SILENCE or length <= _SHARE * rest:
            break
        cuts.add(after)
        rest -= length
    parts: list[list[int]] = [[]]
    for number in numbers:
        parts[-1].append(number)
        if number in cuts:
            parts.append([])
    return parts


def _widths(lengths: Sequence[int], room: float) -> list[float]:
    """Widths to one scale, but none too small for the day it begins with."""
    least = min(_LEAST_WIDTH, room / len(lengths))
    total = sum(lengths)
    spare = room - least * len(lengths)
    return [least + (spare * length / total if total else spare / len(lengths)) for length in lengths]


def _ticks(stretch: _Stretch) -> Iterator[Tick]:
    last = -_TICK_ROOM
    year = 0
    for day in _marked(stretch):
        x = stretch.place(day.toordinal())
        if x - last < _TICK_ROOM:
            continue
        last = x
        yield Tick(round(x, 1), _words(day, with_year=day.year != year))
        year = day.year


def _words(day: dt.date, *, with_year: bool) -> str:
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if with_year else words


def _marked(stretch: _Stretch) -> Iterator[dt.date]:
    """Days worth a mark: the first one, then round steps that leave room for their words."""
    first, last = dt.date.fromordinal(stretch.first), dt.date.fromordinal(stretch.last)
    yield first
    if stretch.first == stretch.last:
        return
    each_day = stretch.width / (stretch.last - stretch.first)
    for step in _STEPS:
        if step * each_day >= _TICK_ROOM:
            yield from (
                dt.date.fromordinal(number) for number in range(stretch.first + step, stretch.last + 1, step)
            )
            return
    months = next((n for n in (1, 3, 6) if n * 30.4 * each_day >= _TICK_ROOM), 12)
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        day = dt.date(year, month, 1)
        if first < day <= last and (month - 1) % months == 0:
            yield day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
