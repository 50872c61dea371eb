"""A date-time group without a precedence before it.

Why it matters: relays sort by precedence, and a telegram without one waits behind all others.
Wrong: `140930Z MAY 07`
Right: `R 140930Z MAY 07`
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.places import first_of, words
from reftel.telegram.checking.rule import CABLES, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_PRECEDENCE = re.compile(
    r"\s*[ZOPRYMW]{1,2}\b|\s*(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)\b", re.IGNORECASE
)


def check(telegram: Telegram) -> Iterator[Finding]:
    """One finding where the group begins with its figures."""
    span = first_of(telegram, "date-time-group")
    if span is not None and not _PRECEDENCE.match(words(telegram, span)):
        message = "no precedence before the date-time group"
        yield Finding(span, message, "put it first, for example `R 140930Z MAY 07`")


RULE = Rule("precedence-missing", "error", "precedence", __doc__, check, forms=CABLES - {"smart"})
