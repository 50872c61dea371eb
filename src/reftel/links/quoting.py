"""The sentence of a telegram that names another: what a reader wants to see before opening either."""

import re

from reftel.telegram.text import Span

__all__ = ["sentence_at"]

_REACH = 320  #: characters looked at on each side; sentences of telegrams are seldom longer
_ENDS = re.compile(r"[.!?][\"”)]?\s+(?=[A-Z0-9\"“(¶])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:MR|MRS|DR|ST|NO|MIN|AMB|GEN|COL|REF|PARA|RE|CF))[.]$", re.IGNORECASE
)
_LABEL = re.compile(r"^[\s¶]*(?:(?:\d{1,2}[.)]|[A-Z][.)])\s+)?(?:\([A-Z/]{1,6}\)\s+)?")


def sentence_at(text: str, span: Span) -> str:
    """The sentence around a span on one line; cut with an ellipsis where it is very long."""
    start, end = span
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    begin, stop = low, high
    for found in _ENDS.finditer(text, low, start):
        if not _ABBREVIATION.search(text, max(low, found.start() - 5), found.start() + 1):
            begin = found.end()
    for found in _ENDS.finditer(text, end, high):
        if not _ABBREVIATION.search(text, max(end, found.start() - 5), found.start() + 1):
            stop = found.start() + 1 if text[found.start()] in ".!?" else found.start()
            break
    words = " ".join(_LABEL.sub("", text[begin:stop]).split())
    front = "… " if begin == low and low > 0 else ""
    back = " …" if stop == high and high < len(text) else ""
    return f"{front}{words}{back}"
