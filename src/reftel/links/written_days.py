"""Days as authors write them behind a citation: `6 September 2006`, `May 24, 1961`, `9/6/06`, `6.9.2006`."""

import datetime as dt
import re

__all__ = ["DAY", "read_day"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}{_MONTH},?\s{{1,3}}\d{{4}}"
    rf"|{_MONTH}\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    r"|\d{1,2}/\d{1,2}/(?:19|20)?\d{2}(?!\d)|\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}(?!\d))"
)
"""Pattern of a whole day, for `re.IGNORECASE`; it holds no group."""

_LAST = 99
_PIVOT = 45  #: of two figures for a year
_FIGURES = re.compile(r"\d+")
_NAME = re.compile(r"[A-Za-z]{3,}")


def read_day(written: str) -> dt.date | None:
    """The day these words name, or None where the calendar has no such day."""
    figures = [int(found) for found in _FIGURES.findall(written)]
    if len(figures) == 3:
        year, month, day = _ordered(written, figures)
    else:
        name = next((found for found in _NAME.findall(written) if found[:3].lower() in _MONTHS), None)
        if name is None or len(figures) != 2:
            return None
        day, year = figures
        month = _MONTHS.index(name[:3].lower()) + 1
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _ordered(written: str, figures: list[int]) -> tuple[int, int, int]:
    """Year, month and day of figures: by hyphens year first, by strokes month first, by points day first."""
    first, second, third = figures
    if "-" in written:
        return first, second, third
    year = third if third > _LAST else third + (1900 if third >= _PIVOT else 2000)
    day_first = "." in written or first > 12
    return (year, second, first) if day_first else (year, first, second)
