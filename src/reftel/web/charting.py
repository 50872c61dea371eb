"""Counts by year as a small column chart: every year between the first and the last, empty ones too."""

from collections.abc import Sequence
from dataclasses import dataclass

from reftel.desk.answers import Count

__all__ = ["Bar", "YearChart", "year_chart"]

_HEIGHT = 40
_WIDEST = 200


@dataclass(frozen=True, slots=True)
class Bar:
    """One year; `height` out of forty, at least one where there is a telegram."""

    year: int
    count: int
    height: float
    query: str


@dataclass(frozen=True, slots=True)
class YearChart:
    """Bars in the order of years."""

    bars: tuple[Bar, ...]
    first: int | None
    last: int | None


def year_chart(counts: Sequence[Count]) -> YearChart:
    """The chart of a facet of years; values that are no year are left to the list beside it."""
    years = {int(one.value): one for one in counts if one.value.isdecimal() and len(one.value) == 4}
    if not years or max(years) - min(years) > _WIDEST:
        return YearChart((), None, None)
    most = max(one.count for one in years.values()) or 1
    bars = []
    for year in range(min(years), max(years) + 1):
        one = years.get(year)
        count = one.count if one else 0
        height = max(1.0, round(_HEIGHT * count / most, 1)) if count else 0.0
        bars.append(Bar(year, count, height, one.query if one else ""))
    return YearChart(tuple(bars), min(years), max(years))
