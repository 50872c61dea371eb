"""Things cited as they are found, before the block is read to its end: labels and notes may still change."""

from dataclasses import dataclass

from reftel.telegram.mrn import canonical_mrn
from reftel.telegram.record import Reference, ReferenceKind
from reftel.telegram.references import oddities
from reftel.telegram.references.citing import Citing
from reftel.telegram.references.notes import Notes
from reftel.telegram.references.oddities import Oddity
from reftel.telegram.references.years import assumed_year, year_by_day
from reftel.telegram.text import Span

__all__ = ["Draft", "finished"]


@dataclass(slots=True)
class Draft:
    """One item; `start:end` are offsets in the joined block, `post` None where no number can be made."""

    kind: ReferenceKind
    start: int
    end: int
    label: str | None = None
    post: str | None = None
    serial: int | None = None
    year: int | None = None
    notes: Notes | None = None


def _year(draft: Draft, citing: Citing) -> tuple[int | None, bool]:
    """The year of a draft, and whether it had to be assumed."""
    if draft.year is not None:
        return draft.year, False
    day = draft.notes.day if draft.notes else None
    if day is not None:
        if day.year is not None:
            return day.year, False
        return year_by_day(citing, day.month, day.day), True
    assert draft.serial is not None
    return assumed_year(citing, draft.post, draft.serial), True


def finished(draft: Draft, citing: Citing, joined: str, span: Span) -> tuple[Reference, list[Oddity]]:
    """The item as the record has it, and what is odd about its year."""
    odd: list[Oddity] = []
    mrn, assumed = None, False
    written = " ".join(joined[draft.start : draft.end].split())
    if draft.kind == "telegram" and draft.post is not None and draft.serial is not None:
        year, assumed = _year(draft, citing)
        if year is not None and not (assumed and year < 1973):
            mrn = canonical_mrn(year, draft.post, draft.serial)
            odd = oddities.of_year(draft.post, draft.serial, year, citing, assumed=assumed, written=written)
        else:
            assumed = False
    notes = draft.notes
    reference = Reference(
        label=draft.label,
        kind=draft.kind,
        mrn=mrn,
        written=written,
        notal=notes.notal if notes else False,
        previous=notes.previous if notes else False,
        year_assumed=assumed,
        paragraph=notes.paragraph if notes else None,
        span=span,
    )
    return reference, odd
