"""A declassification date that is not after the telegram.

Why it matters: a classification that ends before it begins protects nothing; the date is mistyped.
In: 2007 confidential
Wrong: `E.O. 12958: DECL: 05/14/2006`
Right: `E.O. 12958: DECL: 05/14/2016`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import TAGS_BEGIN
from reftel.telegram.checking.levels import declassified_on
from reftel.telegram.checking.places import span_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Compares with the day of the telegram."""
    until, day = declassified_on(telegram), telegram.values.date
    if until is not None and day is not None and until.isoformat() <= day:
        yield Finding(
            span_of(telegram, "executive_order"),
            f"{until:%d %b %Y} is not after the telegram",
            "check the year",
        )


RULE = Rule("declassification-already-past", "error", "marking", __doc__, check, since=TAGS_BEGIN)
