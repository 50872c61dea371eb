"""Hits over time: a bar for each year, month or day, and the query that narrows to it."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from reftel.archive.archive import Archive
from reftel.archive.words import WordsUnusableError
from reftel.desk.asking import ask
from reftel.desk.narrowing import day_label, label_of
from reftel.desk.search_answers import Bar, Timeline, TimeUnit
from reftel.query import Query, print_tree
from reftel.query.facets import FacetName
from reftel.query.selecting import chosen, days_of, joined, without_days
from reftel.query.tree import All, Days, Either, Has, Node, Not

__all__ = ["timeline"]

_MOST_MONTHS = 15 * 12
_MOST_DAYS = 92
_MOST_BARS = 3_000  #: dates misread by centuries must not make a million empty bars


def timeline(
    archive: Archive,
    query: Query,
    unit: TimeUnit | None = None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    *,
    expanded: bool = True,
) -> Timeline:
    """Counts over time between two days; without a unit the finest that leaves bars wide enough to hit."""
    rest = without_days(query.tree)
    base = print_tree(rest)
    base = f"({base})" if isinstance(rest, Either) else base
    within = joined(rest, [Days(first, last)]) if first or last else rest
    try:
        with archive.reading() as connection:
            count = partial(ask, archive, connection, limit=0, of_hits=True, expanded=expanded)
            months = count(within, facets=("month",)).facets["month"]
            undated = count(_with(rest, Not(Has("date"))), facets=()).total
            if not months:
                return Timeline(unit or "year", [], base, undated)
            start, stop = days_of(months[0][0])[0], days_of(months[-1][0])[1]
            chosen_unit = unit or _unit(max(start, first or start), min(stop, last or stop))
            counts = dict(months)
            if chosen_unit == "year":
                counts = _years(months)
            elif chosen_unit == "day":
                counts = dict(count(within, facets=("day",)).facets["day"])
    except WordsUnusableError:
        return Timeline(unit or "year", [], base)
    choice = chosen(query.tree, "day")
    bars = [
        Bar(
            value,
            _label(chosen_unit, value),
            begin.isoformat(),
            end.isoformat(),
            counts.get(value, 0),
            print_tree(joined(rest, [Days(begin, end)])),
            choice.holds(value),
        )
        for value in _values(chosen_unit, start, stop, counts)
        for begin, end in [days_of(value)]
    ]
    return Timeline(chosen_unit, bars, base, undated)


def _with(tree: Node | None, other: Node) -> Node:
    return All((tree, other)) if tree is not None else other


def _unit(first: dt.date, last: dt.date) -> TimeUnit:
    if (last - first).days <= _MOST_DAYS:
        return "day"
    months = (last.year - first.year) * 12 + last.month - first.month
    return "month" if months <= _MOST_MONTHS else "year"


def _years(months: list[tuple[str, int]]) -> dict[str, int]:
    years: dict[str, int] = {}
    for month, count in months:
        years[month[:4]] = years.get(month[:4], 0) + count
    return years


def _label(unit: TimeUnit, value: str) -> str:
    names: dict[TimeUnit, FacetName] = {"year": "year", "month": "month"}
    return day_label(days_of(value)[0]) if unit == "day" else label_of(names[unit], value)


def _values(unit: TimeUnit, first: dt.date, last: dt.date, counts: dict[str, int]) -> list[str]:
    """All values of the axis in order; only those that have a count where there would be too many."""
    whole = list(_axis(unit, first, last))
    return whole if len(whole) <= _MOST_BARS else sorted(counts)


def _axis(unit: TimeUnit, first: dt.date, last: dt.date) -> Iterator[str]:
    if unit == "day":
        for number in range(first.toordinal(), min(last.toordinal(), first.toordinal() + _MOST_BARS) + 1):
            yield dt.date.fromordinal(number).strftime("%Y%m%d")
        return
    for year in range(first.year, last.year + 1):
        if unit == "year":
            yield f"{year:04}"
            continue
        for month in range(1, 13):
            if (first.year, first.month) <= (year, month) <= (last.year, last.month):
                yield f"{year:04}{month:02}"
