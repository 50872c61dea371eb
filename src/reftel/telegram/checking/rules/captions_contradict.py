"""A caption that closes a telegram together with one that opens it.

Why it matters: SIPDIS puts a telegram on a network that NODIS, EXDIS, STADIS and the channels keep it
from.
Wrong:
    EXDIS
    SIPDIS
Right: `EXDIS`
"""

from collections.abc import Iterator

from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_CLOSED = frozenset({"NODIS", "EXDIS", "STADIS"})


def check(telegram: Telegram) -> Iterator[Finding]:
    """SIPDIS against all that close."""
    record = telegram.values
    closing = [one for one in record.captions if one in _CLOSED or one.endswith("CHANNEL")]
    for caption, span in zip(record.captions, spans_of(telegram, "captions"), strict=False):
        if caption == "SIPDIS" and closing:
            yield Finding(span, f"SIPDIS opens what {closing[0]} closes", "drop one of the two")


RULE = Rule("captions-contradict", "error", "captions", __doc__, check)
