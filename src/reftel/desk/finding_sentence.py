"""The sentence a finding rests on, taken from its paragraph: nothing is shown without it."""

import re
from collections.abc import Sequence
from typing import Final

from reftel.archive.findings_settled import SearchedText
from reftel.telegram.record import Paragraph
from reftel.telegram.text import Span

__all__ = ["sentence_around"]

_END: Final = re.compile(r"[.?!;][)\"']*(?=\s+[^\s])|\n[ \t]*\n")
_SHORT: Final = re.compile(
    r"(?:\b[A-Za-z]|\b(?:mr|mrs|ms|dr|gen|col|lt|amb|no|nos|st|sen|rep|min|para))\.$", re.IGNORECASE
)
_MOST = 600


def sentence_around(text: str, paragraphs: Sequence[Paragraph], span: Span, quote: str) -> str:
    """The sentence, or sentences, that these words stand in; white space folded, page furniture left out."""
    for paragraph in paragraphs:
        if paragraph.span[0] <= span[0] < paragraph.span[1]:
            where = SearchedText(paragraph.text, b"").once(quote)
            if not isinstance(where, str):
                return _cut(paragraph.text, where)
            return _cut(
                text[paragraph.span[0] : paragraph.span[1]],
                (span[0] - paragraph.span[0], span[1] - paragraph.span[0]),
            )
    return _cut(
        text[max(0, span[0] - _MOST) : span[1] + _MOST],
        (min(span[0], _MOST), span[1] - max(0, span[0] - _MOST)),
    )


def _cut(text: str, span: Span) -> str:
    """From the end of the sentence before to the end of this one, neither further than some lines."""
    first = max(0, span[0] - _MOST)
    start = first
    for end in _END.finditer(text, first, span[0] + 1):  # a look ahead sees no further than this
        if not _SHORT.search(text[max(0, end.start() - 6) : end.start() + 1]):
            start = end.end()
    stop = min(len(text), span[1] + _MOST)
    for end in _END.finditer(text, max(span[1] - 1, span[0]), stop):
        if not _SHORT.search(text[max(0, end.start() - 6) : end.start() + 1]):
            stop = end.end()
            break
    return " ".join(text[start:stop].split())
