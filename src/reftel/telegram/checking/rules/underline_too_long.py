"""An underline longer than the heading over it.

Why it matters: long rows of dashes are split by relays and take the next line for part of the heading.
Wrong:
    1. The Ministry will sell permits by lot.

    Growers
    --------------

    2. Growers asked for figures.
Right:
    1. The Ministry will sell permits by lot.

    Growers
    -------

    2. Growers asked for figures.
Fixed: the row is cut to the length of the heading.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.places import lines_in, parts_of, words
from reftel.telegram.checking.rule import Edit, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_ROW = re.compile(r"[-=_](?:[-=_ ]*[-=_])?")


def check(telegram: Telegram) -> Iterator[Finding]:
    """Headings of one line with a row under it."""
    for part in parts_of(telegram, "heading"):
        lines = [span for span in lines_in(telegram, part.span) if span[0] < span[1]]
        if len(lines) != 2 or not _ROW.fullmatch(words(telegram, lines[1])):
            continue
        width, row = lines[0][1] - lines[0][0], lines[1]
        if row[1] - row[0] > width + 1 and width:
            span = row[0] + width, row[1]
            yield Finding(
                span, f"{row[1] - row[0]} dashes under {width} characters", "cut the row", (Edit(span, ""),)
            )


RULE = Rule("underline-too-long", "info", "body", __doc__, check, fixes=True)
