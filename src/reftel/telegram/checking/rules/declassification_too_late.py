"""A declassification date more than twenty-five years away.

Why it matters: no order allows a longer term without an exemption by name.
In: 2007 confidential
Wrong: `E.O. 12958: DECL: 05/14/2037`
Right: `E.O. 12958: DECL: 05/14/2032`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import ORDER_12958, day_of
from reftel.telegram.checking.levels import declassified_on
from reftel.telegram.checking.places import span_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_LONGEST = 25


def check(telegram: Telegram) -> Iterator[Finding]:
    """Counts from the day of the telegram."""
    until, day = declassified_on(telegram), day_of(telegram)
    if (
        until is not None
        and day is not None
        and (until.year, until.month, until.day) > (day.year + _LONGEST, day.month, day.day)
    ):
        message = f"{until:%d %b %Y} is more than {_LONGEST} years away"
        yield Finding(
            span_of(telegram, "executive_order"), message, f"choose a day up to {day.year + _LONGEST}"
        )


RULE = Rule("declassification-too-late", "warning", "marking", __doc__, check, since=ORDER_12958)
