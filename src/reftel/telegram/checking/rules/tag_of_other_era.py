"""A TAG that meant something else, or nothing, in the year of the telegram.

Why it matters: `CN` was the Comoros until about 2010 and is China since; a search by country finds the
wrong one.
Wrong: `TAGS: PGOV, PREL, YO`
Right: `TAGS: PGOV, PREL, SR`
"""

from collections.abc import Iterator

from reftel.gazetteer.tags import meanings
from reftel.telegram.checking.eras import TAGS_BEGIN, day_of
from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Only codes the table knows, and only where no meaning is within two years of the day."""
    day = day_of(telegram)
    if day is None:
        return
    for tag, span in zip(telegram.values.tags, spans_of(telegram, "tags"), strict=False):
        known = meanings(tag)
        if known and not any(one.first_year - 2 <= day.year <= one.last_year + 2 for one in known):
            nearest = known[0]
            message = f"{tag} was in use in {nearest.era}, as {nearest.meaning}"
            yield Finding(span, message, "use the code of the time")


RULE = Rule("tag-of-other-era", "warning", "TAGS", __doc__, check, since=TAGS_BEGIN)
