"""Which telegrams a generated corpus holds: posts, years, numbers and times, each from its place in a row.

Nothing is stored: the n-th telegram's post, number and minute follow from n alone, so that any stretch can be
made by itself and a reference can name a telegram of another stretch. Numbers of a post rise with time
within a year and are never used twice.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random

from reftel.gazetteer import posts as gazetteer

__all__ = ["STATE", "Plan", "Slot"]

STATE = "STATE"
_YEARS = {
    **dict.fromkeys(range(1974, 1980), 6.5),
    1973: 3.0,
    **dict.fromkeys(range(1985, 2003), 0.6),
    **dict.fromkeys(range(2003, 2010), 6.0),
    2010: 1.0,
}
_MONTHS = {1973: (6, 12), 2010: (0, 2)}
"""Months that the corpus covers of its first and last year."""
_MAX_POSTS = 140
_STATE_SHARE = 0.18


@dataclass(frozen=True, slots=True)
class Series:
    """The telegrams of one post in one year: `count` of them, numbered up to about `top`."""

    post: gazetteer.Post
    year: int
    count: int
    top: int
    low: int


@dataclass(frozen=True, slots=True)
class Slot:
    """One telegram of the plan."""

    series: Series
    place: int
    serial: int
    when: datetime

    @property
    def mrn(self) -> str:
        """Its message reference number."""
        return f"{self.series.year % 100:02d}{self.series.post.canonical}{self.serial}"


def _posts() -> list[gazetteer.Post]:
    """The Department first, then embassies that have an address and a routing indicator, in a fixed order."""
    known = gazetteer.posts()
    usable = [
        post
        for post in known.values()
        if post.routing and post.country and post.plad.startswith("AMEMBASSY ") and post.spaced.isascii()
    ]
    order = Random("posts")  # noqa: S311 - a fixed order that is not the alphabet
    order.shuffle(usable)
    return [known[STATE], *usable[:_MAX_POSTS]]


class Plan:
    """All telegrams of a corpus of a given size and seed."""

    def __init__(self, telegrams: int, seed: int) -> None:
        self.seed = seed
        self.posts = _posts()
        weights = [_STATE_SHARE] + [
            (1 - _STATE_SHARE) / (rank + 4) / sum(1 / (r + 4) for r in range(len(self.posts) - 1))
            for rank in range(len(self.posts) - 1)
        ]
        shares = [
            (year, post, years * weight)
            for year, years in sorted(_YEARS.items())
            for post, weight in zip(self.posts, weights, strict=True)
        ]
        total = sum(share for _, _, share in shares)
        marks = [round(telegrams * part / total) for part in accumulate(share for _, _, share in shares)]
        self.series: list[Series] = []
        self.starts: list[int] = []
        before = 0
        for (year, post, _), mark in zip(shares, marks, strict=True):
            if mark > before:
                self.starts.append(before)
                self.series.append(_series(post, year, mark - before))
            before = mark
        self.telegrams = before
        self._of = {(series.post.canonical, series.year): series for series in self.series}

    def slot(self, index: int) -> Slot:
        """The telegram at this place in the row."""
        found = bisect_right(self.starts, index) - 1
        return self.numbered(self.series[found], index - self.starts[found])

    def numbered(self, series: Series, place: int) -> Slot:
        """The telegram at this place in a post's year."""
        step = (series.top - series.low) / series.count
        jitter = (place * 7919 + self.seed) % max(1, int(step))
        serial = series.low + int(place * step) + jitter + 1
        first, last = _MONTHS.get(series.year, (0, 12))
        start = datetime(series.year, first + 1, 1, tzinfo=UTC)
        minutes = int((last - first) * 30.4 * 1440)
        share = (serial - series.low) / (series.top - series.low + 2)
        return Slot(series, place, serial, start + timedelta(minutes=int(share * minutes)))

    def of(self, post: str, year: int) -> Series | None:
        """The series of a post and year, where the corpus has one."""
        return self._of.get((post, year))

    def earlier(self, slot: Slot, post: str, random: Random) -> Slot | None:
        """A telegram of a post that went before this one, mostly by weeks; None where the corpus has none."""
        year = slot.series.year
        series = self.of(post, year)
        if series is not None:
            done = (slot.serial - slot.series.low) / (slot.series.top - slot.series.low)
            place = int(series.count * done - random.expovariate(1 / (1 + series.count * 0.04))) - 1
            if place >= 0:
                found = self.numbered(series, place)
                if found.when < slot.when:
                    return found
        series = self.of(post, year - 1)
        if series is None:
            return None
        return self.numbered(series, series.count - 1 - int(random.random() ** 2 * series.count))


def _series(post: gazetteer.Post, year: int, count: int) -> Series:
    share = sum(post.canonical.encode()) % 7 + 1
    usual = 200_000 if post.canonical == STATE else 900 * share
    first, last = _MONTHS.get(year, (0, 12))
    top = max(usual * last // 12, int(count * 1.4) + usual * first // 12)
    return Series(post, year, count, top, usual * first // 12)
