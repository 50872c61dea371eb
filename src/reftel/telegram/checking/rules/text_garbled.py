"""A stretch that was garbled or lost on the way.

Why it matters: what stands there is not what was sent; another copy may have it.
Wrong:
    1. The Ministry will sell (GARBLED) by lot.
    2. Growers asked for figures.
Right:
    1. The Ministry will sell permits by lot.
    2. Growers asked for figures.
"""

from collections.abc import Iterator

from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_MOST = 10


def check(telegram: Telegram) -> Iterator[Finding]:
    """What the reader took for a garble; many of them are told once."""
    garbled = [each for each in telegram.values.withheld if each.kind == "garble"]
    for each in garbled[:_MOST]:
        yield Finding(each.span, "garbled or missing text", "look for another copy")


RULE = Rule("text-garbled", "info", "body", __doc__, check)
