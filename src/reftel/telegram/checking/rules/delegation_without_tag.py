"""A telegram on a congressional delegation without the TAG OREP.

Why it matters: visits of Congress are followed by that TAG.
Wrong: `SUBJECT: CODEL QUILLON: ARRIVAL IN SUVA`
Right:
    TAGS: OREP, PREL, FJ
    SUBJECT: CODEL QUILLON: ARRIVAL IN SUVA
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.places import span_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_DELEGATION = re.compile(r"\b(?:CODEL|STAFFDEL)\b", re.IGNORECASE)


def check(telegram: Telegram) -> Iterator[Finding]:
    """Looks at the subject only."""
    record, span = telegram.values, span_of(telegram, "subject")
    if (
        record.subject
        and record.tags
        and "OREP" not in record.tags
        and (found := _DELEGATION.search(record.subject))
    ):
        yield Finding(span, f"{found[0]} in the subject, no OREP among the TAGS", "add OREP")


RULE = Rule("delegation-without-tag", "warning", "TAGS", __doc__, check)
