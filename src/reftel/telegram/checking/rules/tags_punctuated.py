"""A point at the end of the TAGS, or two commas in a row.

Why it matters: the machines that sort by TAGS broke on both.
Wrong: `TAGS: EAGR,, ETRD, FJ.`
Right: `TAGS: EAGR, ETRD, FJ`
Fixed: the point and the second comma are dropped.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.eras import TAGS_BEGIN
from reftel.telegram.checking.places import parts_of, words
from reftel.telegram.checking.rule import Edit, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_FAULT = re.compile(r",(?P<comma>[ \t]*,)|(?<=[A-Z0-9)])(?P<point>[.]+)\s*$")


def check(telegram: Telegram) -> Iterator[Finding]:
    """Looks at the line as written."""
    for part in parts_of(telegram, "tags"):
        for found in _FAULT.finditer(words(telegram, part.span)):
            group = "comma" if found["comma"] else "point"
            span = part.span[0] + found.start(group), part.span[0] + found.end(group)
            message = "an empty place between commas" if group == "comma" else "a point behind the last TAG"
            yield Finding(span, message, "drop it", (Edit(span, ""),))


RULE = Rule("tags-punctuated", "error", "TAGS", __doc__, check, since=TAGS_BEGIN, fixes=True)
