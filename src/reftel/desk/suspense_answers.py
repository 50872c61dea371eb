"""What the suspense book answers: plain values for the command line, the web and programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reftel.suspense.due import Standing, days_late, standing_on
from reftel.suspense.entry import Answer, Change, Entry, Evidence, Kind, Origin, Status
from reftel.suspense.likeness import Proposal
from reftel.suspense.private import shielded
from reftel.suspense.table import Fault

__all__ = [
    "EntryLine",
    "EntryOpened",
    "HistoryStep",
    "Imported",
    "Suggested",
    "SuspenseList",
    "line_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One entry as it stands on the day asked for.

    `standing` is `overdue`, `due`, `review` (no date, or kept in part: to be looked at), `later` or `closed`;
    `days_late` counts from the day it was due or to be looked at. `quote` is what it rests on, in `address`
    (a telegram) or `document`; `evidence` what its changes rest on.
    """

    id: int
    kind: Kind
    by: str | None
    to: str | None
    what: str
    due_date: str | None
    status: Status
    completion: int
    mrn: str | None
    quote: str
    evidence: list[Evidence]
    said: str
    due_text: str | None
    answer: Answer | None
    standing: Standing
    days_late: int | None
    review_date: str | None
    review_rule: str | None
    country: str | None
    topics: list[str]
    address: str | None
    paragraph: int | None
    document: str | None
    source: Evidence
    changed: str | None
    closed: str | None
    origin: Origin
    note: str | None
    key: str


def line_of(entry: Entry, on: str, within: int = 0, *, names: bool = False) -> EntryLine:
    """An entry as a list shows it on a day; private persons in cases by role, unless asked for by name."""
    entry = shielded(entry, names=names)
    return EntryLine(
        id=entry.id,
        kind=entry.kind,
        by=entry.by,
        to=entry.to,
        what=entry.what,
        due_date=entry.due_date,
        status=entry.status,
        completion=entry.completion,
        mrn=entry.source.mrn,
        quote=entry.source.quote,
        evidence=list(entry.evidence),
        said=entry.said,
        due_text=entry.due_text,
        answer=entry.answer,
        standing=standing_on(entry, on, within),
        days_late=days_late(entry, on),
        review_date=entry.review_date,
        review_rule=entry.review_rule,
        country=entry.country,
        topics=list(entry.topics),
        address=entry.source.address,
        paragraph=entry.source.paragraph,
        document=entry.source.document,
        source=entry.source,
        changed=entry.changed,
        closed=entry.closed,
        origin=entry.origin,
        note=entry.note,
        key=entry.key,
    )


@dataclass(frozen=True, slots=True)
class SuspenseList:
    """Entries on a day, the most pressing first; `total` counts what fits, of which these are a stretch."""

    on: str
    total: int
    entries: list[EntryLine]
    suggested: int = 0


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One change of an entry; `taken_back` where a later one undid it."""

    change: Change
    taken_back: bool


@dataclass(frozen=True, slots=True)
class EntryOpened:
    """An entry with its whole history, as it stands on a day."""

    entry: EntryLine
    history: list[HistoryStep]
    next: list[Status]
    proposals: list[Proposal] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """An ask or a promise that was found and stands in no entry yet; `name` accepts it."""

    name: str
    kind: Kind
    by: str | None
    to: str | None
    what: str
    said: str
    due_text: str | None
    due_date: str | None
    quote: str
    address: str
    mrn: str | None
    paragraph: int | None
    country: str | None
    topics: list[str]
    rule: str
    confidence: float
    answer: Answer | None = None
    answer_quote: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What a table brought: entries made, entries changed, rows held before, and what was wrong in others.

    `columns` says which heading was taken for which column; `ignored` headings mean nothing here.
    """

    made: int
    changed: int
    held: int
    faults: list[Fault]
    columns: Mapping[str, str]
    ignored: list[str]
