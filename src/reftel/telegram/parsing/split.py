"""`split`: where each telegram of a text begins and ends, and nothing in between is lost.

Stretches follow one another and cover the whole text; what stands in front of the first telegram, or behind
the last, belongs to its neighbour. Sections of one telegram stay together.
"""

from itertools import pairwise
from typing import Final

from reftel.telegram.parsing.export import find_layout, record_starts
from reftel.telegram.parsing.lines import SortedLine, sort_lines
from reftel.telegram.parsing.read import rows_of_first
from reftel.telegram.text import Span

__all__ = ["split"]

_WINDOW: Final = 1_500


def split(text: str) -> list[Span]:
    """The stretch of every telegram in a text, in order, without a gap; a text of none is one stretch."""
    edges = [0, *_with_stamps(text, record_starts(text)[1:]), len(text)]
    starts = [start for begin, stop in pairwise(edges) for start in [begin, *_beginnings(text, begin, stop)]]
    return list(pairwise([*starts, len(text)])) if text else [(0, 0)]


def _beginnings(text: str, start: int, stop: int) -> list[int]:
    """Where further telegrams begin in a stretch."""
    layout = find_layout(text, start, stop)
    lines = sort_lines(text, *layout.text)
    found: list[int] = []
    row = 0
    while row < len(lines):
        # most telegrams end within the window; a longer one is looked at again with twice the lines
        width = _WINDOW
        after = None
        while after is None:
            window = lines[row : row + width]
            after = rows_of_first(text, window)
            if after is None and row + width >= len(lines):
                return found
            width *= 2
        row += after
        found.append(lines[row].start)
    return found


def _with_stamps(text: str, starts: list[int]) -> list[int]:
    """Record starts moved up over the stamp lines above the title."""
    moved: list[int] = []
    for start in starts:
        floor = max(0, start - 400)
        lines: list[SortedLine] = sort_lines(
            text, text.rfind("\n", floor - 1 if floor else 0, start - 1) + 1 if start else 0, start
        )
        begin = start
        for line in reversed(lines):
            if line.kind != "stamp" or text[line.start : line.end].lstrip().startswith("Markings:"):
                break
            begin = line.start
        moved.append(begin)
    return moved
