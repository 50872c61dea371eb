"""The text speaks of a reftel, and there are no references.

Why it matters: nobody can know which telegram is meant.
Wrong:
    (no references)
    1. As the reftel asked, growers were told.
    2. Talks will resume.
Right:
    REF: STATE 45678
    1. As the reftel asked, growers were told.
    2. Talks will resume.
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import has_header
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """The first such word."""
    record = telegram.values
    if record.references or not has_header(telegram):
        return
    for mention in record.mentions:
        if mention.kind == "reftel":
            yield Finding(mention.span, f"`{mention.written}`, and no REF line", "add the REF line")
            return


RULE = Rule("reftel-without-reference", "warning", "references", __doc__, check)
