"""A telegram from Washington that does not name its drafter.

Why it matters: questions go to the drafter, and clearances show which offices agreed.
In: 1975
Wrong:
    FM SECSTATE WASHDC
    (no drafting)
Right:
    DRAFTED BY EA/ANP:JDOE:TS
    FM SECSTATE WASHDC
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import has_header, top
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram
from reftel.telegram.mrn import HEADQUARTERS

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Telegrams of posts do not show it before SMART."""
    record = telegram.values
    if record.originator.canonical_post == HEADQUARTERS and not record.drafted_by and has_header(telegram):
        yield Finding(top(telegram), "no drafter", "add DRAFTED BY with office and name")


RULE = Rule("drafter-missing", "info", "body", __doc__, check, forms=frozenset({"state1973", "smart"}))
