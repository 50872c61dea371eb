"""NODIS or STADIS on a telegram that is addressed outside the Department.

Why it matters: NODIS is for the addressee alone and STADIS for the Department; the address list says
otherwise.
Wrong:
    INFO RUEKJCS/SECDEF WASHINGTON DC 0078
    STADIS
Right:
    INFO RUEHWL/AMEMBASSY WELLINGTON 0078
    STADIS
"""

from collections.abc import Iterator

from reftel.telegram.checking.addresses import is_of_state
from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """STADIS: nobody outside at all; NODIS: nobody outside for information."""
    record = telegram.values
    closing = next((one for one in ("STADIS", "NODIS") if one in record.captions), None)
    if closing is None:
        return
    for key, held in (("action", record.action if closing == "STADIS" else []), ("info", record.info)):
        for each, span in zip(held, spans_of(telegram, key), strict=False):
            if not is_of_state(each.plad):
                yield Finding(span, f"{closing} keeps {each.plad} out", "drop the addressee or the caption")


RULE = Rule("closed-telegram-to-outsiders", "error", "captions", __doc__, check)
