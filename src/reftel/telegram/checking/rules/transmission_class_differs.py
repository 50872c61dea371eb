"""The relay was told another classification than the class line says.

Why it matters: the relay chooses its circuits by these letters; a secret telegram marked `UUUUU` goes out
in clear.
Wrong: `ZNY SSSSS ZZH`
Right: `ZNR UUUUU ZZH`
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.places import first_of, words
from reftel.telegram.checking.rule import RELAYED, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_CLASS = re.compile(r"ZN[RY]\s+([A-Z])\1{2}")
_LEVELS = {
    "U": "UNCLASSIFIED",
    "E": "UNCLASSIFIED",
    "R": "RESTRICTED",
    "C": "CONFIDENTIAL",
    "S": "SECRET",
    "T": "TOP SECRET",
}


def check(telegram: Telegram) -> Iterator[Finding]:
    """Compares the five letters with the level; letters that mean something else are left alone."""
    span, level = first_of(telegram, "transmission-class"), telegram.values.classification
    found = _CLASS.search(words(telegram, span)) if span is not None else None
    told = _LEVELS.get(found[1]) if found is not None else None
    if span is not None and told is not None and level is not None and told != level:
        yield Finding(span, f"this line means {told}, the class line says {level}", "make the two agree")


RULE = Rule("transmission-class-differs", "error", "marking", __doc__, check, forms=RELAYED)
