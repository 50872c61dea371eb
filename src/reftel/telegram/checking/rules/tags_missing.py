"""No TAGS.

Why it matters: since March 1973 telegrams are sent on, filed and found by them.
Wrong: (no tags)
Right: `TAGS: EAGR, ETRD, FJ`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import TAGS_BEGIN
from reftel.telegram.checking.places import first_of, has_header, spans_of, top
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_EXEMPT = frozenset({"AIDAC", "USIAC", "USICAC", "AGRICULTURE"})
_OTHER_AGENCIES = ("USIA", "USINFO", "USICA", "AID ")


def check(telegram: Telegram) -> Iterator[Finding]:
    """What an archive added later does not count; series of other agencies do without."""
    record = telegram.values
    if spans_of(telegram, "tags") or spans_of(telegram, "tag_names") or not has_header(telegram):
        return
    if _EXEMPT & set(record.captions) or any(each.plad.startswith(_OTHER_AGENCIES) for each in record.action):
        return
    yield Finding(first_of(telegram, "tags") or top(telegram), "no TAGS", "add a subject and a country")


RULE = Rule("tags-missing", "error", "TAGS", __doc__, check, since=TAGS_BEGIN)
