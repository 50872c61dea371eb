"""A level or caption that was not in use in those years.

Why it matters: LIMITED OFFICIAL USE ended in 1995, SIPDIS began about 2002; elsewhere they are a slip or
a garble.
Wrong: `LIMITED OFFICIAL USE SUVA 000412`
Right: `UNCLAS SUVA 000412`
"""

import datetime as dt
from collections.abc import Iterator

from reftel.telegram.checking.eras import day_of
from reftel.telegram.checking.places import span_of, spans_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_LAST_LOU = dt.date(1997, 1, 1)
_FIRST_SIPDIS = dt.date(2000, 1, 1)
_FIRST_SBU = dt.date(1985, 1, 1)


def check(telegram: Telegram) -> Iterator[Finding]:
    """Allows for a few years on either side."""
    day, record = day_of(telegram), telegram.values
    if day is None:
        return
    if record.classification == "LIMITED OFFICIAL USE" and day >= _LAST_LOU:
        yield Finding(
            span_of(telegram, "classification"), "this level ended in 1995", "write UNCLAS, and SENSITIVE"
        )
    for caption, span in zip(record.captions, spans_of(telegram, "captions"), strict=False):
        if (caption == "SIPDIS" and day < _FIRST_SIPDIS) or (
            caption in ("SBU", "SENSITIVE") and day < _FIRST_SBU
        ):
            yield Finding(span, f"{caption} was not in use yet", "compare another copy")


RULE = Rule("marking-of-other-era", "info", "marking", __doc__, check)
