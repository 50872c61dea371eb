"""Text that fits the terminal: broken at blanks, with words set off where they stand in it.

Where nobody watches (a pipe, a file) nothing is broken, so that lines can be searched, unless COLUMNS says
how wide a line may be.
"""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence

from reftel.cli import output

__all__ = ["fitted", "marked", "print_fitted", "width"]

_NARROWEST = 30
_Span = tuple[int, int]


def width() -> int | None:
    """How many characters a line may have; None where there is no limit."""
    if output.is_terminal(sys.stdout):
        return max(_NARROWEST, shutil.get_terminal_size().columns)
    columns = os.environ.get("COLUMNS", "")
    return max(_NARROWEST, int(columns)) if columns.isdecimal() else None


def fitted(text: str, room: int | None) -> Iterator[_Span]:
    """Stretches of a text that fit, broken at blanks; a word too long for a line is cut."""
    start, size = 0, len(text)
    while room is not None and size - start > room:
        blank = text.rfind(" ", start + 1, start + room + 1)
        stop = blank if blank > start else start + room
        yield start, stop
        start = stop + 1 if blank > start else stop
    yield start, size


def marked(text: str, marks: Sequence[_Span], begin: int = 0, end: int | None = None) -> str:
    """A stretch of text with what was found set off: in bold, or between stars where there is no colour."""
    end = len(text) if end is None else end
    pieces: list[str] = []
    at = begin
    for mark_start, mark_end in marks:
        start, stop = max(mark_start, begin), min(mark_end, end)
        if start >= stop:
            continue
        word = text[start:stop]
        shown = output.styled(word, "bold", "cyan")
        pieces += [text[at:start], shown if shown != word else f"*{word}*"]
        at = stop
    return "".join([*pieces, text[at:end]])


def print_fitted(
    text: str,
    *,
    indent: str = "",
    first: str | None = None,
    style: str | None = None,
    marks: Sequence[_Span] = (),
) -> None:
    """A text in as many lines as it takes, `first` in place of the indent before its first line."""
    room = width()
    stars = 2 if marks and not output.styled("x", "bold").startswith("\x1b") else 0
    if room is not None:
        room = max(_NARROWEST // 2, room - len(indent) - stars * 3)
    for place, (start, stop) in enumerate(fitted(text, room)):
        line = marked(text, marks, start, stop)
        if style:
            line = output.styled(line, style)
        output.print_line(f"{first if place == 0 and first is not None else indent}{line}")
