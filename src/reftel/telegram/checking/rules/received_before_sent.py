"""A telegram that was received before it was sent.

Why it matters: the receipt time of the page line comes from the relay's own clock; one of the two times
is garbled.
In: 1975
Wrong: `PAGE 01        SUVA    00412  140103Z`
Right: `PAGE 01        SUVA    00412  141103Z`
"""

import datetime as dt
import re
from collections.abc import Iterator

from reftel.telegram.checking.places import span_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_TIME = re.compile(r"(\d{2})(\d{2})(\d{2})Z")
_MONTH_TURN = 20


def check(telegram: Telegram) -> Iterator[Finding]:
    """Compares day, hour and minute; a smaller day is the next month."""
    record = telegram.values
    found = _TIME.search(record.received or "")
    if found is None or record.dtg is None:
        return
    sent = dt.datetime.fromisoformat(record.dtg)
    received = int(found[1]), int(found[2]) * 60 + int(found[3])
    if sent.day - _MONTH_TURN < received[0] and received < (sent.day, sent.hour * 60 + sent.minute):
        message = f"received {found[0]}, before {sent:%d%H%MZ}, when it was sent"
        yield Finding(span_of(telegram, "received"), message, "one of the two times is garbled")


RULE = Rule(
    "received-before-sent", "warning", "form", __doc__, check, forms=frozenset({"state1973", "state1985"})
)
