"""Text that stands in no paragraph and still names people: headings, the signature, unread stretches.

Header fields are not among them: an addressee is no mention.
"""

from collections.abc import Iterator
from typing import Final

from reftel.extract.passages import Passage, passage_of
from reftel.telegram.model import UNREAD, Telegram
from reftel.telegram.record import Paragraph

__all__ = ["stretches_of"]

_KINDS: Final = frozenset({UNREAD, "heading", "signature"})


def stretches_of(telegram: Telegram) -> Iterator[Passage]:
    """Each line of them as a passage without number or mark."""
    for part in telegram.parts:
        if part.kind not in _KINDS:
            continue
        start, end = part.span
        while start < end:
            stop = telegram.text.find("\n\n", start, end)
            stop = end if stop < 0 else stop
            text = telegram.text[start:stop]
            if text.strip():
                paragraph = Paragraph(None, None, None, "body", None, text, (start, stop))
                passage = passage_of(telegram.text, paragraph, [(start, stop)])
                if passage.text:
                    yield passage
            start = stop + 2
