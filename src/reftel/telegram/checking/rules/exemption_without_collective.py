"""XMT behind an addressee that is no collective.

Why it matters: exempting one post from a single post addresses nobody, and relays stop at it.
Wrong:
    INFO RUEHWL/AMEMBASSY WELLINGTON 0078
    XMT AMCONSUL AUCKLAND
Right:
    INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE
    XMT AMEMBASSY OSLO
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_COLLECTIVE = (
    "COLLECTIVE",
    "POSTS",
    "ALL ",
    "ALDAC",
    "REGIME",
    "COMMUNITY",
    "COUNCIL",
    "PROGRAM",
    "COOPERATION",
    "UNION",
)


def check(telegram: Telegram) -> Iterator[Finding]:
    """Every addressee that others are exempted from."""
    record = telegram.values
    for key, held in (("action", record.action), ("info", record.info)):
        for each, span in zip(held, spans_of(telegram, key), strict=False):
            if each.excluded and not any(word in each.plad.upper() for word in _COLLECTIVE):
                yield Finding(
                    span, f"{each.plad} is no collective", "put XMT behind the collective it belongs to"
                )


RULE = Rule("exemption-without-collective", "warning", "addressing", __doc__, check)
