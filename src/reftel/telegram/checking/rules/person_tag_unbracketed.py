"""A person among the TAGS without brackets.

Why it matters: the brackets tell a name from a code, and are what persons are found by.
Wrong: `TAGS: OVIP QUILLON ADA, FJ`
Right: `TAGS: OVIP, FJ, (QUILLON, ADA)`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import TAGS_BEGIN
from reftel.telegram.checking.places import first_of, parts_of, spans_of, words
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Names that the reader found, on a line without an opening bracket."""
    if not any(" " in name or "," in name for name in telegram.values.tag_names):
        return
    line = first_of(telegram, "tags")
    if line is not None and "(" not in "".join(
        words(telegram, part.span) for part in parts_of(telegram, "tags")
    ):
        spans = spans_of(telegram, "tag_names")
        yield Finding(spans[0] if spans else line, "a name without brackets", "write `(SURNAME, GIVEN NAME)`")


RULE = Rule("person-tag-unbracketed", "warning", "TAGS", __doc__, check, since=TAGS_BEGIN)
