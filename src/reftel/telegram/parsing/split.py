"""`split`: where each telegram of a text begins and ends, and nothing in between is lost.

Stretches follow one another and cover the whole text; what stands in front of the first telegram, or behind
the last, belongs to its neighbour. Sections of one telegram stay together.
"""

from reftel.telegram.parsing.export import record_starts
from reftel.telegram.parsing.lines import SortedLine, sort_lines
from reftel.telegram.parsing.read import beginning_of_next
from reftel.telegram.text import Span

__all__ = ["split"]


def split(text: str) -> list[Span]:
    """The stretch of every telegram in a text, in order, without a gap; a text of none is one stretch."""
    records = record_starts(text)
    edges = [0, *_with_stamps(text, records[1:]), len(text)]
    spans: list[Span] = []
    for start, stop in zip(edges, edges[1:], strict=False):
        begin = start
        while begin < stop and (after := beginning_of_next(text, begin, stop)) is not None:
            spans.append((begin, after))
            begin = after
        if begin < stop:
            spans.append((begin, stop))
    return spans or [(0, len(text))]


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
