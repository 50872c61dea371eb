"""A place among the TAGS before a subject.

Why it matters: readers look for the subject first and the country last.
Wrong: `TAGS: FJ, EAGR, ETRD`
Right: `TAGS: EAGR, ETRD, FJ`
"""

from collections.abc import Iterator

from reftel.gazetteer.tags import meaning
from reftel.telegram.checking.eras import MIXED_CASE, day_of
from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_PLACES = frozenset({"country", "region", "organization"})


def check(telegram: Telegram) -> Iterator[Finding]:
    """The first such place; subjects and programs may mix."""
    day, place = day_of(telegram), None
    for tag, span in zip(telegram.values.tags, spans_of(telegram, "tags"), strict=False):
        known = meaning(tag, day.year if day else None)
        if known is not None and known.kind in _PLACES:
            place = place or (tag, span)
        elif known is not None and place is not None:
            yield Finding(place[1], f"{place[0]} stands before {tag}", "subjects first, then places")
            return


RULE = Rule("tags-out-of-order", "info", "TAGS", __doc__, check, since=MIXED_CASE)
