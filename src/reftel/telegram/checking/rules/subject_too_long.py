"""A subject of more than two lines.

Why it matters: lists cut it off, mostly before the point.
Wrong:
    SUBJECT: FIJI: THE MINISTRY OF TRADE WILL SELL EXPORT PERMITS FOR
    COCONUT OIL BY LOT AND NOT, AS IT DID UNTIL LAST YEAR, TO GROWERS WHO
    HAVE EXPORTED BEFORE
Right: `SUBJECT: FIJI: COCONUT OIL EXPORT PERMITS`
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import PADDED_SERIALS
from reftel.telegram.checking.places import span_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_LONGEST = 138


def check(telegram: Telegram) -> Iterator[Finding]:
    """Two lines of sixty-nine characters."""
    subject = telegram.values.subject or ""
    if len(subject) > _LONGEST:
        yield Finding(
            span_of(telegram, "subject"), f"{len(subject)} characters, more than two lines", "shorten it"
        )


RULE = Rule("subject-too-long", "warning", "subject", __doc__, check, since=PADDED_SERIALS)
