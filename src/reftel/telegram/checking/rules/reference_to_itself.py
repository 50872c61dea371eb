"""A telegram that refers to itself.

Why it matters: the number meant is another one, and is lost.
Wrong: `REF: SUVA 412`
Right: `REF: SUVA 411`
"""

from collections.abc import Iterator

from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Compares numbers, year and post included."""
    own = telegram.values.mrn
    for reference in telegram.values.references:
        if own is not None and reference.mrn == own:
            yield Finding(reference.span, f"{own} is this telegram itself", "check the number")


RULE = Rule("reference-to-itself", "error", "references", __doc__, check)
