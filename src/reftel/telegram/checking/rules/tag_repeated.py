"""The same TAG twice.

Why it matters: it takes the place of another, and shows that two lists were pasted together.
Wrong: `TAGS: EAGR, ETRD, EAGR, FJ`
Right: `TAGS: EAGR, ETRD, FJ`
Fixed: the second one is dropped.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.places import parts_of, words
from reftel.telegram.checking.rule import Edit, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_TAG = re.compile(r"(?P<gap>,?[ \t]+)(?P<tag>[A-Z]{2,4})(?=[,.\s]|$)")


def check(telegram: Telegram) -> Iterator[Finding]:
    """Within one line; sections of one telegram repeat the whole line."""
    for part in parts_of(telegram, "tags"):
        seen: set[str] = set()
        for found in _TAG.finditer(words(telegram, part.span)):
            if found["tag"] in seen:
                start = part.span[0]
                span = start + found.start("tag"), start + found.end("tag")
                edit = Edit((start + found.start("gap"), span[1]), "")
                yield Finding(span, f"{found['tag']} stands twice", "drop the second", (edit,))
            seen.add(found["tag"])


RULE = Rule("tag-repeated", "warning", "TAGS", __doc__, check, fixes=True)
