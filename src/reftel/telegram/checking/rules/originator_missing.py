"""No FM line.

Why it matters: nobody can answer, and the number of the telegram hangs in the air.
Wrong: (no from)
Right: `FM AMEMBASSY SUVA`
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import has_header, top
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Where other header lines are there, this one must be."""
    if has_header(telegram) and telegram.values.originator.plad is None:
        yield Finding(top(telegram), "no line says who sends it", "write `FM` and the sender's address")


RULE = Rule("originator-missing", "error", "addressing", __doc__, check)
