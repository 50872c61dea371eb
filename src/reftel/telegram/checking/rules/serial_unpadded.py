"""The number in the class line has fewer than six figures.

Why it matters: numbers of one width are sorted and found by machines that know nothing else of telegrams.
Wrong: `UNCLAS SUVA 412`
Right: `UNCLAS SUVA 000412`
Fixed: zeros are put before the number.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.eras import PADDED_SERIALS
from reftel.telegram.checking.places import first_of, span_of, words
from reftel.telegram.checking.rule import Edit, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_SERIAL = re.compile(r"(\d{1,5})\s*$")


def check(telegram: Telegram) -> Iterator[Finding]:
    """Looks at the figures behind the post."""
    span, line = span_of(telegram, "mrn"), first_of(telegram, "class-line")
    if span is None or line is None or not line[0] <= span[0] < line[1]:
        return
    serial = _SERIAL.search(words(telegram, span))
    if serial is not None and not words(telegram, span)[: serial.start()].endswith(tuple("0123456789")):
        place = span[0] + serial.start(1), span[0] + serial.end(1)
        right = serial[1].zfill(6)
        yield Finding(
            place, f"{len(serial[1])} figures in place of six", f"write `{right}`", (Edit(place, right),)
        )


RULE = Rule(
    "serial-unpadded",
    "warning",
    "form",
    __doc__,
    check,
    forms=frozenset({"state1985", "state2000"}),
    since=PADDED_SERIALS,
    fixes=True,
)
