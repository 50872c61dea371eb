"""Characters that a teleprinter has not.

Why it matters: relays replace them, each in its own way: a curved apostrophe arrives as `Q`.
Wrong:
    1. The Ministry’s permits are sold by lot.
    2. Growers asked for figures.
Right:
    1. The Ministry's permits are sold by lot.
    2. Growers asked for figures.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.places import parts_of
from reftel.telegram.checking.rule import CABLES, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_OUTSIDE = re.compile(r"[^\x09\x0a\x0c\x0d\x20-\x7e\xb6]")


def check(telegram: Telegram) -> Iterator[Finding]:
    """One finding, at the first such character; pilcrows of archives are passed over."""
    if telegram.text.isascii() and not _OUTSIDE.search(telegram.text):
        return
    places: list[int] = []
    for part in parts_of(telegram, "paragraph", "heading", "subject", "tags", "references"):
        places += [found.start() for found in _OUTSIDE.finditer(telegram.text, *part.span)]
    if places:
        sign = telegram.text[places[0]]
        many = f"{len(places)} characters" if len(places) > 1 else "a character"
        message = f"{many} outside the set, the first U+{ord(sign):04X}"
        yield Finding((places[0], places[0] + 1), message, "write what a typewriter of 1970 could")


RULE = Rule("character-outside-set", "warning", "body", __doc__, check, forms=CABLES - {"smart"})
