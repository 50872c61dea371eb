"""Which lines begin a numbered paragraph: every line that could, before any choice is made.

Years, decimals and lines of lists look like paragraph numbers too; `choice.py` tells them apart, by the order
they stand in.
"""

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from reftel.telegram.body.rows import Row, is_underline
from reftel.telegram.marks import PortionMark, portion_mark

__all__ = ["Candidate", "Style", "find_candidates", "glued_number"]

Style: TypeAlias = Literal["dot", "para", "paren", "round", "weak"]


class Candidate(NamedTuple):
    """A line that may begin a paragraph: `at` is its number or the mark before it, `after` its text."""

    row: int
    number: int
    style: Style
    at: int
    after: int
    mark: PortionMark | None
    fresh: bool  #: a blank line, a page, a drawn line or nothing stands before it
    indent: int


_MOST: Final = 200  # no telegram has as many paragraphs; 511 is a number of the page or of the telegram
_FIRST: Final = frozenset("0123456789\u00b6([Pp")
# 1. 1.) 1 . 6A. | 1) | (1) | PARA 1. | and, where nothing better is there: 1, 1; 1: 1 - and 16 IT IS
_NUMBER: Final = re.compile(
    r"\u00b6?[ \t]{0,4}(?:"
    r"(?P<dot>\d{1,3})(?:[ ]?\.(?!\d|[B-Z][.)][ ])\)?|(?=(?P<sub>A)\.[ ]))"
    r"|(?P<paren>\d{1,3})\)"
    r"|\((?P<round>\d{1,3})\)\.?"
    r"|PARA(?:GRAPH)?\.?[ ]{0,3}(?P<para>\d{1,3})(?:[ ]?[.:)]|[ ]--?[ ]|$)"
    r"|(?P<weak>\d{1,3})(?:[,;:]|[ ]?-{1,2}[ ]|[ ]{1,4}(?=[A-Z(]))"
    r")",
    re.IGNORECASE,
)
_STYLES: Final[tuple[Style, ...]] = ("dot", "paren", "round", "para", "weak")


def find_candidates(text: str, rows: Sequence[Row]) -> list[Candidate]:
    """Every line that could begin a numbered paragraph, in order."""
    found: list[Candidate] = []
    for index, row in enumerate(rows):
        if row.words[0] not in _FIRST:
            continue
        candidate = _candidate(text, rows, index)
        if candidate is not None:
            found.append(candidate)
    return found


def _candidate(text: str, rows: Sequence[Row], index: int) -> Candidate | None:
    row = rows[index]
    at = row.start
    mark = None
    if row.words[0] in "([":
        mark = portion_mark(text, at)  # (C) 1. TEXT
        if mark is not None:
            at = mark.end
            while at < row.end and text[at] in " \t":
                at += 1
    match = _NUMBER.match(text, at, row.end)
    if match is None:
        return None
    style = next(name for name in _STYLES if match[name])
    number = int(match[style])
    if not 0 < number < _MOST or (mark is not None and style == "weak"):
        return None
    after = match.end()
    if mark is None:
        at = match.start(style) - (style == "round")
        mark = portion_mark(text, after) if after < row.end else None
        if style == "para":
            at = match.start()
        after = mark.end if mark is not None and mark.end <= row.end else after
    else:
        at = row.start
    fresh = index == 0 or row.broken or row.blanks > 0 or is_underline(rows[index - 1].words)
    return Candidate(index, number, style, at, after, mark, fresh, row.start - row.left)


def glued_number(row: Row, number: int) -> tuple[int, int] | None:
    """Where paragraph `number` begins in the middle of a line, behind the end of a sentence: number, text."""
    found = re.search(rf"[.?!)\"']\s{{0,4}}({number}\.)(?=\s{{1,4}}[A-Za-z(])", row.words)
    return (row.start + found.start(1), row.start + found.end(1)) if found is not None else None
