"""What a desk answers: plain values for the command line, the web and language-model clients.

Everything here has already passed access: a front shows it as it is and asks for nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from reftel.desk.search_answers import Expanded
from reftel.telegram.record import Record, Reference
from reftel.telegram.text import Span

__all__ = [
    "Copy",
    "Count",
    "Hit",
    "Listed",
    "Offer",
    "Opened",
    "ReadPart",
    "ReferenceState",
    "Results",
    "Sections",
    "Snippet",
    "TelegramView",
]


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list of telegrams; `copies` is how many are held, `post` the originator as written."""

    mrn: str | None
    address: str
    date: str | None
    post: str | None
    subject: str | None
    classification: str | None
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a telegram around matched words; `marks` are offsets in `text` of the words to show."""

    text: str
    marks: list[Span]
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One telegram found, why it matched, and where."""

    mrn: str | None
    address: str
    date: str | None
    post: str | None
    subject: str | None
    classification: str | None
    score: float | None
    why: list[str]
    snippets: list[Snippet]
    subject_marks: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Count:
    """How many hits have a value; `label` explains it (`PHUM`: Human rights).

    `query` is the search with this value chosen, too, or no longer, where it `selected` already. Values of
    one facet are joined by OR, and each is counted as if nothing were chosen in its facet.
    """

    value: str
    label: str
    count: int
    query: str
    selected: bool = False


@dataclass(frozen=True, slots=True)
class ReadPart:
    """One part of a query as it was understood, in words, and the query without it."""

    words: str
    without: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Another query to try where one found nothing: why, the query, and how many telegrams it finds."""

    words: str
    query: str
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a search.

    `read_as` says in words how the query was understood; `unseen` counts what the search could not see
    (`without_text`, `pending`, ...); `facets` has the keys `post`, `tag`, `year`; `open` is the address of
    the telegram when the query is the name of exactly one; `expansions` say what was taken for what was
    typed, and `unexpanded` is the query with all of them switched off.
    """

    query: str
    read_as: str
    parts: list[ReadPart]
    total: int
    unseen: dict[str, int]
    hits: list[Hit]
    facets: dict[str, list[Count]]
    order: Literal["relevance", "date", "newest"]
    offset: int
    limit: int
    notes: list[str] = field(default_factory=list)
    open: str | None = None
    offers: list[Offer] = field(default_factory=list)
    expansions: list[Expanded] = field(default_factory=list)
    unexpanded: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a telegram: its exact text, its record with texts filled in, and where it came from.

    Spans of the record count from the beginning of `text`, whose first character is number `start` of the
    decoded file, below `line` lines. `also` names further places where the same text stood; `original` is
    the path of the kept original; `encoding` turns the text back into the bytes it was decoded from. `fields`
    is what the source said beside the text: columns of a table, fields of a letter, tags of an edition.
    """

    sha256: str
    source: str
    record: Record
    text: str
    start: int = 0
    line: int = 0
    extractor: str = ""
    intake: int | None = None
    original: str | None = None
    encoding: str = ""
    also: list[str] = field(default_factory=list)
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReferenceState:
    """A reference and whether the telegram it names is held: `address` opens it."""

    reference: Reference
    state: Literal["held", "not_held", "ambiguous", "other"]
    address: str | None = None
    subject: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Sections:
    """Which sections of a telegram are held, of how many; `lacking` is empty once it is complete."""

    held: list[int]
    of: int
    lacking: list[int]


@dataclass(frozen=True, slots=True)
class TelegramView:
    """One telegram as its reader may see it; `copy` is the fullest, `copies` all of them.

    Where all its sections came apart, `copy` is none of these but what they give together.
    """

    address: str
    mrn: str | None
    copy: Copy
    copies: list[Copy]
    references: list[ReferenceState]
    cited_by: list[Listed]
    sections: Sections | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """What a name of a telegram led to: one, several to choose from, or none with the next step said.

    Of several the first has a `view` where all have the very number that was asked for.
    """

    asked: str
    state: Literal["found", "several", "none"]
    view: TelegramView | None = None
    candidates: list[Listed] = field(default_factory=list)
    message: str = ""
