"""TAGS without one for the subject.

Why it matters: a country says where, never what; offices for a subject do not get the telegram.
Wrong: `TAGS: FJ`
Right: `TAGS: EAGR, FJ`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import TAGS_BEGIN
from reftel.telegram.checking.places import first_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.checking.tag_kinds import is_subject
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """A code of four letters that no table has may be a subject all the same."""
    record = telegram.values
    if record.tags and not any(is_subject(tag) for tag in record.tags):
        yield Finding(
            first_of(telegram, "tags"), "no TAG says what the telegram is about", "add a subject TAG"
        )


RULE = Rule("subject-tag-missing", "error", "TAGS", __doc__, check, since=TAGS_BEGIN)
