"""TAGS without a country or organisation.

Why it matters: the desk for the country is found by it.
Wrong: `TAGS: EAGR, ETRD`
Right: `TAGS: EAGR, ETRD, FJ`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import PADDED_SERIALS
from reftel.telegram.checking.places import first_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.checking.tag_kinds import is_subject
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_WITHOUT_PLACE = frozenset({"OGEN", "AINF", "AMGT", "AFIN", "APER", "ACOM", "ABLD", "ASEC", "APCS", "OVIP"})


def check(telegram: Telegram) -> Iterator[Finding]:
    """Administration is about the post itself and may do without."""
    tags = telegram.values.tags
    if (
        tags
        and not _WITHOUT_PLACE & set(tags)
        and all(is_subject(tag) or tag.startswith("K") for tag in tags)
    ):
        yield Finding(first_of(telegram, "tags"), "no TAG names a place", "add the country")


RULE = Rule("place-tag-missing", "warning", "TAGS", __doc__, check, since=PADDED_SERIALS)
