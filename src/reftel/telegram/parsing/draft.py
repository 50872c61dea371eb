"""A telegram while it is being read: what has been understood so far, piece by piece.

Readers of head lines fill it in any order; `assembly.py` makes the record of it at the end. Parts may be
given in any order too; `cover.py` puts them in order and fills what lies between.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reftel.telegram.diagnostic import Diagnostic, Severity
from reftel.telegram.parsing.class_line import ClassLine
from reftel.telegram.parsing.dates import DateTimeGroup
from reftel.telegram.parsing.lines import SortedLine
from reftel.telegram.parsing.relay import Station
from reftel.telegram.record import Addressee, Distribution, Drafter, Identifier, Passing
from reftel.telegram.text import Span

__all__ = ["Draft", "HeadField", "Piece"]

Piece: TypeAlias = tuple[str, int, int]
"""A part before it is one: kind, start, end."""


@dataclass(slots=True)
class HeadField:
    """One labelled head line with its continuations: the stretches it stands in, its label included.

    `value` is where the value begins in the first stretch.
    """

    kind: str
    pieces: list[Span]
    value: int
    misspelt: bool = False


@dataclass(slots=True)
class Draft:
    """What is known of `text[start:stop]` so far; spans count in the whole text."""

    text: str
    start: int
    stop: int
    lines: list[SortedLine]
    outer: list[SortedLine] = field(
        default_factory=list
    )  #: above the titles of an export that begins with attributes
    later: list[SortedLine] = field(default_factory=list)  #: of another telegram behind this one
    held: dict[int, tuple[str, int]] = field(default_factory=dict)  #: words asked for before
    parts: list[Piece] = field(default_factory=list)
    spans: dict[str, Span | list[Span]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    transmission_id: str | None = None
    station: Station | None = None
    transmission_letter: str | None = None
    group: DateTimeGroup | None = None
    catalogue_date: dt.date | None = None
    datelined: bool = False  #: that day stands in a dateline
    catalogue_number: str | None = None
    catalogue_level: str | None = None
    catalogue_subject: str | None = None
    received: str | None = None
    page_post: str | None = None
    page_serial: int | None = None
    page_lines: int = 0  #: how many of them say so
    page_section: tuple[int, int] | None = None
    banner: str | None = None
    plad: str | None = None
    action: list[Addressee] = field(default_factory=list)
    info: list[Addressee] = field(default_factory=list)
    distribution: Distribution | None = None
    drafted_by: list[Drafter] = field(default_factory=list)
    approved_by: list[Drafter] = field(default_factory=list)
    cleared_by: list[Drafter] = field(default_factory=list)
    class_line: ClassLine | None = None
    captions: list[str] = field(default_factory=list)
    passing: list[Passing] = field(default_factory=list)
    corrected: str | None = None
    fields: list[HeadField] = field(default_factory=list)
    sections_held: list[int] = field(default_factory=list)
    sections_of: int | None = None
    extract: bool = False
    filing_time: str | None = None
    counter: str | None = None
    page_style: Literal["", "export", "printed"] = ""
    smart_number: str | None = None
    signed: tuple[str, int, int] | None = None
    restricted: bool = False  #: a banner says SBU

    def words(self, row: int) -> tuple[str, int]:
        """The words of a line without blanks at their ends, and where they begin in the text."""
        held = self.held.get(row)
        if held is None:
            start, end, _, _ = self.lines[row]
            raw = self.text[start:end]
            words = raw.strip()
            held = words, start if len(words) == len(raw) else start + len(raw) - len(raw.lstrip())
            self.held[row] = held
        return held

    def add(self, kind: str, start: int, end: int) -> None:
        """Put a part down."""
        self.parts.append((kind, start, end))

    def point(self, key: str, start: int, end: int) -> None:
        """Say where the value of a key stands; the first place is kept."""
        self.spans.setdefault(key, (start, end))

    def place(self, key: str) -> Span:
        """Where the value of a key stands; the start of the text where that is not known."""
        held = self.spans.get(key)
        return held if isinstance(held, tuple) else (self.start, self.start)

    def point_each(self, key: str, start: int, end: int) -> None:
        """Say where one more item of a list stands."""
        held = self.spans.setdefault(key, [])
        if isinstance(held, list):
            held.append((start, end))

    def note(
        self,
        rule: str,
        message: str,
        span: Span,
        *,
        severity: Severity = "warning",
        remedy: str | None = None,
    ) -> None:
        """Keep a diagnostic; line and column are filled in at the end."""
        self.diagnostics.append(Diagnostic(rule, severity, message, remedy, span))
