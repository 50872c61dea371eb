"""What a telegram says, as values: the second half of the public contract, each with the words it rests on.

A finding is a suggestion of the reader, never a fact: it shows its sentence, names the rule that found it and
says how sure that rule is. Spans count in the text that was given, as those of the record do.
"""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias, cast

import msgspec

from reftel.telegram.record import Mark
from reftel.telegram.text import Span

__all__ = [
    "KINDS",
    "Ask",
    "Assessment",
    "Case",
    "CaseKind",
    "Figure",
    "Finding",
    "Findings",
    "Meeting",
    "Name",
    "NameKind",
    "Participant",
    "Polarity",
    "Promise",
    "Rating",
    "Response",
    "ResponseKind",
    "Side",
    "Stance",
]

NameKind: TypeAlias = Literal["person", "organisation", "place"]
Side: TypeAlias = Literal["us", "host", "third"]
Polarity: TypeAlias = Literal["ask", "recommend", "demand", "instruct"]
ResponseKind: TypeAlias = Literal["agreed", "refused", "deferred", "noncommittal"]
CaseKind: TypeAlias = Literal["arrest", "charge", "trial", "detention", "release", "extradition", "other"]
Stance: TypeAlias = Literal["positive", "negative", "mixed", "neutral"]

KINDS = (
    "names",
    "meetings",
    "asks",
    "responses",
    "promises",
    "cases",
    "figures",
    "ratings",
    "assessments",
)
"""The lists of `Findings`, in the order of the contract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What all findings have.

    `quote` is the exact text at `span`, runs of white space folded; `also` holds quotes of other places that
    say the same, `also_spans` where those stand; `rule` names what found it, or the model or person it is
    from.
    """

    quote: str
    span: Span
    paragraph: int | None
    mark: Mark | None
    rule: str
    confidence: float
    also: list[str] = field(default_factory=list)
    also_spans: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Finding):
    """A person, organisation or place named; `entity` ties the mentions of one of them in this telegram.

    `text` is as written (the quote), `name` its normal form, `country` ISO 3166 alpha-2 where one is sure.
    `standing` is how a private person stands in a legal case (accused, prisoner, victim, witness, asylum
    seeker), null for everybody else; `reftel.extract.risk` says what follows from it.
    """

    kind: NameKind
    start: int
    end: int
    text: str
    name: str | None = None
    role: str | None = None
    entity: int | None = None
    country: str | None = None
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody at a meeting; `host` is the side of the country the post deals with."""

    name: str | None
    role: str | None
    side: Side | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Finding):
    """An encounter reported as having taken place; `occasion` is what it was for, or on whose instruction."""

    date: str | None = None
    place: str | None = None
    participants: list[Participant] = field(default_factory=list)
    occasion: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Finding):
    """A request, recommendation, instruction or demand directed at somebody."""

    by: str | None = None
    to: str | None = None
    what: str | None = None
    polarity: Polarity = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Finding):
    """What the addressee of an ask said to it; `to_ask` is an index into the asks of the same telegram."""

    by: str | None = None
    to_ask: int | None = None
    kind: ResponseKind = "noncommittal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Finding):
    """A stated commitment to future action; `due_date` only where the words of `due_text` fix a day."""

    by: str | None = None
    what: str | None = None
    due_text: str | None = None
    due_date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Finding):
    """A legal or police event that befell persons; private persons by role only."""

    kind: CaseKind = "other"
    who_role: str | None = None
    event_date: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Finding):
    """A number that measures something; a range is a pair; `value` is None where only a comparison is."""

    what: str | None = None
    value: float | tuple[float, float] | None = None
    unit: str | None = None
    period: str | None = None
    compared_with: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Finding):
    """A place on a scale: a country's tier, a list it is on; `by` says who gives it, or who wants it."""

    scale: str
    subject: str | None = None
    value: str | None = None
    previous: str | None = None
    period: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Finding):
    """A judgment of the one who writes."""

    about: str | None = None
    stance: Stance = "neutral"
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of one telegram, each list in the order of the text."""

    source: str | None = None
    mrn: str | None = None
    names: list[Name] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)

    def record(self) -> dict[str, object]:
        """All of it as plain dicts, lists, strings and numbers, as `reftel findings --json` prints it."""
        return cast("dict[str, object]", msgspec.to_builtins(self))
