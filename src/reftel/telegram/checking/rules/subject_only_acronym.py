"""A subject that is nothing but an abbreviation.

Why it matters: whoever does not know it learns nothing, and a search finds thousands.
Wrong: `SUBJECT: MTG`
Right: `SUBJECT: MEETING OF COCONUT GROWERS`
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import span_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_SHORTEST = 6


def check(telegram: Telegram) -> Iterator[Finding]:
    """One word of fewer than six letters."""
    subject = (telegram.values.subject or "").strip(" .")
    if subject and " " not in subject and len(subject) < _SHORTEST:
        yield Finding(span_of(telegram, "subject"), f"`{subject}` says little", "say what it is about")


RULE = Rule("subject-only-acronym", "info", "subject", __doc__, check)
