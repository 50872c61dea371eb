"""Which year a serial without one belongs to, and what to think of one that is written.

1. No year is the year of the citing telegram.  2. A written year wins.  3. In January a serial too high
for the young year belongs to the year before: higher than the own serial at the own post, higher than
Washington can have reached by that day.  4. A year after the citing one is kept and told.
"""

from datetime import date

from reftel.telegram.mrn import HEADQUARTERS
from reftel.telegram.references.citing import Citing

__all__ = ["above_own", "assumed_year", "year_by_day"]

_FASTEST_SINCE_1990 = 600
_FASTEST_BEFORE_1990 = 1000
"""Telegrams of Washington a day at most; in the 1970s it numbered more than 300,000 a year."""


def assumed_year(citing: Citing, post: str | None, serial: int) -> int | None:
    """The year of a serial that is written without one."""
    year, day = citing.year, citing.date
    if year is None or day is None or day.month != 1:
        return year
    if post is not None and post == citing.post and citing.serial is not None:
        return year - 1 if serial > citing.serial else year
    if post == HEADQUARTERS:
        fastest = _FASTEST_SINCE_1990 if year >= 1990 else _FASTEST_BEFORE_1990
        return year - 1 if serial > fastest * day.day else year
    return year


def year_by_day(citing: Citing, month: int, day: int | None) -> int | None:
    """The year of a day written without one: the last such day up to the citing telegram's own."""
    if citing.date is None or not 1 <= month <= 12:
        return citing.year
    year = citing.date.year
    try:
        written = date(year, month, day or 1)
    except ValueError:
        return year
    return year - 1 if (written - citing.date).days > 1 else year


def above_own(citing: Citing, post: str | None, serial: int) -> bool:
    """Whether a serial of the own post and year is higher than the citing telegram's own."""
    return post is not None and post == citing.post and citing.serial is not None and serial > citing.serial
