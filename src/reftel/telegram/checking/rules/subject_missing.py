"""No subject.

Why it matters: it is what most readers see of a telegram, and all that lists show.
Wrong: (no subject)
Right: `SUBJECT: FIJI: COCONUT OIL EXPORT PERMITS`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import TAGS_BEGIN
from reftel.telegram.checking.places import first_of, has_header, top
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """A label with nothing behind it counts as none."""
    if not telegram.values.subject and has_header(telegram):
        yield Finding(
            first_of(telegram, "subject") or top(telegram), "no subject", "say in a line what it is about"
        )


RULE = Rule("subject-missing", "error", "subject", __doc__, check, since=TAGS_BEGIN)
