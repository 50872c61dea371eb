"""Characters of a page turned upright: scans lie on their side, and stamps are printed up the margin.

The direction in which most characters of a page run is the page's own; they are turned so that lines go
from left to right. Words in other directions (a stamp along the edge, a slanted watermark) would fall apart
among the lines, so they are put aside, and follow behind the lines of their page.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reftel.sources.page_layout import Glyph

__all__ = ["Drawn", "turn_upright"]

_ASKEW = math.radians(15)  # a scan may hang a little; a watermark slants


class Drawn(NamedTuple):
    """One character as the file draws it: origin, box, and its angle clockwise.

    `made_up` are those that the engine puts between words and lines.
    """

    character: str
    x: float
    y: float
    left: float
    bottom: float
    right: float
    top: float
    angle: float
    made_up: bool

    @property
    def quarter(self) -> int | None:
        """How many quarter turns it is turned by; None where it slants."""
        turns = round(self.angle / (math.pi / 2))
        return None if abs(self.angle - turns * math.pi / 2) > _ASKEW else turns % 4


def turn_upright(page: Sequence[Drawn]) -> tuple[list[Glyph], str]:
    """The characters of a page in its own direction, and the words in others, a line for each stretch."""
    if all(drawn.angle == 0 for drawn in page):  # nearly every page
        return [_turned(drawn, 0) for drawn in page if not drawn.made_up], ""
    quarters = [drawn.quarter for drawn in page]
    counts = Counter(quarter for quarter in quarters if quarter is not None)
    own = counts.most_common(1)[0][0] if counts else 0
    glyphs: list[Glyph] = []
    aside: list[str] = []
    for drawn, quarter in zip(page, quarters, strict=True):
        if drawn.made_up:
            aside.append("\n" if drawn.character in "\r\n" else " ")
        elif quarter == own:
            glyphs.append(_turned(drawn, own))
            aside.append("\n")
        else:
            aside.append(drawn.character)
    return glyphs, _lines("".join(aside).split("\n"))


def _lines(stretches: Iterable[str]) -> str:
    folded = (" ".join(words.split()) for words in stretches)
    return "".join(f"{words}\n" for words in folded if words)


def _turned(drawn: Drawn, quarter: int) -> Glyph:
    """Its place on a page that was turned back by so many quarters."""
    high, wide = drawn.top - drawn.bottom, drawn.right - drawn.left
    if quarter == 0:
        return Glyph(drawn.x, drawn.y, drawn.right, high, drawn.character)
    if quarter == 1:
        return Glyph(-drawn.y, drawn.x, -drawn.bottom, wide, drawn.character)
    if quarter == 2:
        return Glyph(-drawn.x, -drawn.y, -drawn.left, high, drawn.character)
    return Glyph(drawn.y, -drawn.x, drawn.top, wide, drawn.character)
