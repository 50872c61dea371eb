"""No E.O. line.

Why it matters: since March 1973 every telegram says by which order it is classified, or that none
applies.
Wrong: (no executive-order)
Right: `E.O. 12958: N/A`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import TAGS_BEGIN
from reftel.telegram.checking.places import has_header, top
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Only where the lines around it are there."""
    if telegram.values.executive_order is None and has_header(telegram):
        yield Finding(top(telegram), "no E.O. line", "add one; `N/A` where nothing is classified")


RULE = Rule("order-missing", "warning", "marking", __doc__, check, since=TAGS_BEGIN)
