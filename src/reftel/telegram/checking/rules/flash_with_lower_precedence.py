"""A FLASH telegram that has a second, lower precedence.

Why it matters: everything in it goes out as FLASH and fills the circuits; others get a transmission of
their own.
Wrong: `Z R 140930Z MAY 07`
Right: `P R 140930Z MAY 07`
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import first_of, words
from reftel.telegram.checking.rule import CABLES, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Looks at the two letters before the group."""
    span = first_of(telegram, "date-time-group")
    letters = words(telegram, span).split()[:2] if span is not None else []
    if letters[:1] == ["Z"] and letters[1:2] in (["O"], ["P"], ["R"]):
        yield Finding(
            span, "FLASH goes out by itself", "send the other addressees a transmission of their own"
        )


RULE = Rule("flash-with-lower-precedence", "warning", "precedence", __doc__, check, forms=CABLES - {"smart"})
