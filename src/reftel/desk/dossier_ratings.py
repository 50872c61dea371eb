"""The tier line: a rating year by year, with what was raised, promised and done in the period it judges."""

import re
from collections.abc import Iterable, Sequence

from reftel.archive.facts import FactRow
from reftel.desk.dossier_answers import DossierRow, RatingLine, YearUnder
from reftel.suspense.ratings import (
    Placement,
    RatedYear,
    Scale,
    next_by_rule,
    period_of,
    rated_years,
    release_of,
    scale_named,
)

__all__ = ["rating_lines", "rating_rows", "split_facts"]

_RAISED = ("meeting", "ask")
_DONE = ("outcome", "response", "figure", "case")


def split_facts(facts: Sequence[FactRow]) -> tuple[dict[str, list[FactRow]], list[FactRow]]:
    """Ratings by scale, and the rest."""
    ratings: dict[str, list[FactRow]] = {}
    rest: list[FactRow] = []
    for row in facts:
        scale = scale_named(row.series)
        if scale is None or row.start is None or not row.start[:4].isdecimal():
            rest.append(row)
        else:
            ratings.setdefault(scale.name, []).append(row)
    return ratings, rest


def rating_lines(ratings: dict[str, list[FactRow]], rows: Sequence[DossierRow]) -> list[RatingLine]:
    """Each scale over the years, rows of the axis set beneath the year that judged them."""
    lines: list[RatingLine] = []
    for name, several in sorted(ratings.items()):
        scale = scale_named(name)
        assert scale is not None  # split_facts knew it
        placements = [
            Placement(int((row.start or "0")[:4]), row.value, f"{row.source}, line {row.line}")
            for row in several
        ]
        years = rated_years(scale, placements)
        about = [row for row in rows if _is_about(scale, row)]
        under = [_under(year, about) for year in years]
        coming = _coming(scale, years)
        if coming is not None and any(row.day is not None and row.day > years[-1].ends for row in about):
            under.append(_under(coming, about))
        lines.append(RatingLine(name, scale.title, under, next_by_rule(scale, years)))
    return lines


def _coming(scale: Scale, years: Sequence[RatedYear]) -> RatedYear | None:
    """The report after the last one known: nothing is said of its value."""
    if not years:
        return None
    year = years[-1].year + 1
    released, known = release_of(scale, year)
    begins, ends = period_of(scale, year)
    return RatedYear(year, None, "not in the table", released, known, begins, ends, None, missing=True)


def _is_about(scale: Scale, row: DossierRow) -> bool:
    """Whether a row belongs to what a scale judges, by its words, its subject or its topics."""
    words, topics = scale.rule("about-words"), set((scale.rule("about-topics") or "").split("|"))
    if words is None:
        return True
    if topics & set(row.topics):
        return True
    pattern = re.compile(rf"\b(?:{words})", re.IGNORECASE)
    return any(pattern.search(text or "") for text in (row.words, row.quote, row.subject))


def _under(year: RatedYear, rows: Iterable[DossierRow]) -> YearUnder:
    judged = [row for row in rows if row.day is not None and year.begins <= row.day <= year.ends]
    return YearUnder(
        year,
        [row for row in judged if row.kind in _RAISED],
        [row for row in judged if row.kind == "promise"],
        [row for row in judged if row.kind in _DONE],
    )


def rating_rows(lines: Sequence[RatingLine]) -> list[DossierRow]:
    """A row on the axis for each year's rating, on the day its report came out."""
    return [
        DossierRow(
            day=year.rated.released,
            kind="rating",
            words=f"{line.title} {year.rated.year}: {year.rated.shown} "
            f"(judges {year.rated.begins} to {year.rated.ends})",
            quote="",
            state="fact",
            source=year.rated.source,
        )
        for line in lines
        for year in line.years
        if year.rated.value is not None
    ]
