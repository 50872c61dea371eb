"""The level of a telegram as a mark, and where marks and dates that limit it stand."""

import datetime as dt
import re

from reftel.telegram.marks import level_of, rank
from reftel.telegram.model import Telegram
from reftel.telegram.record import Mark, Paragraph
from reftel.telegram.text import Span

__all__ = ["declassified_on", "is_classified", "mark_span", "overall_mark"]

_MARK = re.compile(r"[(\[][^)\]]{1,24}[)\]]")
_WITHIN = 40  #: a mark stands this close behind the number


def overall_mark(telegram: Telegram) -> Mark | None:
    """The mark of the telegram as a whole; unclassified and sensitive is SBU."""
    record = telegram.values
    mark = level_of(record.classification) if record.classification else None
    return "SBU" if mark == "U" and record.sensitive else mark


def is_classified(telegram: Telegram) -> bool:
    """CONFIDENTIAL or higher."""
    mark = overall_mark(telegram)
    return mark is not None and rank(mark) >= rank("C")


def mark_span(telegram: Telegram, paragraph: Paragraph) -> Span:
    """Where the mark of a paragraph is written, else where the paragraph begins."""
    start, end = paragraph.span
    found = _MARK.search(telegram.text, start, min(end, start + _WITHIN))
    return found.span() if found is not None else (start, min(end, start + 2))


def declassified_on(telegram: Telegram) -> dt.date | None:
    """The day on which the telegram is declassified, where one is written."""
    order = telegram.values.executive_order
    try:
        return dt.date.fromisoformat(order.declassify_on) if order and order.declassify_on else None
    except ValueError:
        return None
