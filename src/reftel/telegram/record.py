"""The record of one telegram: the public contract, as values.

Every key is always there; absent things are None or empty. Spans count code points of the whole decoded
file. What the text says comes first; an export's attributes fill only what the text lacks.
"""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reftel.telegram.diagnostic import Diagnostic
from reftel.telegram.text import Span

__all__ = [
    "SCHEMA",
    "Addressee",
    "ClassifiedBy",
    "Distribution",
    "Drafter",
    "ExecutiveOrder",
    "Form",
    "Identifier",
    "Mark",
    "Mention",
    "Originator",
    "Paragraph",
    "Passing",
    "Record",
    "Reference",
    "ReferenceKind",
    "Release",
    "Role",
    "Section",
    "Withheld",
]

SCHEMA = "1"
"""Version of this contract; new keys do not change it, a changed meaning does."""

Form: TypeAlias = Literal["state1973", "state1985", "state2000", "smart", "frus", "plain"]
Mark: TypeAlias = Literal["U", "SBU", "LOU", "R", "C", "S", "TS"]
Role: TypeAlias = Literal["summary", "comment", "action_request", "note", "text", "body"]
ReferenceKind: TypeAlias = Literal["telegram", "email", "meeting", "phone", "document", "other"]


@dataclass(frozen=True, slots=True)
class Identifier:
    """A name the telegram goes by: `kind` is `mrn`, `nara`, `film`, `foia_case`, an alias such as `TOSEC`."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Originator:
    """Who sent it; `country` is ISO 3166 alpha-2 of the post today, `US` for Washington."""

    plad: str | None = None
    routing: str | None = None
    post: str | None = None
    canonical_post: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """One action or info addressee; `mcn` is its continuity number with its zeros."""

    plad: str
    routing: str | None = None
    precedence: str | None = None
    mcn: str | None = None
    excluded: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Distribution:
    """The office block of 1973-79: copies by office, and the printed total."""

    action: dict[str, int] = field(default_factory=dict)
    origin: dict[str, int] = field(default_factory=dict)
    info: dict[str, int] = field(default_factory=dict)
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Passing:
    """A passing or attention line."""

    addressee: str | None
    verb: str
    offices: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ExecutiveOrder:
    """The E.O. line; `declassify_on` is ISO where it is a date, else the words as written."""

    number: str | None
    written: str
    declassify_on: str | None = None
    exemptions: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Release:
    """What the releasing authority did."""

    status: Literal["full", "part", "denied", "declassified"] | None = None
    authority: str | None = None
    date: str | None = None
    case: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """A stretch that is not there: withheld, cut by editors, or garbled."""

    span: Span
    paragraph: int | None
    extent: str | None
    exemptions: list[str]
    kind: Literal["withheld", "editorial", "garble"]


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing cited in the REF lines."""

    label: str | None
    kind: ReferenceKind
    mrn: str | None
    written: str
    notal: bool = False
    previous: bool = False
    year_assumed: bool = False
    paragraph: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A telegram named in the body."""

    kind: Literal["reftel", "septel", "number"]
    mrn: str | None
    label: str | None
    written: str
    paragraph: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class ClassifiedBy:
    """Who classified it and why."""

    name: str | None = None
    title: str | None = None
    reasons: list[str] = field(default_factory=list)
    declassify_on: str | None = None


@dataclass(frozen=True, slots=True)
class Drafter:
    """A drafter, approver or clearance."""

    office: str | None = None
    name: str | None = None
    phone: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Which section this is, of how many."""

    number: int
    of: int | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `mark` its own or inherited, `mark_written` None when inherited."""

    number: int | None
    mark: Mark | None
    mark_written: str | None
    role: Role
    heading: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What reading one telegram yields; keys and their meaning are the public contract."""

    schema: str = SCHEMA
    reader: str
    source: str | None = None
    form: Form
    mrn: str | None = None
    document_number: str | None = None
    identifiers: list[Identifier] = field(default_factory=list)
    transmission_id: str | None = None
    date: str | None = None
    date_source: Literal["dtg", "dateline", "catalogue", "draft", "sent"] | None = None
    dtg: str | None = None
    dtg_written: str | None = None
    received: str | None = None
    precedence: str | None = None
    precedence_info: str | None = None
    originator: Originator = field(default_factory=Originator)
    action: list[Addressee] = field(default_factory=list)
    info: list[Addressee] = field(default_factory=list)
    distribution: Distribution | None = None
    classification: str | None = None
    sensitive: bool = False
    captions: list[str] = field(default_factory=list)
    passing: list[Passing] = field(default_factory=list)
    executive_order: ExecutiveOrder | None = None
    release: Release | None = None
    withheld: list[Withheld] = field(default_factory=list)
    corrected: str | None = None
    tags: list[str] = field(default_factory=list)
    tag_names: list[str] = field(default_factory=list)
    concepts: list[str] = field(default_factory=list)
    subject: str | None = None
    references: list[Reference] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    classified_by: ClassifiedBy | None = None
    drafted_by: list[Drafter] = field(default_factory=list)
    approved_by: list[Drafter] = field(default_factory=list)
    cleared_by: list[Drafter] = field(default_factory=list)
    section: Section | None = None
    sections_held: list[int] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    summary: str | None = None
    comment: str | None = None
    signature: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Span | list[Span]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
