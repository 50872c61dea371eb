"""A summary that is not closed.

Why it matters: where it ends is anybody's guess, and what is quoted as summary may be the report.
Wrong:
    1. SUMMARY: The Ministry will sell permits by lot.
    2. Growers asked for figures.
Right:
    1. SUMMARY: The Ministry will sell permits by lot. END SUMMARY.
    2. Growers asked for figures.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.eras import PADDED_SERIALS
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_OPENED = re.compile(r"\W{0,8}(?:BEGIN )?SUMMARY\b", re.IGNORECASE)
_CLOSED = re.compile(r"END\s{1,6}(?:OF\s{1,6})?SUMMARY", re.IGNORECASE)


def check(telegram: Telegram) -> Iterator[Finding]:
    """The closing words may stand in a later paragraph."""
    for at, paragraph in enumerate(telegram.values.paragraphs):
        if paragraph.role != "summary" or not _OPENED.match(paragraph.text):
            continue
        if not any(_CLOSED.search(later.text) for later in telegram.values.paragraphs[at:]):
            start = paragraph.span[0]
            yield Finding((start, start + 2), "no END SUMMARY", "close it with END SUMMARY")
        return


RULE = Rule("summary-unclosed", "warning", "body", __doc__, check, since=PADDED_SERIALS)
