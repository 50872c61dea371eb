"""A tab in the text.

Why it matters: it arrives as one blank, and the table with it.
Wrong:
    1. Permits sold:	forty.
    2. Growers asked for figures.
Right:
    1. Permits sold: forty.
    2. Growers asked for figures.
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import parts_of
from reftel.telegram.checking.rule import CABLES, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """The first one, and how many there are."""
    if "\t" not in telegram.text:
        return
    spans = [part.span for part in parts_of(telegram, "paragraph", "heading")]
    places = [telegram.text.find("\t", start, end) for start, end in spans]
    first = next((place for place in places if place >= 0), None)
    if first is not None:
        yield Finding((first, first + 1), "a tab in the text", "use blanks")


RULE = Rule("tab-in-text", "warning", "body", __doc__, check, forms=CABLES - {"smart"})
