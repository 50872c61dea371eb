"""The exact text of a copy, line by line, each stretch with the name of the part it was read as.

Parts may begin in the middle of a line (an address and the class line run together): a row is a line,
its pieces are the parts in it, its names the parts that begin there.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reftel.telegram.model import SEPARATOR, UNREAD, Part
from reftel.telegram.text import lines_of

__all__ = ["LONGEST", "LineRow", "Piece", "line_rows"]

LONGEST = 400_000
"""Characters shown; a longer text is to be had as a file."""

_FAMILIES = {
    "address": "route from to info address originator action relay routing transmission called de",
    "time": "date-time-group dtg precedence received julian dateline",
    "marking": "class classification caption captions executive-order classified-by mark passing attention",
    "subject": "subject tags title mrn",
    "reference": "reference references ref",
    "text": "paragraph heading signature summary comment body text",
    "furniture": "page-line banner stamp trailer section-line note dash-line form-number counter end",
    "office": "distribution drafting drafted approved cleared clearance office",
    "archive": "attribute attributes catalogue title-line section-title",
}
_KINDS = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds.split()}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line; `family` gives its colour."""

    text: str
    family: str
    name: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line; `names` are the parts that begin in it."""

    number: int
    pieces: tuple[Piece, ...]
    names: tuple[tuple[str, str], ...]


def family_of(kind: str) -> str:
    """The family of a kind of part; unknown kinds by their first word."""
    if kind == UNREAD:
        return "unread"
    return _KINDS.get(kind) or _KINDS.get(kind.partition("-")[0]) or "other"


def line_rows(text: str, parts: Sequence[Part]) -> Iterator[LineRow]:
    """Every line of the first `LONGEST` characters with its parts."""
    starts = [part.span[0] for part in parts]
    for number, line in enumerate(lines_of(text[:LONGEST]), 1):
        pieces: list[Piece] = []
        names: list[tuple[str, str]] = []
        at = max(0, bisect_right(starts, line.start) - 1)
        position = line.start
        while at < len(parts) and parts[at].span[0] < line.end and position < line.end:
            part = parts[at]
            start, end = max(position, part.span[0]), min(part.span[1], line.end)
            at += 1
            if end <= start:
                continue
            if start > position:
                pieces.append(Piece(text[position:start], "none", ""))
            kind = "none" if part.kind == SEPARATOR else family_of(part.kind)
            name = "" if kind == "none" else part.kind.replace("-", " ").replace("_", " ")
            pieces.append(Piece(text[start:end], kind, name))
            if name and part.span[0] >= line.start:
                names.append((name, kind))
            position = end
        if position < line.end:
            pieces.append(Piece(text[position : line.end], "none", ""))
        yield LineRow(number, tuple(pieces), tuple(names))
