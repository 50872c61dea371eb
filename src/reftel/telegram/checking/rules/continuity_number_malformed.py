"""A running number behind an addressee that has not four figures.

Why it matters: addressees find lost telegrams by the gap in these numbers.
Wrong: `TO RUEHC/SECSTATE WASHDC 123`
Right: `TO RUEHC/SECSTATE WASHDC 0123`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import SIPDIS_BEGINS
from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import RELAYED, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """The relay header of the 2000s pads them with zeros."""
    record = telegram.values
    for key, held in (("action", record.action), ("info", record.info)):
        for each, span in zip(held, spans_of(telegram, key), strict=False):
            if each.mcn is not None and len(each.mcn) != 4:
                yield Finding(span, f"`{each.mcn}` has not four figures", f"write `{each.mcn[-4:].zfill(4)}`")


RULE = Rule(
    "continuity-number-malformed", "warning", "addressing", __doc__, check, forms=RELAYED, since=SIPDIS_BEGINS
)
