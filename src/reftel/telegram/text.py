"""The text as received: spans in it, its lines, and where a line begins.

Nothing is tidied. Offsets count code points of the decoded text, from 0, end exclusive. A line ends at
LF, CRLF or a bare CR, never at a form feed: `str.splitlines` breaks at eight more characters, which
teletype text holds in the middle of lines.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["Line", "Places", "Span", "lines_of"]

Span: TypeAlias = tuple[int, int]
"""Start and end of a stretch of the text as received, in code points, end exclusive."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `text[start:end]` without its line end, `text[start:stop]` with it."""

    start: int
    end: int
    stop: int


def lines_of(text: str) -> Iterator[Line]:
    """Every line of the text, in order; the spans `start:stop` cover the text without a gap."""
    position, size = 0, len(text)
    while position < size:
        found = _LINE.match(text, position)
        assert found is not None  # the pattern matches the empty string
        stop = found.end()
        end = stop
        while end > position and text[end - 1] in "\r\n":
            end -= 1
        yield Line(position, end, stop)
        position = stop


class Places:
    """Turns offsets into line and column, both counted from 1; the table is made on first use."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None

    def of(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        if self._starts is None:
            self._starts = [line.start for line in lines_of(self._text)] or [0]
        row = bisect_right(self._starts, offset) - 1
        return row + 1, offset - self._starts[row] + 1
