"""An action request that gives no time.

Why it matters: what is asked for without a day is done last.
Wrong:
    1. The Ministry will sell permits by lot.
    2. ACTION REQUEST: Please send last year's figures.
Right:
    1. The Ministry will sell permits by lot.
    2. ACTION REQUEST: Please send last year's figures by June 1.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.eras import PADDED_SERIALS
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_TIME = re.compile(
    r"\bBY\b|\bCOB\b|\bASAP\b|SOONEST|EARLIEST|DEADLINE|IMMEDIATE|URGENT|BEFORE|PRIOR TO|NO LATER|\bNLT\b"
    r"|WITHIN|TODAY|TOMORROW|\b\d{1,2} (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
    r"|(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER) \d",
    re.IGNORECASE,
)


def check(telegram: Telegram) -> Iterator[Finding]:
    """Any word of time will do."""
    for paragraph in telegram.values.paragraphs:
        if paragraph.role == "action_request" and not _TIME.search(paragraph.text):
            start = paragraph.span[0]
            yield Finding((start, start + 2), "nothing says by when", "name a day")


RULE = Rule("action-without-deadline", "info", "body", __doc__, check, since=PADDED_SERIALS)
