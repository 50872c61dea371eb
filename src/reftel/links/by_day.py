"""Telegrams named by their day alone: `MY TELEGRAM OF MARCH 3`, `YOUR MESSAGE DATED 12 FEB`.

    named = whose ("TELEGRAM" | "TEL" | "CABLE" | "MESSAGE" | "MSG") ("OF" | "DATED") day
    whose = "MY" | "OUR" | "YOUR" | "EMBASSY" | "EMBASSY'S" | "DEPARTMENT" | "DEPARTMENT'S" | "DEPT"
    day   = month figures [","] [year] | figures month [year]

Whose it is is told by the two ends of the telegram. A day without a year is the last such day before it.
Posts send many telegrams a day, so a day alone never settles which is meant, see `resolve`.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from reftel.telegram.mrn import HEADQUARTERS, full_year
from reftel.telegram.text import Span

__all__ = ["DAY_KEY", "find_by_day"]

DAY_KEY = "D:"
"""What keys of this kind begin with: `D:OSLO:1975-03-03`."""

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.?"
_NAMED = re.compile(
    r"\b(?P<whose>MY|OUR|YOUR|UR|EMB(?:ASSY)?(?:['’]?S)?|DEP(?:T|ARTMENT)?(?:['’]?S)?)\s?"
    r"(?:TELEGRAM|TEL|CABLE|MESSAGE|MSG)S?\s(?:OF|DATED)\s"
    rf"(?:(?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s(?P<m2>{_MONTH}))(?:,?\s(?P<year>(?:19|20)\d\d))?\b",
    re.IGNORECASE,
)


def find_by_day(
    text: str, within: Span, day: str | None, sender: str | None, receivers: Sequence[str]
) -> Iterator[tuple[Span, str]]:
    """Each such name in this stretch of a text, with its key; what the ends leave open is left out."""
    if day is None:
        return
    for found in _NAMED.finditer(text, *within):
        other = receivers[0] if len(receivers) == 1 else None
        whose = found["whose"].upper()
        post: str | None
        if whose.startswith("DEP"):
            post = HEADQUARTERS
        elif whose in {"MY", "OUR"}:
            post = sender
        elif whose in {"YOUR", "UR"} or sender == HEADQUARTERS:
            post = other
        else:
            post = sender
        when = _day(found, dt.date.fromisoformat(day))
        if post is not None and when is not None:
            yield found.span(), f"{DAY_KEY}{post}:{when.isoformat()}"


def _day(found: re.Match[str], latest: dt.date) -> dt.date | None:
    month = _MONTHS.index((found["m1"] or found["m2"])[:3].upper()) + 1
    number = int(found["d1"] or found["d2"])
    year = full_year(found["year"]) if found["year"] else latest.year
    try:
        when = dt.date(year, month, number)
        if when > latest and not found["year"]:
            when = dt.date(year - 1, month, number)
    except ValueError:
        return None
    return when if when <= latest else None
