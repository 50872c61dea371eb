"""A paragraph without a mark in a classified or sensitive telegram.

Why it matters: whoever quotes the paragraph must guess how closely to hold it.
In: 2007 confidential
Wrong:
    1. (C) The delegations could not agree.
    2. The press reported that talks will resume.
Right:
    1. (C) The delegations could not agree.
    2. (U) The press reported that talks will resume.
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import PORTION_MARKS
from reftel.telegram.checking.levels import overall_mark
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.marks import entire_text
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Numbered paragraphs only; a mark for the entire text covers all."""
    if overall_mark(telegram) in (None, "U"):
        return
    paragraphs = telegram.values.paragraphs
    if any(entire_text(paragraph.text, 0) for paragraph in paragraphs[:2]):
        return
    for paragraph in paragraphs:
        if paragraph.number is not None and paragraph.mark_written is None and paragraph.role != "text":
            start = paragraph.span[0]
            yield Finding(
                (start, start + 2),
                f"paragraph {paragraph.number} has no mark",
                "write `(U)` or what it needs",
            )


RULE = Rule("portion-mark-missing", "error", "marking", __doc__, check, since=PORTION_MARKS)
