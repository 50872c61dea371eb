"""What was asked or promised, the words it rests on, and every change since, as values.

An entry is never edited: changes are added to its history, and its state follows from them. Each change
bears the day from which it holds, so that the book can be shown as it stood on any day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from reftel.extract.risk import Private

__all__ = [
    "ANSWERS",
    "CLOSED",
    "COMPLETION",
    "KINDS",
    "SPOKEN",
    "STATUSES",
    "Answer",
    "Change",
    "ChangeKind",
    "Entry",
    "Evidence",
    "Kind",
    "Origin",
    "Status",
    "Value",
    "pending",
    "rests_in",
]

Kind: TypeAlias = Literal["ask", "promise"]
Status: TypeAlias = Literal["open", "answered", "kept", "partly_kept", "broken", "overtaken"]
Answer: TypeAlias = Literal["agreed", "refused", "deferred", "noncommittal"]
Origin: TypeAlias = Literal["found", "hand", "table"]
ChangeKind: TypeAlias = Literal[
    "made", "status", "correct", "evidence", "review", "decline", "withdraw", "undo"
]
Value: TypeAlias = str | int | list[str] | None

KINDS: Final[tuple[Kind, ...]] = ("ask", "promise")
STATUSES: Final[tuple[Status, ...]] = ("open", "answered", "kept", "partly_kept", "broken", "overtaken")
ANSWERS: Final[tuple[Answer, ...]] = ("agreed", "refused", "deferred", "noncommittal")
CLOSED: Final[frozenset[Status]] = frozenset({"kept", "broken", "overtaken"})

SPOKEN: Final[dict[Status, str]] = {
    "open": "open",
    "answered": "answered",
    "kept": "kept",
    "partly_kept": "partly kept",
    "broken": "broken",
    "overtaken": "overtaken",
}
"""Statuses as people read them."""

COMPLETION: Final[tuple[str, ...]] = ("nothing seen", "begun", "half done", "nearly done", "done")
"""The five points of the scale, from 0 to 4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words something rests on, and where they stand.

    Of a telegram: `address`, `mrn`, and where known the checksum of the `copy`, `paragraph`, `span`, `mark`.
    Of any other paper: `document` (a file or an address), its `checksum`, `page`, `language`. `quote` has
    the exact words, runs of white space folded. `private` names persons who are shown by role.
    """

    quote: str
    date: str | None = None
    address: str | None = None
    mrn: str | None = None
    copy: str | None = None
    paragraph: int | None = None
    span: tuple[int, int] | None = None
    mark: str | None = None
    document: str | None = None
    checksum: str | None = None
    page: str | None = None
    language: str | None = None
    private: list[Private] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Where the words stand, in a few words."""
        if self.address is not None:
            return self.address if self.paragraph is None else f"{self.address} para {self.paragraph}"
        named = self.document or "no place named"
        return named if self.page is None else f"{named} p. {self.page}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An ask or a promise as it stands; `id` is the archive's number of it, `key` what it is known by.

    `said` is the day it was said. `due_date` is null where none was said: then `review_date` is the day to
    look at it again, by `review_rule`. `source` is what it rests on, `evidence` what its changes rest on.
    """

    id: int = 0
    key: str = ""
    kind: Kind
    by: str | None
    to: str | None = None
    what: str
    said: str
    due_text: str | None = None
    due_date: str | None = None
    country: str | None = None
    topics: list[str] = field(default_factory=list)
    status: Status = "open"
    completion: int = 0
    answer: Answer | None = None
    source: Evidence
    evidence: list[Evidence] = field(default_factory=list)
    review_date: str | None = None
    review_rule: str | None = None
    answered: str | None = None
    closed: str | None = None
    changed: str | None = None
    origin: Origin = "hand"
    note: str | None = None
    withdrawn: bool = False

    @property
    def watch(self) -> str | None:
        """The day on which somebody should look: the day it is due, else the day of review."""
        if self.status == "partly_kept" and self.review_date is not None:
            return max(self.due_date or "", self.review_date)
        return self.due_date or self.review_date

    @property
    def mrn(self) -> str | None:
        """Number of the telegram it rests on."""
        return self.source.mrn

    @property
    def quote(self) -> str:
        """The words it rests on."""
        return self.source.quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step of an entry's history: from `day` on it holds; `at` is when `author` noted it.

    `values` are the fields it sets; an `undo` names the change it takes back.
    """

    number: int = 0
    entry: int = 0
    kind: ChangeKind
    day: str
    author: str
    at: str = ""
    values: dict[str, Value] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    note: str | None = None
    undoes: int | None = None


def pending(entry: Entry) -> bool:
    """Whether something is still awaited: not closed, not withdrawn, and not an ask that was refused."""
    refused = entry.status == "answered" and entry.answer == "refused"
    return not entry.withdrawn and entry.status not in CLOSED and not refused


def rests_in(entries: Iterable[Entry], kind: str, span: tuple[int, int]) -> bool:
    """Whether one of these entries, all of one text, is of a kind and rests on words of a span."""
    return any(
        one.kind == kind
        and one.source.span is not None
        and one.source.span[0] < span[1]
        and span[0] < one.source.span[1]
        for one in entries
    )
