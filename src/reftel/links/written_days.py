"""Days as authors write them behind a citation: `6 September 2006`, `May 24, 1961`, `2006-09-06`."""

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
    rf"|{_MONTH}\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
)
"""Pattern of a whole day, for `re.IGNORECASE`; it holds no group."""

_FIGURES = re.compile(r"\d+")
_NAME = re.compile(r"[A-Za-z]{3,}")


def read_day(written: str) -> dt.date | None:
    """The day these words name, or None where the calendar has no such day."""
    figures = [int(found) for found in _FIGURES.findall(written)]
    if len(figures) == 3:
        year, month, day = figures
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
