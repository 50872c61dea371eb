"""An executive order that was not in force on the day.

Why it matters: terms and reasons differ from order to order, and a reader computes with the wrong ones.
Wrong: `E.O. 12356: N/A`
Right: `E.O. 12958: N/A`
"""

import datetime as dt
from collections.abc import Iterator

from reftel.telegram.checking.eras import ORDERS
from reftel.telegram.checking.places import span_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_GRACE = dt.timedelta(days=120)
_AMENDMENTS = {"13292": "12958"}


def check(telegram: Telegram) -> Iterator[Finding]:
    """Four months of grace after a change: posts write the old number for a while."""
    order, day = telegram.values.executive_order, telegram.values.date
    if order is None or order.number is None or day is None:
        return
    number, sent = _AMENDMENTS.get(order.number, order.number), dt.date.fromisoformat(day)
    for known, begins, ends in ORDERS:
        last = ends + _GRACE if ends.year < dt.MAXYEAR else ends
        if known == number and not begins - _GRACE <= sent < last:
            now = next((one for one, first, end in ORDERS if first <= sent < end), None)
            advice = f"write {now}" if now else None
            yield Finding(
                span_of(telegram, "executive_order"), f"E.O. {order.number} was not in force on {day}", advice
            )


RULE = Rule("order-not-in-force", "warning", "marking", __doc__, check)
