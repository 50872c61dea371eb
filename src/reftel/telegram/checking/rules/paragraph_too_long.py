"""A paragraph of more than forty lines.

Why it matters: nobody can refer to a sentence of it, or give away a part of it.
Wrong:
    1. First line of a report.
    {45 lines}
    2. And so on.
Right:
    1. First line of a report.
    2. And so on.
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import PADDED_SERIALS
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_MOST = 40


def check(telegram: Telegram) -> Iterator[Finding]:
    """Quoted texts and tables are left alone."""
    for paragraph in telegram.values.paragraphs:
        lines = paragraph.text.count("\n") + 1
        if lines > _MOST and paragraph.role != "text" and "\n    " not in paragraph.text:
            start = paragraph.span[0]
            yield Finding((start, start + 2), f"a paragraph of {lines} lines", "divide it")


RULE = Rule("paragraph-too-long", "info", "body", __doc__, check, since=PADDED_SERIALS)
