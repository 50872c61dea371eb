"""A sign that is spelled out in telegrams of capitals.

Why it matters: not every teleprinter had a per cent sign; what it printed instead looked like a figure.
In: 1975
Wrong:
    1. PRICES ROSE BY 20%.
    2. TALKS WILL RESUME.
Right:
    1. PRICES ROSE BY 20 PERCENT.
    2. TALKS WILL RESUME.
Fixed: the sign is written as a word.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.eras import MIXED_CASE
from reftel.telegram.checking.places import parts_of
from reftel.telegram.checking.rule import Edit, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_SIGN = re.compile(r"(?<=\d)(?P<sign> ?%)")


def check(telegram: Telegram) -> Iterator[Finding]:
    """Only in capitals, and behind a figure."""
    for part in parts_of(telegram, "paragraph"):
        for found in _SIGN.finditer(telegram.text, *part.span):
            span = found.span("sign")
            yield Finding(span, "`%` is spelled out", "write PERCENT", (Edit(span, " PERCENT"),))


RULE = Rule("symbol-unspelt", "info", "body", __doc__, check, until=MIXED_CASE, fixes=True)
