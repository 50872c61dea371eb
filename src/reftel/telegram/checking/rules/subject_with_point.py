"""A subject that ends with a point.

Why it matters: it is a title, and titles are joined into lists and sentences.
Wrong: `SUBJECT: FIJI: COCONUT OIL EXPORT PERMITS.`
Right: `SUBJECT: FIJI: COCONUT OIL EXPORT PERMITS`
Fixed: the point is dropped.
"""

import re
from collections.abc import Iterator

from reftel.telegram.checking.eras import PADDED_SERIALS
from reftel.telegram.checking.places import span_of, words
from reftel.telegram.checking.rule import Edit, Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_END = re.compile(r"[A-Za-z]{5,}(?P<point>\.)$")


def check(telegram: Telegram) -> Iterator[Finding]:
    """Abbreviations keep theirs."""
    span = span_of(telegram, "subject")
    found = _END.search(words(telegram, span)[-40:]) if span is not None else None
    if span is not None and found is not None:
        point = span[1] - 1, span[1]
        yield Finding(point, "a point behind the subject", "drop it", (Edit(point, ""),))


RULE = Rule("subject-with-point", "warning", "subject", __doc__, check, since=PADDED_SERIALS, fixes=True)
