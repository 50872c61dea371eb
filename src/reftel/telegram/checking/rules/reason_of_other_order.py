"""Reasons of another edition of the order than the one in force.

Why it matters: 1.5 became 1.4 in 2003, and letter by letter they do not mean the same.
In: 2007 confidential
Wrong: `Classified By: DCM A. B. Quillon for reasons 1.5 (b) and (d).`
Right: `Classified By: DCM A. B. Quillon for reasons 1.4 (b) and (d).`
"""

import datetime as dt
from collections.abc import Iterator

from reftel.telegram.checking.eras import ORDER_12958, day_of
from reftel.telegram.checking.places import span_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_FIRST_14 = dt.date(2003, 3, 25)
_LAST_15 = dt.date(2003, 12, 31)


def check(telegram: Telegram) -> Iterator[Finding]:
    """Both are taken for right in the months when practice changed."""
    held, day = telegram.values.classified_by, day_of(telegram)
    if held is None or day is None:
        return
    sections = {reason[:3] for reason in held.reasons}
    span = span_of(telegram, "classified_by")
    if "1.5" in sections and day > _LAST_15:
        yield Finding(span, "reasons 1.5 ended in 2003", "write 1.4")
    if "1.4" in sections and day < _FIRST_14:
        yield Finding(span, "reasons 1.4 began in 2003", "write 1.5")


RULE = Rule("reason-of-other-order", "warning", "marking", __doc__, check, since=ORDER_12958)
