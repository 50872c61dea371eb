"""A portion that foreigners may not read, in a telegram that does not say so.

Why it matters: the caption is what the message centre sorts by; it does not look into paragraphs.
In: 2007 confidential
Wrong:
    1. (C/NF) The delegations could not agree.
    2. (U) Talks will resume.
Right:
    C O N F I D E N T I A L NOFORN SUVA 000413
    1. (C/NF) The delegations could not agree.
    2. (U) Talks will resume.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.eras import PORTION_MARKS
from reftel.telegram.checking.levels import mark_span
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Looks for NF among the marks that are written."""
    record = telegram.values
    if "NOFORN" in record.captions:
        return
    for paragraph in record.paragraphs:
        if _NOFORN.search((paragraph.mark_written or "").upper()):
            yield Finding(
                mark_span(telegram, paragraph), "NOFORN here, not on the telegram", "add the caption NOFORN"
            )
            return


_NOFORN = re.compile(r"/N(?:F|OFORN)?\b")


RULE = Rule("noforn-uncaptioned", "error", "marking", __doc__, check, since=PORTION_MARKS)
