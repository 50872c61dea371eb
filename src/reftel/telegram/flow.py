"""A value that runs over several lines, read as one string, with the way back to the text.

Page lines, banners and stamps stand in the middle of subjects, TAGS and references. A flow joins the
stretches around them with a line feed and keeps where each character came from, so that readers of
fields work on a plain string and still point at the text as received.
"""

from bisect import bisect_right
from collections.abc import Iterable

from reftel.telegram.text import Span

__all__ = ["Flow"]


class Flow:
    """Stretches of one text, in order, joined by a line feed each.

    `joined` is the string to read; `span(start, end)` turns offsets in it into the span of the text that
    holds those characters (a span that crosses a join also covers what was left out between).
    """

    __slots__ = ("_at", "_from", "joined", "text")

    def __init__(self, text: str, pieces: Iterable[Span]) -> None:
        self.text = text
        self._at: list[int] = []
        self._from: list[int] = []
        strings: list[str] = []
        position = 0
        for start, end in pieces:
            self._at.append(position)
            self._from.append(start)
            strings.append(text[start:end])
            position += end - start + 1
        self.joined = "\n".join(strings)

    def origin(self, offset: int) -> int:
        """Where in the text the character at this offset of `joined` stands."""
        if not self._at:
            return 0
        row = bisect_right(self._at, offset) - 1
        return self._from[row] + offset - self._at[row]

    def span(self, start: int, end: int) -> Span:
        """The span of the text that holds `joined[start:end]`; empty stays empty."""
        if end <= start:
            here = self.origin(start)
            return here, here
        return self.origin(start), self.origin(end - 1) + 1
