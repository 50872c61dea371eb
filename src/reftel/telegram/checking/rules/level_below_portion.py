"""A portion is marked higher than the telegram.

Why it matters: the telegram travels, and is filed, by its overall level.
Wrong:
    1. (C) The delegations could not agree.
    2. (U) Talks will resume.
Right:
    1. (U) The delegations could not agree.
    2. (U) Talks will resume.
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import ORDER_12065
from reftel.telegram.checking.levels import mark_span, overall_mark
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.marks import rank
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Compares marks that are written with the class line; SBU under UNCLAS is a matter of the caption."""
    record = telegram.values
    overall = overall_mark(telegram)
    if overall is None:
        return
    highest = max(rank(overall), rank("SBU"))
    for paragraph in record.paragraphs:
        if paragraph.mark_written is not None and paragraph.mark and rank(paragraph.mark) > highest:
            message = f"({paragraph.mark_written}) in a telegram that is {record.classification} overall"
            yield Finding(mark_span(telegram, paragraph), message, "raise the level, or lower the portion")


RULE = Rule("level-below-portion", "error", "marking", __doc__, check, since=ORDER_12065)
