"""What a dossier answers: a time axis of rows, ratings year by year, a grid of figures, office holders."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reftel.archive.facts import FactRow, HolderRow
from reftel.desk.suspense_answers import EntryLine
from reftel.suspense.grid import Grid
from reftel.suspense.ratings import RatedYear, RuleSays

__all__ = ["Dossier", "DossierKind", "DossierRow", "RatingLine", "YearUnder"]

DossierKind: TypeAlias = Literal["country", "person", "organisation", "case", "topic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """One thing on the time axis, with the sentence and the place it stands in.

    `kind`: `telegram`, `meeting`, `ask`, `response`, `promise`, `outcome`, `case`, `figure`, `rating` (of a
    table), `rated` (said in a telegram), `office`, `fact`. `state`: `book` for entries, `suggested`,
    `confirmed`, `corrected`, `added` for findings, `fact` for tables, `held` for telegrams. `source` names
    the table of a fact; `entry` and `finding` say which one it is.
    """

    day: str | None
    kind: str
    words: str
    quote: str
    address: str | None = None
    mrn: str | None = None
    paragraph: int | None = None
    document: str | None = None
    subject: str | None = None
    state: str = "suggested"
    source: str | None = None
    entry: int | None = None
    finding: str | None = None
    topics: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Where the words stand."""
        if self.address is not None:
            return self.address if self.paragraph is None else f"{self.address} para {self.paragraph}"
        return self.document or self.source or ""


@dataclass(frozen=True, slots=True)
class YearUnder:
    """A year of a rating and what happened in the period it judges."""

    rated: RatedYear
    demarches: list[DossierRow]
    promises: list[DossierRow]
    results: list[DossierRow]


@dataclass(frozen=True, slots=True)
class RatingLine:
    """One scale over the years; `next` is what its rules say of the report to come, as a rule."""

    scale: str
    title: str
    years: list[YearUnder]
    next: RuleSays | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything about one subject; `rows` in the order of time, `counts` of all there is."""

    asked: str
    name: str
    kind: DossierKind
    on: str
    since: str | None
    until: str | None
    telegrams: int
    by_year: dict[int, int]
    counts: dict[str, int]
    rows: list[DossierRow]
    ratings: list[RatingLine]
    grid: Grid
    holders: list[HolderRow]
    facts: list[FactRow]
    entries: list[EntryLine]
    also: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
