"""Every character of a text in exactly one part: what was read, what separates it, what stayed unread.

Parts come in any order and may overlap where two readers took the same words; the first to begin keeps
them. Blank stretches between parts are separators; anything else between them is unread.
"""

from collections.abc import Iterable

from reftel.telegram.model import SEPARATOR, UNREAD, Part
from reftel.telegram.parsing.draft import Piece

__all__ = ["cover"]


def _between(text: str, start: int, end: int) -> Iterable[Part]:
    """Parts for a stretch nobody read: blanks around it are separators."""
    words = text[start:end]
    stripped = words.strip()
    if not stripped:
        yield Part(SEPARATOR, (start, end))
        return
    first = start + len(words) - len(words.lstrip())
    last = first + len(stripped)
    if first > start:
        yield Part(SEPARATOR, (start, first))
    yield Part(UNREAD, (first, last))
    if last < end:
        yield Part(SEPARATOR, (last, end))


def cover(text: str, pieces: list[Piece], start: int, stop: int) -> tuple[Part, ...]:
    """Parts in order, disjoint, that cover `text[start:stop]`."""
    pieces.sort(key=_begin)
    parts: list[Part] = []
    at = start
    for kind, first, end in pieces:
        begin = max(first, at)
        last = min(end, stop)
        if last <= begin:
            continue
        if begin > at:
            parts.extend(_between(text, at, begin))
        parts.append(Part(kind, (begin, last)))
        at = last
    if at < stop:
        parts.extend(_between(text, at, stop))
    return tuple(parts)


def _begin(piece: Piece) -> tuple[int, int]:
    return piece[1], -piece[2]
