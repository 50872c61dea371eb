"""TAGS in another order than subject, program, place, organisation, person.

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


_ORDER = {"subject": 0, "program": 1, "country": 2, "region": 2, "organization": 3}


def check(telegram: Telegram) -> Iterator[Finding]:
    """The first TAG that stands behind one of a later kind."""
    last, day = 0, day_of(telegram)
    for tag, span in zip(telegram.values.tags, spans_of(telegram, "tags"), strict=False):
        known = meaning(tag, day.year if day else None)
        place = _ORDER.get(known.kind) if known else None
        if place is None:
            continue
        if place < last:
            yield Finding(
                span, f"{tag} belongs further forward", "subjects first, then programs, places, organisations"
            )
            return
        last = place


RULE = Rule("tags-out-of-order", "info", "TAGS", __doc__, check, since=MIXED_CASE)
