"""A line of the text that the relay takes for a sign of its own.

Why it matters: at `NNNN` the relay believes that the telegram is over.
Wrong:
    1. The table reads:
    BT
    2. Growers asked for figures.
Right:
    1. The table reads: "BT".
    2. Growers asked for figures.
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import lines_in, parts_of, words
from reftel.telegram.checking.rule import CABLES, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_SIGNS = frozenset({"BT", "NNNN", "ZCZC", "NNN"})


def check(telegram: Telegram) -> Iterator[Finding]:
    """Lines that hold nothing else, with more text behind them."""
    last = telegram.values.paragraphs[-1].span[1]
    for part in parts_of(telegram, "paragraph", "trailer"):
        if part.kind == "trailer" and (part.span[1] > last or _ends_section(telegram, part.span[1])):
            continue
        for span in lines_in(telegram, part.span):
            if span[1] - span[0] <= 4 and words(telegram, span).strip() in _SIGNS:
                yield Finding(span, f"`{words(telegram, span)}` ends a telegram", "put it inside a line")


def _ends_section(telegram: Telegram, end: int) -> bool:
    """Whether the next thing behind a place is the head of a page or section, not more text."""
    following = next(
        (part for part in telegram.parts if part.span[0] >= end and part.kind != "separator"), None
    )
    return following is None or following.kind != "paragraph"


RULE = Rule("prosign-in-text", "error", "body", __doc__, check, forms=CABLES - {"smart"})
