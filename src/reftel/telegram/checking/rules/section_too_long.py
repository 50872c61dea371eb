"""More text in one section than five pages of twenty lines hold twice over.

Why it matters: long transmissions are lost whole; sections are lost one by one and asked for again.
Wrong:
    1. SUMMARY: What it comes to. END SUMMARY.
    {210 lines}
    2. And so on.
Right:
    1. SUMMARY: What it comes to. END SUMMARY.
    2. And so on.
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import PADDED_SERIALS
from reftel.telegram.checking.places import parts_of, top
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_MOST = 200


def check(telegram: Telegram) -> Iterator[Finding]:
    """Telegrams without sections only; archives join sections without a trace."""
    record = telegram.values
    if (
        record.section is not None
        or record.sections_held
        or any(parts_of(telegram, "page-line", "section-line"))
    ):
        return
    lines = sum(paragraph.text.count("\n") + 1 for paragraph in record.paragraphs)
    if lines > _MOST:
        yield Finding(top(telegram), f"{lines} lines in one section", "send it in sections")


RULE = Rule(
    "section-too-long",
    "info",
    "body",
    __doc__,
    check,
    forms=frozenset({"state1985", "state2000"}),
    since=PADDED_SERIALS,
)
