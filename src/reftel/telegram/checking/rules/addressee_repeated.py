"""The same addressee twice.

Why it matters: the post gets two copies under two running numbers and looks for a difference.
Wrong:
    INFO RUEHWL/AMEMBASSY WELLINGTON 0078
    RUEHWL/AMEMBASSY WELLINGTON 0079
Right: `INFO RUEHWL/AMEMBASSY WELLINGTON 0078`
"""

from collections.abc import Iterator

from reftel.telegram.checking.addresses import addresses
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Action and info together; the sender's own copy is no repetition."""
    seen: set[str] = set()
    for plad, span in addresses(telegram)[1:]:
        name = " ".join(plad.upper().split())
        if name in seen:
            yield Finding(span, f"{name} is addressed twice", "keep the first")
        seen.add(name)


RULE = Rule("addressee-repeated", "warning", "addressing", __doc__, check)
