"""Every character of a text in exactly one part: what was read, what separates it, what stayed unread.

Parts come in any order and may overlap where two readers took the same words; the first to begin keeps
them. Blank stretches between parts are separators; anything else between them is unread.
"""

from collections.abc import Iterable
from typing import Final

from reftel.telegram.model import SEPARATOR, UNREAD, Part
from reftel.telegram.parsing.draft import Piece

__all__ = ["cover"]


# A line of these after another, with no blank line between, is the same part going on.
_RUNS: Final = frozenset(
    {"distribution", "drafting", "section-line", "stamp", "attributes", "catalogue", "called-stations"}
)


def _between(text: str, start: int, end: int) -> Iterable[Part]:
    """Parts for a stretch nobody read: blanks around it are separators."""
    words = text[start:end]
    stripped = words.strip()
    first = start + len(words) - len(words.lstrip())
    last = first + len(stripped)
    if first > start:
        yield Part(SEPARATOR, (start, first))
    yield Part(UNREAD, (first, last))
    if last < end:
        yield Part(SEPARATOR, (last, end))


def cover(text: str, pieces: list[Piece], start: int, stop: int) -> tuple[Part, ...]:
    """Parts in order, disjoint, that cover `text[start:stop]`."""
    parts: list[Part] = []
    keep = parts.append
    at = start
    running: tuple[str, int] | None = None
    # of two that begin together the longer goes first
    for first, back, kind in sorted([(first, -end, kind) for kind, first, end in pieces]):
        begin = first if first > at else at  # noqa: FURB136 - asked for each part; a call costs more
        last = -back if -back < stop else stop  # noqa: FURB136
        if last <= begin:
            continue
        if begin > at:
            gap = text[at:begin]
            if not gap.isspace():
                if running is not None:
                    keep(Part(running[0], (running[1], at)))
                    running = None
                parts.extend(_between(text, at, begin))
            elif running is not None:
                if kind == running[0] and gap.count("\n") < 2:
                    at = last
                    continue
                keep(Part(running[0], (running[1], at)))
                keep(Part(SEPARATOR, (at, begin)))
                running = None
            else:
                keep(Part(SEPARATOR, (at, begin)))
        elif running is not None:
            keep(Part(running[0], (running[1], at)))
            running = None
        if kind in _RUNS:
            running = kind, begin
        else:
            keep(Part(kind, (begin, last)))
        at = last
    if running is not None:
        keep(Part(running[0], (running[1], at)))
    if at < stop:
        gap = text[at:stop]
        parts.extend([Part(SEPARATOR, (at, stop))] if gap.isspace() else _between(text, at, stop))
    return tuple(parts)
