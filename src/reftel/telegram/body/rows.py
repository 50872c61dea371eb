"""Lines of the body that hold words, with what stood between them.

Furniture is left out, but not forgotten: a row knows whether blank lines or a page break came before it, for
both decide where a paragraph begins.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reftel.telegram.parsing.lines import SortedLine
from reftel.telegram.text import Span

__all__ = ["Row", "capitals", "is_underline", "join", "rows_of", "spans_of"]


class Row(NamedTuple):
    """A line of words: `text[start:end]` without blanks at its ends, `text[left:end]` with its indent."""

    left: int
    start: int
    end: int
    words: str
    blanks: int  #: blank lines before it; none are counted where a page broke
    broken: bool  #: furniture stood between this row and the one before


def rows_of(text: str, lines: Sequence[SortedLine]) -> list[Row]:
    """The rows among some lines, in order."""
    rows: list[Row] = []
    blanks, broken = 0, False
    for left, end, _stop, kind in lines:
        if kind == "text":
            line = text[left:end]
            words = line.strip()
            if not words:
                blanks += 1
                continue
            start = left + line.find(words[0])
            rows.append(Row(left, start, start + len(words), words, 0 if broken else blanks, broken))
            blanks, broken = 0, False
        elif kind == "blank":
            blanks += 1
        else:
            broken = True
    return rows


# a row of dashes, in two pieces where the relay broke it after 45; more pieces rule the columns of a table
_UNDERLINE: Final = re.compile(r"(?:[-=_~\u2010-\u2015]{3,}|\*{4,})(?: ?[-=_~\u2010-\u2015]+)?")


_SPACED: Final = re.compile(r"(?:[-=_] ){4,}+[-=_]?|(?:-- ){3,}+(?:--)?")  # - - - - -


def is_underline(words: str) -> bool:
    """Whether a row is drawn, not written."""
    if words[0] not in "-=_~*\u2010\u2011\u2012\u2013\u2014\u2015" or len(words) < 3:
        return False
    if _UNDERLINE.fullmatch(words) is None:
        return _SPACED.fullmatch(words) is not None
    gap = words.find(" ")
    return gap < 0 or gap >= 20


def join(text: str, rows: Sequence[Row], begin: int) -> str:
    """The words of some rows from an offset on: lines as they stand, furniture and pilcrows left out."""
    pieces: list[str] = []
    for row in rows:
        if row.end <= begin:
            continue
        if not pieces:
            pieces.append(text[max(begin, row.start) : row.end].lstrip())
            continue
        if row.blanks:
            pieces.extend([""] * row.blanks)
        pieces.append(text[row.left : row.end])
    joined = "\n".join(pieces)
    return joined.replace("\u00b6", "") if "\u00b6" in joined else joined


def spans_of(rows: Sequence[Row], begin: int) -> list[Span]:
    """The stretches that some rows cover, from an offset on, cut where furniture stands between."""
    spans: list[Span] = []
    start, end = begin, begin
    for row in rows:
        if row.end <= begin:
            continue
        if row.broken and end > start:
            spans.append((start, end))
            start = row.start
        elif end == begin:
            start = max(begin, min(start, row.start))
        end = row.end
    if end > start:
        spans.append((start, end))
    return spans


def capitals(text: str) -> str:
    """The text in upper case, each character in its place."""
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    return "".join([letter.upper() if len(letter.upper()) == 1 else letter for letter in text])
