"""Lines as they stood on a scanned page, from the words that were recognised and their places.

Columns and blank lines mean something in a telegram, so gaps are measured in characters of the page's own
width: one space between words, more where the gap is wide, an indent from the margin, blank lines where the
step from line to line is a multiple of the usual one.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

__all__ = ["Word", "lay_out"]

_SAME_LINE = 0.5  # of the height of words: lines of a page that lies a little askew
_WIDE = 2.5  # characters: a gap from which on it is more than the space between words
_BLANKS_MOST = 6


class Word(NamedTuple):
    """A recognised word: its line (in the order of reading), its place in dots, how sure it is, 0 to 100."""

    line: int
    left: float
    top: float
    width: float
    height: float
    confidence: float
    text: str


class _Line(NamedTuple):
    middle: float
    words: list[Word]


def lay_out(words: Sequence[Word]) -> str:
    """The text of a page; each line ends with LF, a page without words is empty."""
    if not words:
        return ""
    height = median(word.height for word in words)
    width = median(word.width / len(word.text) for word in words) or 1.0
    lines = _lines(words, height)
    margin = min(line.words[0].left for line in lines)
    steps = sorted(
        below.middle - above.middle
        for above, below in pairwise(lines)
        if below.middle - above.middle > 0.8 * height
    )
    step = steps[len(steps) // 5] if steps else height  # a low one: pages may be mostly double-spaced
    pieces: list[str] = []
    above: _Line | None = None
    for line in lines:
        if above is not None:
            blanks = round((line.middle - above.middle) / step) - 1
            pieces.append("\n" * max(0, min(blanks, _BLANKS_MOST)))
        pieces.append(_text(line, margin, width))
        above = line
    return "".join(pieces)


def _lines(words: Sequence[Word], height: float) -> list[_Line]:
    """Lines from top to bottom; what was found in two blocks side by side is one line."""
    found: dict[int, list[Word]] = {}
    for word in words:
        found.setdefault(word.line, []).append(word)
    pieces = sorted((median(word.top + word.height / 2 for word in line), line) for line in found.values())
    lines: list[_Line] = []
    for middle, line in pieces:
        if lines and middle - lines[-1].middle < _SAME_LINE * height:
            lines[-1].words.extend(line)
        else:
            lines.append(_Line(middle, list(line)))
    return [_Line(line.middle, sorted(line.words, key=lambda word: word.left)) for line in lines]


def _text(line: _Line, margin: float, width: float) -> str:
    pieces = [" " * round((line.words[0].left - margin) / width)]
    end: float | None = None
    for word in line.words:
        if end is not None:
            gap = (word.left - end) / width
            pieces.append(" " * (round(gap) if gap > _WIDE else 1))
        pieces.append(word.text)
        end = word.left + word.width
    return "".join(pieces) + "\n"
