"""A declassification date that is not written month, day, year with slashes.

Why it matters: a date that can be read two ways is, one day, read the wrong way.
In: 2007 confidential
Wrong: `E.O. 12958: DECL: 5/14/2017`
Right: `E.O. 12958: DECL: 05/14/2017`
Fixed: zeros are put before single figures; dates in other forms are left to the drafter.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.eras import ORDER_12958, ORDER_13526
from reftel.telegram.checking.places import span_of, words
from reftel.telegram.checking.rule import Edit, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_DATE = re.compile(
    r"DECL\w*[:.]?\s*(?:ON\s+)?(?P<date>(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d{2}))(?!\d)", re.IGNORECASE
)
_RIGHT = re.compile(r"\d{2}/\d{2}/\d{4}")


def check(telegram: Telegram) -> Iterator[Finding]:
    """Up to SMART, which writes the year first."""
    line = span_of(telegram, "executive_order")
    found = _DATE.search(words(telegram, line)) if line is not None else None
    if line is None or found is None or _RIGHT.fullmatch(found["date"]):
        return
    span = line[0] + found.start("date"), line[0] + found.end("date")
    month, sign, day, year = found[2], found[3], found[4], found[5]
    right = f"{month.zfill(2)}/{day.zfill(2)}/{year}"
    sure = sign == "/" and len(year) == 4 and int(month) <= 12
    yield Finding(
        span,
        "not MM/DD/YYYY",
        "write month, day and year, as in 05/14/2017",
        (Edit(span, right),) if sure else (),
    )


RULE = Rule(
    "declassification-date-form",
    "warning",
    "marking",
    __doc__,
    check,
    forms=frozenset({"state1985", "state2000"}),
    since=ORDER_12958,
    until=ORDER_13526,
    fixes=True,
)
