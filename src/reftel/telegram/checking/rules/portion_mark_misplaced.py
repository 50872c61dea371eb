"""The mark of a paragraph at its end.

Why it matters: readers and machines look for it right behind the number.
In: 2007 confidential
Wrong:
    1. The delegations could not agree. (C)
    2. (U) Talks will resume.
Right:
    1. (C) The delegations could not agree.
    2. (U) Talks will resume.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.eras import PORTION_MARKS
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_AT_END = re.compile(r"\((?:U|SBU|C|S|TS|C/NF|S/NF|SBU/NF)\)\.?\s*$")


def check(telegram: Telegram) -> Iterator[Finding]:
    """Paragraphs without a mark in front that have one behind."""
    for paragraph in telegram.values.paragraphs:
        if paragraph.mark_written is not None or paragraph.number is None:
            continue
        start, end = paragraph.span
        found = _AT_END.search(telegram.text, max(start, end - 12), end)
        if found is not None:
            yield Finding(
                found.span(), "the mark stands behind the text", f"write it behind `{paragraph.number}.`"
            )


RULE = Rule("portion-mark-misplaced", "error", "body", __doc__, check, since=PORTION_MARKS)
