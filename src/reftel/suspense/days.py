"""Days as tables write them: `2006-10-05`, `5 October 2006`, `Oct. 5, 2006`, `05.10.2006`, `05/10/2006`.

Which number of the last kind is the month, the rest of the table tells, or a person; nobody guesses it.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

from reftel.suspense.written import is_day

__all__ = ["Order", "day_in", "order_in"]

Order: TypeAlias = Literal["dmy", "mdy"]
"""Whether the day or the month comes first where both are numbers."""

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
            "aug august", "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_CLOCK: Final = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$")
_NUMBERS: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})([./])(\d{1,2})\2(\d{1,2})|(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_MONTH: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]+([A-Za-z]{3,9})\.?,?[ -]+(\d{4})", re.ASCII)
_MONTH_DAY: Final = re.compile(r"([A-Za-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})", re.ASCII)


def order_in(written: Iterable[str]) -> Order | None:
    """The order in which days of one table have day and month; None where none of them tells."""
    seen: set[Order] = set()
    for one in written:
        if (found := _NUMBERS.fullmatch(_CLOCK.sub("", one.strip()))) is not None:
            first, second = int(found[1]), int(found[3])
            if found[2] == "." or first > 12 >= second:
                seen.add("dmy")
            elif second > 12 >= first:
                seen.add("mdy")
    return seen.pop() if len(seen) == 1 else None


def day_in(written: str, order: Order | None) -> str | None:
    """A day in ISO form; None where it is none, or where nobody can tell its month from its day."""
    plain = _CLOCK.sub("", " ".join(written.split()))
    if is_day(plain):
        return plain
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = (int(one) for one in found.groups() if one is not None and one.isdigit())
        return _iso(year, month, day)
    if found := _DAY_MONTH.fullmatch(plain):
        return _iso(int(found[3]), _MONTHS.get(found[2].lower(), 0), int(found[1]))
    if found := _MONTH_DAY.fullmatch(plain):
        return _iso(int(found[3]), _MONTHS.get(found[1].lower(), 0), int(found[2]))
    if found := _NUMBERS.fullmatch(plain):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if found[2] == "." or order == "dmy" or first == second:
            return _iso(year, second, first)
        return _iso(year, first, second) if order == "mdy" else None
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        made = dt.date(year, month, day).isoformat()
    except ValueError:
        return None
    return made if is_day(made) else None
