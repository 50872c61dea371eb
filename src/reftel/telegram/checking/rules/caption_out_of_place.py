"""A special-handling caption behind another caption.

Why it matters: the message centre stops at the first caption to choose its list; a NODIS found later is
found too late.
Wrong:
    STADIS
    EXDIS
Right:
    EXDIS
    STADIS
"""

from collections.abc import Iterator

from reftel.gazetteer.terms import captions
from reftel.telegram.checking.eras import PADDED_SERIALS
from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """The first caption has to be the special one."""
    table, record = captions(), telegram.values
    kinds = [table[caption].kind if caption in table else "" for caption in record.captions]
    for at, (caption, kind, span) in enumerate(
        zip(record.captions, kinds, spans_of(telegram, "captions"), strict=False)
    ):
        if kind == "special-handling" and at and kinds[0] != "special-handling" and caption != "ONLY":
            yield Finding(span, f"{caption} stands behind {record.captions[0]}", f"put {caption} first")
            return


RULE = Rule("caption-out-of-place", "warning", "captions", __doc__, check, since=PADDED_SERIALS)
