"""The year of the telegram itself in front of a reference.

Why it matters: a year in front tells readers that the reference is of another year.
Wrong: `REF: 07 STATE 45678`
Right: `REF: STATE 45678`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import MIXED_CASE
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Compares with the year of the telegram; SMART writes years always."""
    day = telegram.values.date
    for reference in telegram.values.references:
        if day and reference.mrn and not reference.year_assumed and reference.mrn[:2] == day[2:4]:
            written = reference.written.upper()
            if day[2:4] in written.split() or written.startswith(day[2:4]):
                yield Finding(reference.span, "the year is that of the telegram", f"drop `{day[2:4]}`")


RULE = Rule(
    "reference-year-needless",
    "info",
    "references",
    __doc__,
    check,
    forms=frozenset({"state1985", "state2000"}),
    since=MIXED_CASE,
)
