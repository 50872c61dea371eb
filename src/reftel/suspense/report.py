"""Sums over the book for a government and a period: asked, agreed, promised, kept, and in what time."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from reftel.suspense.due import standing_on
from reftel.suspense.entry import Entry
from reftel.suspense.parties import theirs_to_do

__all__ = ["Line", "Report", "days_between", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One year of a report, or the whole period (`year` null).

    `asked` and `promised` count what the other side has to do; `days` is the median time from promise to
    keeping, `late` how many of those kept came after the day they were due.
    """

    year: int | None
    asked: int = 0
    agreed: int = 0
    refused: int = 0
    put_off: int = 0
    unanswered: int = 0
    asked_done: int = 0
    promised: int = 0
    kept: int = 0
    partly_kept: int = 0
    broken: int = 0
    overtaken: int = 0
    open: int = 0
    overdue: int = 0
    late: int = 0
    days: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of the matters raised with somebody in a period, year by year and in all."""

    about: str
    since: str | None
    until: str | None
    on: str
    years: list[Line]
    total: Line
    ours_open: int
    entries: list[Entry]


def report(
    about: str, entries: Sequence[Entry], on: str, since: str | None = None, until: str | None = None
) -> Report:
    """The sums over these entries as they stood on a day; what our own side has to do is counted apart."""
    theirs = [entry for entry in entries if theirs_to_do(entry) and not entry.withdrawn]
    ours = [entry for entry in entries if not theirs_to_do(entry) and not entry.withdrawn]
    years = sorted({int(entry.said[:4]) for entry in theirs})
    return Report(
        about=about,
        since=since,
        until=until,
        on=on,
        years=[_line(year, [one for one in theirs if int(one.said[:4]) == year], on) for year in years],
        total=_line(None, theirs, on),
        ours_open=sum(standing_on(entry, on) != "closed" for entry in ours),
        entries=theirs,
    )


def _line(year: int | None, entries: Sequence[Entry], on: str) -> Line:
    asks = [entry for entry in entries if entry.kind == "ask"]
    promises = [entry for entry in entries if entry.kind == "promise"]
    kept = [entry for entry in promises if entry.status == "kept"]
    times = [days for entry in kept if (days := days_between(entry.said, entry.closed)) is not None]
    return Line(
        year=year,
        asked=len(asks),
        agreed=sum(one.answer == "agreed" or (one.answer is None and one.status == "kept") for one in asks),
        refused=sum(one.answer == "refused" for one in asks),
        put_off=sum(one.answer in ("deferred", "noncommittal") for one in asks),
        unanswered=sum(one.answer is None and one.status == "open" for one in asks),
        asked_done=sum(one.status == "kept" for one in asks),
        promised=len(promises),
        kept=len(kept),
        partly_kept=sum(one.status == "partly_kept" for one in promises),
        broken=sum(one.status == "broken" for one in promises),
        overtaken=sum(one.status == "overtaken" for one in promises),
        open=sum(one.status == "open" for one in promises),
        overdue=sum(standing_on(one, on) == "overdue" for one in promises),
        late=sum(bool(one.due_date and one.closed and one.closed > one.due_date) for one in kept),
        days=median(times) if times else None,
    )


def days_between(first: str | None, last: str | None) -> int | None:
    """Days from one day to another, where both are days."""
    if first is None or last is None:
        return None
    try:
        return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days
    except ValueError:
        return None
