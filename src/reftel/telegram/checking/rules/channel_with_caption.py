"""A channel that allows no other caption, with one.

Why it matters: messages of the AGREMENT and DIRGEN channels go to named readers; no caption can add to
that.
Wrong:
    AGREMENT CHANNEL
    NODIS
Right: `AGREMENT CHANNEL`
"""

from collections.abc import Iterator

from reftel.gazetteer.terms import captions
from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


_ALONE = frozenset({"AGREMENT CHANNEL", "DIRGEN CHANNEL"})


def check(telegram: Telegram) -> Iterator[Finding]:
    """Special-handling and distribution captions beside these two channels."""
    record, table = telegram.values, captions()
    if not _ALONE & set(record.captions):
        return
    for caption, span in zip(record.captions, spans_of(telegram, "captions"), strict=False):
        if caption in table and table[caption].kind in ("special-handling", "distribution"):
            yield Finding(span, f"{caption} beside a channel that stands alone", f"drop {caption}")


RULE = Rule("channel-with-caption", "error", "captions", __doc__, check)
