"""A TAG that meant something else, or nothing, in the year of the telegram.

Why it matters: `CN` was the Comoros until about 2010 and is China since; a search by country finds the
wrong one.
Wrong: `TAGS: PGOV, PREL, YO`
Right: `TAGS: PGOV, PREL, SR`
"""

from collections.abc import Iterator

from reftel.gazetteer.tags import Tag, meanings
from reftel.telegram.checking.eras import TAGS_BEGIN, day_of
from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_SLACK = {"country": 2}
_OTHERWISE = 20  #: years of use of subjects are known by decades only


def check(telegram: Telegram) -> Iterator[Finding]:
    """Only codes the table knows, and only where no meaning is near the day."""
    day = day_of(telegram)
    if day is None:
        return
    for tag, span in zip(telegram.values.tags, spans_of(telegram, "tags"), strict=False):
        known = meanings(tag)
        if known and not any(_near(one, day.year) for one in known):
            message = f"{tag} was in use in {known[0].era}, as {known[0].meaning}"
            yield Finding(span, message, "use the code of the time")


def _near(tag: Tag, year: int) -> bool:
    slack = _SLACK.get(tag.kind, _OTHERWISE)
    return tag.first_year - slack <= year <= tag.last_year + slack


RULE = Rule("tag-of-other-era", "warning", "TAGS", __doc__, check, since=TAGS_BEGIN)
