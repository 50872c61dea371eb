"""No TAGS.

Why it matters: since March 1973 telegrams are sent on, filed and found by them.
Wrong: (no tags)
Right: `TAGS: EAGR, ETRD, FJ`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import TAGS_BEGIN
from reftel.telegram.checking.places import first_of, has_header, top
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_EXEMPT = frozenset({"AIDAC"})


def check(telegram: Telegram) -> Iterator[Finding]:
    """Some series of other agencies do without."""
    record = telegram.values
    if (
        not record.tags
        and not record.tag_names
        and has_header(telegram)
        and not _EXEMPT & set(record.captions)
    ):
        yield Finding(first_of(telegram, "tags") or top(telegram), "no TAGS", "add a subject and a country")


RULE = Rule("tags-missing", "error", "TAGS", __doc__, check, since=TAGS_BEGIN)
