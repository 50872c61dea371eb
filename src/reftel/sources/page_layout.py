"""Lines of text from characters that stand on a page.

A PDF gives its characters in the order in which they were drawn (a stamp at the foot may come first), has
no lines, and readers of telegrams need both columns and blank lines. So characters of one baseline become
a line, a gap becomes as many spaces as fit into it, a line set in from the margin is indented, and a step
of two line heights is a blank line. Lines in another size than the body (stamps, printed headings) are
centred or scaled by whoever printed them: their gaps say nothing, and one space stands for each.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

__all__ = ["Glyph", "set_out"]

_SAME_LINE = 0.4  # of the height: words of a recognised scan jump a little
_OTHER_SIZE = 0.15  # of the body's height; a recognised scan varies by less
_SAME_SIZE = 0.02
_ROWS_LEAST = 12  # a page of fewer lines, half of them stamps, is set out as the page before it
_BLANKS_MOST = 6  # a half-empty page is not forty blank lines of telegram


class Glyph(NamedTuple):
    """One character: where its baseline begins, where its room ends, and how high it stands."""

    x: float
    y: float
    right: float
    height: float
    character: str


class _Row(NamedTuple):
    y: float
    height: float
    glyphs: list[Glyph]


class _Body(NamedTuple):
    """What is usual in a document: margin, height, width of a space, step from line to line."""

    margin: float
    height: float
    space: float
    step: float

    def has(self, row: _Row) -> bool:
        """Whether a line is set in the size of the body."""
        return abs(row.height - self.height) <= _OTHER_SIZE * self.height


def set_out(pages: Sequence[Sequence[Glyph]]) -> list[str]:
    """The text of each page; each line ends with LF, a page without text is empty."""
    body = _body([glyph for page in pages for glyph in page], [row for page in pages for row in _rows(page)])
    texts: list[str] = []
    for page in pages:
        rows = _rows(page)
        if len(rows) >= _ROWS_LEAST:
            found = _body(page, rows)
            # A page may be double-spaced from head to foot; the pages before it tell the height of a line.
            same = texts and abs(found.height - body.height) < _SAME_SIZE * body.height
            body = found._replace(step=min(found.step, body.step)) if same else found
        texts.append("".join(f"{line}\n" for line in _lines(rows, body)))
    return texts


def _rows(page: Sequence[Glyph]) -> list[_Row]:
    """Lines from top to bottom, without the spaces."""
    inked = sorted((glyph for glyph in page if not glyph.character.isspace()), key=lambda glyph: -glyph.y)
    rows: list[list[Glyph]] = []
    for glyph in inked:
        if rows and rows[-1][0].y - glyph.y < _SAME_LINE * glyph.height:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [
        _Row(row[0].y, median(glyph.height for glyph in row), sorted(row, key=lambda glyph: glyph.x))
        for row in rows
    ]


def _body(glyphs: Sequence[Glyph], rows: Sequence[_Row]) -> _Body:
    """What is usual on a page; steps from the foot of a page to the head of the next are negative."""
    height = median(glyph.height for glyph in glyphs) if glyphs else 1.0
    rough = _Body(0.0, height, 0.0, 0.0)
    starts = Counter(round(row.glyphs[0].x, 1) for row in rows if rough.has(row))
    spaces = Counter(
        round(glyph.right - glyph.x, 2)
        for glyph in glyphs
        if glyph.character == " " and abs(glyph.height - height) <= _OTHER_SIZE * height
    )
    steps = Counter(
        round(above.y - below.y, 1)
        for above, below in pairwise(rows)
        if above.y > below.y and rough.has(above) and rough.has(below)
    )
    space = spaces.most_common(1)[0][0] if spaces else 0.0
    if not 0.1 * height < space < 0.8 * height:
        space = 0.25 * height
    usual = [step for step, times in steps.items() if times * 10 >= steps.total() and step > 0.7 * height]
    margin = starts.most_common(1)[0][0] if starts else 0.0
    return _Body(margin, height, space, min(usual, default=1.2 * height))


def _lines(page: Sequence[_Row], body: _Body) -> Iterator[str]:
    above: _Row | None = None
    for row in page:
        if above is not None:
            yield from [""] * _blanks(above, row, body)
        yield _line(row, body)
        above = row


def _blanks(above: _Row, below: _Row, body: _Body) -> int:
    """Blank lines between two lines; a wide gap beside a stamp is the margin of the page."""
    blanks = round((above.y - below.y) / body.step) - 1
    if blanks > 1 and not (body.has(above) and body.has(below)):
        return 0
    return max(0, min(blanks, _BLANKS_MOST))


def _line(row: _Row, body: _Body) -> str:
    usual = body.has(row)
    space = body.space if usual else body.space * row.height / body.height
    indent = max(0, round((row.glyphs[0].x - body.margin) / space)) if usual else 0
    pieces, end = [" " * indent], row.glyphs[0].x
    for glyph in row.glyphs:
        if glyph.x - end > space / 2:
            pieces.append(" " * round((glyph.x - end) / space) if usual else " ")
        pieces.append(glyph.character)
        end = glyph.right
    line = "".join(pieces)
    if any("\ud800" <= character <= "\udfff" for character in line):  # pdfium counts in UTF-16
        line = line.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return line
