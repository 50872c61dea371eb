"""No addressee for action.

Why it matters: what is addressed for information only is nobody's to act on.
Wrong: (no to)
Right: `TO RUEHC/SECSTATE WASHDC 0123`
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import has_header, top
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Where other header lines are there, a TO line must be."""
    if has_header(telegram) and not telegram.values.action:
        yield Finding(top(telegram), "nobody is addressed for action", "write a TO line")


RULE = Rule("addressee-missing", "error", "addressing", __doc__, check)
