"""No subject.

Why it matters: it is what most readers see of a telegram, and all that lists show.
Wrong: (no subject)
Right: `SUBJECT: FIJI: COCONUT OIL EXPORT PERMITS`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import TAGS_BEGIN
from reftel.telegram.checking.places import first_of, has_header, span_of, top
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_OTHER_AGENCIES = ("USIA", "USINFO", "USICA", "AID ")


def check(telegram: Telegram) -> Iterator[Finding]:
    """A label with nothing behind it counts as none; what an archive added later does not count."""
    record = telegram.values
    if span_of(telegram, "subject") is not None or not has_header(telegram):
        return
    if not any(each.plad.startswith(_OTHER_AGENCIES) for each in record.action):
        yield Finding(
            first_of(telegram, "subject") or top(telegram), "no subject", "say in a line what it is about"
        )


RULE = Rule("subject-missing", "error", "subject", __doc__, check, since=TAGS_BEGIN)
