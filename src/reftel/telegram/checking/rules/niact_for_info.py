"""NIACT for an info addressee.

Why it matters: NIACT wakes the duty officer; nobody is woken to file a copy.
Wrong: `INFO RUEHWL/AMEMBASSY WELLINGTON NIACT IMMEDIATE 0078`
Right: `INFO RUEHWL/AMEMBASSY WELLINGTON IMMEDIATE 0078`
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Looks at the words behind info addressees."""
    for each, span in zip(telegram.values.info, spans_of(telegram, "info"), strict=False):
        if each.precedence is not None and "NIACT" in each.precedence:
            yield Finding(
                span, f"{each.plad} is only informed", "keep NIACT for addressees that must act at night"
            )


RULE = Rule("niact-for-info", "error", "precedence", __doc__, check)
