"""A long telegram without a summary.

Why it matters: most readers read no further; beyond three pages a summary is a rule.
Wrong:
    1. First line of a report.
    {136 lines}
    2. And so on.
Right:
    1. SUMMARY: What it comes to. END SUMMARY.
    {136 lines}
    2. And so on.
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import PADDED_SERIALS
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_THREE_PAGES = 135


def check(telegram: Telegram) -> Iterator[Finding]:
    """Counts the lines of the paragraphs."""
    record = telegram.values
    if record.summary is not None or any(paragraph.role == "summary" for paragraph in record.paragraphs):
        return
    lines = sum(paragraph.text.count("\n") + 1 for paragraph in record.paragraphs)
    if lines > _THREE_PAGES:
        start = record.paragraphs[0].span[0]
        yield Finding(
            (start, start + 1),
            f"{lines} lines and no summary",
            "begin with SUMMARY and close it with END SUMMARY",
        )


RULE = Rule("summary-missing", "warning", "body", __doc__, check, since=PADDED_SERIALS)
