"""The exact text of a copy, line by line, each stretch with the name of the part it was read as.

Parts may begin in the middle of a line (an address and the class line run together): a row is a line,
its pieces are the parts in it, its names the parts that begin there. A part of the same name as the one
before it (a list of offices over five lines) is named once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reftel.desk.decoding import decode
from reftel.telegram.model import SEPARATOR, UNREAD, Part
from reftel.telegram.record import Record
from reftel.telegram.text import lines_of

__all__ = ["LONGEST", "LineRow", "Meanings", "Named", "Piece", "line_rows", "part_in_words"]

LONGEST = 400_000
"""Characters shown; a longer text is to be had as a file."""

_NAMES: dict[str, tuple[str, str]] = {
    "approved": ("approved by", "office"),
    "attributes": ("the archive's attributes", "archive"),
    "banner": ("classification banner", "furniture"),
    "called-stations": ("stations called", "address"),
    "caption": ("handling caption", "marking"),
    "caption-repeat": ("handling caption", "marking"),
    "captions": ("handling caption", "marking"),
    "catalogue": ("catalogue data", "archive"),
    "class-line": ("classification, post and number", "marking"),
    "classified-by": ("classified by", "marking"),
    "cleared": ("clearances", "office"),
    "corrected": ("corrected copy", "marking"),
    "dash-line": ("relay's line", "furniture"),
    "date-time-group": ("precedence and date-time group", "time"),
    "dateline": ("dateline", "time"),
    "distribution": ("distribution to offices", "office"),
    "drafted": ("drafted by", "office"),
    "drafting": ("drafting and clearance", "office"),
    "executive-order": ("executive order", "marking"),
    "form-number": ("form number", "furniture"),
    "from": ("from", "address"),
    "from-station": ("sending station, number and time", "address"),
    "group-count": ("group count", "furniture"),
    "heading": ("heading", "text"),
    "info": ("for information", "address"),
    "note": ("note of the communications centre", "furniture"),
    "page-line": ("page line", "furniture"),
    "paragraph": ("paragraph", "text"),
    "passing": ("attention line", "address"),
    "precedence": ("precedence", "time"),
    "received": ("received", "time"),
    "references": ("references", "reference"),
    "section-line": ("head of a section, repeated", "furniture"),
    "signature": ("signature", "text"),
    "stamp": ("release stamp", "furniture"),
    "subject": ("subject", "subject"),
    "tags": ("tags", "subject"),
    "title": ("title of a part of the export", "archive"),
    "to": ("to", "address"),
    "trailer": ("end of message", "furniture"),
    "transmission": ("transmission number", "address"),
    "transmission-class": ("classification on the wire", "marking"),
    "xmt": ("except", "address"),
    UNREAD: ("not read", "unread"),
}


_KEYS = {
    "caption": "captions",
    "captions": "captions",
    "class-line": "classification",
    "classified-by": "classified_by",
    "date-time-group": "dtg",
    "executive-order": "executive_order",
    "from": "originator",
    "info": "info",
    "passing": "passing",
    "tags": "tags",
    "to": "action",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line; `family` gives its colour."""

    text: str
    family: str
    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a part in words, its family, and what it was read as."""

    name: str
    family: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line; `names` are the parts that begin in it."""

    number: int
    pieces: tuple[Piece, ...]
    names: tuple[Named, ...]


class Meanings:
    """What the parts of a telegram were read as, in words, from its record."""

    def __init__(self, record: Record) -> None:
        self._rows = {
            row.key: ", ".join(value.words for value in row.values if value.words)
            for row in decode(record).rows
        }
        self._paragraphs = sorted(record.paragraphs, key=lambda one: one.span)
        self._starts = [one.span[0] for one in self._paragraphs]

    def of(self, part: Part) -> str:
        """The meaning of one part; empty where its name says all."""
        if part.kind == "paragraph":
            at = bisect_left(self._starts, part.span[0])  # a sign of the archive may stand before the number
            if at == len(self._starts) or self._starts[at] >= part.span[1]:
                return ""
            found = self._paragraphs[at]
            return " ".join(str(one) for one in (found.number, found.mark_written) if one is not None)
        return self._rows.get(_KEYS.get(part.kind, ""), "")


def part_in_words(kind: str) -> tuple[str, str]:
    """The name and the family of a kind of part; a kind not listed goes by its own name."""
    return _NAMES.get(kind) or (kind.replace("-", " "), "other")


def line_rows(text: str, parts: Sequence[Part], meanings: Meanings) -> Iterator[LineRow]:
    """Every line of the first `LONGEST` characters with its parts."""
    starts = [part.span[0] for part in parts]
    last = ""
    for number, line in enumerate(lines_of(text[:LONGEST]), 1):
        pieces: list[Piece] = []
        names: list[Named] = []
        position = line.start
        for at in range(max(0, bisect_right(starts, line.start) - 1), len(parts)):
            part = parts[at]
            if part.span[0] >= line.end:
                break
            start, end = max(position, part.span[0]), min(part.span[1], line.end)
            if end <= start or part.kind == SEPARATOR:
                continue
            if start > position:
                pieces.append(Piece(text[position:start], "none", ""))
            name, family = part_in_words(part.kind)
            pieces.append(Piece(text[start:end], family, name))
            if part.span[0] >= line.start and (name != last or part.kind == "paragraph"):
                names.append(Named(name, family, meanings.of(part)))
            last = name
            position = end
        if position < line.end:
            pieces.append(Piece(text[position : line.end], "none", ""))
        yield LineRow(number, tuple(pieces), tuple(names))
