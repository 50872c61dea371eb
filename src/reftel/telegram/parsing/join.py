"""`join`: sections of one telegram that came apart, read as one, with the way back to each copy.

The copies' texts are put one behind the other in the order of their sections and read together; heads that
sections repeat are marked as such, as they are when an archive has joined them. Of an export's copies only
the message text is taken from the second on, and the attributes of the first stand at the end.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reftel.errors import ReftelError
from reftel.telegram.model import Telegram
from reftel.telegram.parsing.export import Layout, find_layout
from reftel.telegram.parsing.read import parse
from reftel.telegram.text import Span

__all__ = ["Joined", "JoinedPiece", "TelegramsDifferError", "join"]


class TelegramsDifferError(ReftelError):
    """Copies of different telegrams were to be joined."""

    def __init__(self, numbers: Sequence[str | None]) -> None:
        named = ", ".join(sorted({number or "a telegram without a number" for number in numbers}))
        super().__init__(
            f"These are no sections of one telegram: {named}. Join only copies that carry the same number."
        )


@dataclass(frozen=True, slots=True)
class JoinedPiece:
    """Which stretch of which copy a stretch of the joined text came from."""

    start: int
    end: int
    copy: int
    copy_start: int


@dataclass(frozen=True, slots=True)
class Joined:
    """One telegram put together from several copies; `pieces` are in the order of the joined text."""

    telegram: Telegram
    pieces: tuple[JoinedPiece, ...]

    def origin(self, offset: int) -> tuple[int, int] | None:
        """Copy and offset in it of a character of the joined text; None for what joining put between."""
        row = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        if row < 0 or offset >= self.pieces[row].end:
            return None
        piece = self.pieces[row]
        return piece.copy, piece.copy_start + offset - piece.start

    def spans(self, span: Span) -> list[tuple[int, Span]]:
        """The stretches of the copies that a span of the joined text covers, copy by copy."""
        found: list[tuple[int, Span]] = []
        for piece in self.pieces:
            start, end = max(span[0], piece.start), min(span[1], piece.end)
            if start < end:
                shift = piece.copy_start - piece.start
                found.append((piece.copy, (start + shift, end + shift)))
        return found


def join(telegrams: Sequence[Telegram], *, source: str | None = None) -> Joined:
    """Read the sections of one telegram as one; copies may come in any order.

    Raises `TelegramsDifferError` where their numbers differ: `SECTION 01 OF 02 OSLO 000120` and
    `SECTION 02 OF 02 OSLO 000121` are two telegrams, each incomplete.
    """
    numbers = [telegram.values.mrn for telegram in telegrams]
    if not telegrams or len({number for number in numbers if number}) > 1:
        raise TelegramsDifferError(numbers)
    order = sorted(range(len(telegrams)), key=lambda place: _section(telegrams[place]))
    words: list[str] = []
    pieces: list[JoinedPiece] = []
    at = 0
    tail: tuple[int, Span] | None = None

    def put(copy: int, span: Span) -> None:
        nonlocal at
        stretch = telegrams[copy].text[span[0] : span[1]]
        pieces.append(JoinedPiece(at, at + len(stretch), copy, span[0]))
        words.append(stretch)
        at += len(stretch)
        if not stretch.endswith(("\n", "\r")):
            words.append("\n")
            at += 1

    for place, copy in enumerate(order):
        telegram = telegrams[copy]
        start, stop = _bounds(telegram)
        layout = find_layout(telegram.text, start, stop)
        if layout.attributes is None:
            put(copy, (start, stop) if place == 0 else _words(layout))
            continue
        put(copy, (start, layout.text[1]) if place == 0 else _words(layout))
        if tail is None:
            tail = copy, (layout.text[1], stop)
    if tail is not None:
        put(*tail)
    return Joined(parse("".join(words), source=source), tuple(pieces))


def _words(layout: Layout) -> Span:
    """The message text of a copy without its title."""
    start, end = layout.text
    return max([start, *(title[1] for title in layout.titles if start <= title[0] < end)]), end


def _section(telegram: Telegram) -> int:
    """The first section a copy holds; a copy of none goes first."""
    return telegram.values.sections_held[0] if telegram.values.sections_held else 0


def _bounds(telegram: Telegram) -> Span:
    """The stretch of its text that a telegram was read from."""
    return (telegram.parts[0].span[0], telegram.parts[-1].span[1]) if telegram.parts else (0, 0)
