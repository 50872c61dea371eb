"""Stretches of time as people write them: `1974`, `1974-03`, `March 1974`, `last quarter 1974`, `1974..1976`.

    days    = bound ".." bound | sign point | point
    bound   = [ point ]                             open where nothing stands
    sign    = "<" | "<=" | ">" | ">="
    point   = year | year "-" month | year "-" month "-" day | decade
            | month year | day month year | part year
    decade  = "1970s"
    part    = ("first"|"second"|"third"|"fourth"|"last"|"q1".."q4") ["quarter"] | ("first"|"second") "half"
            | "early" | "mid" | "late"              four months each

Nothing here knows what day it is: `last month` is no stretch of time.
"""

import calendar
import datetime as dt
import re
from typing import TypeAlias

__all__ = ["Stretch", "days_in_words", "print_days", "read_days"]

Stretch: TypeAlias = tuple[dt.date | None, dt.date | None]

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_DECADE = re.compile(r"(\d{3}0)s")
_MONTH = re.compile(r"(?:(\d{1,2}) ?)?([a-z]{3,9})\.?,? ?(\d{4}|\d{2})")
_AMERICAN = re.compile(r"([a-z]{3,9})\.? (\d{1,2}),? (\d{4})")
_PART = re.compile(
    r"(?:the )?(q[1-4]|first|second|third|fourth|last|early|mid|late)(?: (quarter|half))?(?: of)? (\d{4})"
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}
_THIRDS = {"early": 1, "mid": 5, "late": 9}
_LONGEST = 60
_PIVOT = 66


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _months(year: int, first: int, last: int) -> Stretch:
    return dt.date(year, first, 1), _month_end(year, last)


def _month_number(name: str) -> int | None:
    if name == "sept":
        return 9
    found = [place for place, month in enumerate(MONTHS, 1) if month.startswith(name)]
    return found[0] if len(found) == 1 else None


def _full_year(written: str) -> int:
    year = int(written)
    return year if len(written) == 4 else year + (1900 if year >= _PIVOT else 2000)


def _part(found: re.Match[str]) -> Stretch | None:
    word, kind, year = found[1], found[2], int(found[3])
    if word in _THIRDS:
        return None if kind else _months(year, _THIRDS[word], _THIRDS[word] + 3)
    number = _QUARTERS[word]
    if kind == "half":
        number = 2 if word == "last" else number
        return _months(year, 6 * number - 5, 6 * number) if number <= 2 else None
    if kind == "quarter" or word.startswith("q"):
        return _months(year, 3 * number - 2, 3 * number)
    return None


def _point(written: str) -> Stretch | None:
    """First and last day of one point in time; raises ValueError for days that do not exist."""
    if found := _ISO.fullmatch(written):
        year = int(found[1])
        if found[3]:
            day = dt.date(year, int(found[2]), int(found[3]))
            return day, day
        return _months(year, int(found[2]), int(found[2])) if found[2] else _months(year, 1, 12)
    if found := _DECADE.fullmatch(written):
        return dt.date(int(found[1]), 1, 1), dt.date(int(found[1]) + 9, 12, 31)
    if found := _PART.fullmatch(written):
        return _part(found)
    if found := _AMERICAN.fullmatch(written):
        month = _month_number(found[1])
        if month is None:
            return None
        day = dt.date(int(found[3]), month, int(found[2]))
        return day, day
    if found := _MONTH.fullmatch(written):
        month = _month_number(found[2])
        if month is None:
            return None
        year = _full_year(found[3])
        if found[1]:
            day = dt.date(year, month, int(found[1]))
            return day, day
        return _months(year, month, month)
    return None


def _signed(sign: str, point: Stretch) -> Stretch:
    first, last = point
    assert first is not None
    assert last is not None
    one = dt.timedelta(days=1)
    if sign == ">=":
        return first, None
    if sign == ">":
        return (last + one if last < dt.date.max else last), None
    if sign == "<=":
        return None, last
    return None, (first - one if first > dt.date.min else first)


def read_days(written: str) -> Stretch | None:
    """The first and last day of a stretch of time, or None where it is none."""
    words = " ".join(written.lower().split())
    if not words or len(words) > _LONGEST:
        return None
    try:
        if ".." in words:
            left, _, right = words.partition("..")
            first = _point(left.strip()) if left.strip() else (None, None)
            last = _point(right.strip(". ")) if right.strip(". ") else (None, None)
            if first is None or last is None or (first[0] is None and last[1] is None):
                return None
            if first[0] and last[1] and first[0] > last[1]:
                first, last = last, first  # written the wrong way round
            return first[0], last[1]
        sign = re.match(r"[<>]=?", words)
        point = _point(words[sign.end() :].strip()) if sign else _point(words)
        return _signed(sign[0], point) if sign and point else point
    except ValueError:
        return None


def _span(first: dt.date, last: dt.date) -> tuple[str, str]:
    """Both ends, as short as they can be said without loss."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return first.isoformat()[:4], last.isoformat()[:4]
    if first.day == 1 and last == _month_end(last.year, last.month):
        return first.isoformat()[:7], last.isoformat()[:7]
    return first.isoformat(), last.isoformat()


def print_days(first: dt.date | None, last: dt.date | None) -> str:
    """The stretch as it is typed: `1974-03..1974-06`."""
    if first is None or last is None:
        return f"{first.isoformat() if first else ''}..{last.isoformat() if last else ''}"
    left, right = _span(first, last)
    return left if left == right else f"{left}..{right}"


def _day(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def _month(day: dt.date) -> str:
    return f"{MONTHS[day.month - 1].capitalize()} {day.year}"


def days_in_words(first: dt.date | None, last: dt.date | None) -> str:
    """The stretch as it is said: `March to June 1974`."""
    if first is None:
        return f"up to {_day(last)}" if last else "of any day"
    if last is None:
        return f"from {_day(first)} on"
    if first == last:
        return _day(first)
    left, right = _span(first, last)
    if len(left) == 4:
        return left if left == right else f"{left} to {right}"
    if len(left) == 7:
        if left == right:
            return _month(first)
        if first.year == last.year:
            return f"{MONTHS[first.month - 1].capitalize()} to {_month(last)}"
        return f"{_month(first)} to {_month(last)}"
    return f"{_day(first)} to {_day(last)}"
