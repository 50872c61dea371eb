"""Rating scales over the years: what a place on one means, which period it judges, what its rules say next.

Scales live in three small tables (`tables/scale*.csv`): their values and the years in which each existed, the
rules and the years in which each held, the days on which reports came out. A rating stands from the release
of its report and judges a period before it. What a rule says of a coming year is a rule, never a fact.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from reftel.suspense.written import fold

__all__ = [
    "Placement",
    "RatedYear",
    "RuleSays",
    "Scale",
    "ScaleValue",
    "next_by_rule",
    "period_of",
    "rated_years",
    "release_of",
    "scale_named",
    "value_of",
]

_LAST: Final = 9999


@dataclass(frozen=True, slots=True)
class ScaleValue:
    """One place on a scale; `rank` 1 is the best, 0 stands outside the order."""

    value: str
    written: tuple[str, ...]
    rank: int
    first_year: int
    last_year: int
    meaning: str

    @property
    def shown(self) -> str:
        """As people write it."""
        return self.written[0].title()


@dataclass(frozen=True, slots=True)
class Scale:
    """A rating scale: its values, its rules with their years, the days its reports came out."""

    name: str
    values: tuple[ScaleValue, ...]
    rules: tuple[tuple[str, str, int, int], ...]
    releases: Mapping[int, str]

    def rule(self, name: str, year: int | None = None) -> str | None:
        """What a rule says, in a year where rules changed."""
        for rule, value, first, last in self.rules:
            if rule == name and (year is None or first <= year <= last):
                return value
        return None

    @property
    def title(self) -> str:
        """What the report is called."""
        return self.rule("title") or self.name


@dataclass(frozen=True, slots=True)
class Placement:
    """What a source says of one year: the value as written, and where."""

    year: int
    written: str
    source: str


@dataclass(frozen=True, slots=True)
class RatedYear:
    """One year of a rating: `value` is null where no source says it (`missing`).

    It stands from `released` and judges `begins` to `ends`; `release_known` is false where that day is only
    the usual one. `others` are sources that say something else of the same year.
    """

    year: int
    value: str | None
    shown: str
    released: str
    release_known: bool
    begins: str
    ends: str
    source: str | None
    missing: bool = False
    others: list[Placement] = field(default_factory=list)
    doubt: str | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class RuleSays:
    """What the scale's own rules say of the report of a year: said as a rule, not as a fact."""

    year: int
    value: str | None
    words: str


def _rows(name: str) -> list[dict[str, str]]:
    table = files("reftel.suspense").joinpath("tables", f"{name}.csv")
    return list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"), newline="")))


def _years(row: Mapping[str, str]) -> tuple[int, int]:
    return int(row["first_year"] or 0), int(row["last_year"] or _LAST)


@cache
def _scales() -> dict[str, Scale]:
    values: dict[str, list[ScaleValue]] = {}
    for row in _rows("scales"):
        written = tuple(row["written"].split("|"))
        values.setdefault(row["scale"], []).append(
            ScaleValue(row["value"], written, int(row["rank"]), *_years(row), row["meaning"])
        )
    rules = [(row["scale"], (row["rule"], row["value"], *_years(row))) for row in _rows("scale_rules")]
    releases = [(row["scale"], int(row["year"]), row["released"]) for row in _rows("scale_releases")]
    return {
        name: Scale(
            name,
            tuple(several),
            tuple(rule for scale, rule in rules if scale == name),
            {year: day for scale, year, day in releases if scale == name},
        )
        for name, several in values.items()
    }


def scale_named(written: str) -> Scale | None:
    """The scale that goes by this name; None where no table has it."""
    folded = fold(written)
    for scale in _scales().values():
        called = {fold(name) for name in (scale.rule("names") or "").split("|")}
        if folded in called | {fold(scale.name), fold(scale.title)}:
            return scale
    return None


def value_of(scale: Scale, written: str) -> ScaleValue | None:
    """The place on a scale that these words name."""
    folded = fold(written)
    return next(
        (one for one in scale.values if folded in {fold(word) for word in (one.value, *one.written)}), None
    )


def period_of(scale: Scale, year: int) -> tuple[str, str]:
    """The period that the report of a year judges, its first and last day."""
    begins, ends = scale.rule("period-begins"), scale.rule("period-ends")
    if begins is None or ends is None:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    return f"{year - (begins > ends):04}-{begins}", f"{year:04}-{ends}"


def release_of(scale: Scale, year: int) -> tuple[str, bool]:
    """The day a report came out, and whether a table knows it; else about the usual day."""
    known = scale.releases.get(year)
    return (known, True) if known else (f"{year:04}-{scale.rule('release') or '12-31'}", False)


def rated_years(scale: Scale, placements: Iterable[Placement], until: int | None = None) -> list[RatedYear]:
    """Every year from the first to the last that a source knows; the years between that none knows are there.

    Of several sources the one added first is shown, what others say stands beside it.
    """
    by_year: dict[int, list[Placement]] = {}
    for one in placements:
        by_year.setdefault(one.year, []).append(one)
    if not by_year:
        return []
    last = max(by_year) if until is None else min(max(by_year), until)
    return [_rated(scale, year, by_year.get(year, [])) for year in range(min(by_year), last + 1)]


def _rated(scale: Scale, year: int, said: list[Placement]) -> RatedYear:
    released, known = release_of(scale, year)
    begins, ends = period_of(scale, year)
    if not said:
        return RatedYear(year, None, "missing", released, known, begins, ends, None, missing=True)
    first = said[0]
    value = value_of(scale, first.written)
    if value is None:
        strange = f"{first.written!r} is no value of this scale"
        return RatedYear(
            year,
            None,
            first.written,
            released,
            known,
            begins,
            ends,
            first.source,
            others=said[1:],
            doubt=strange,
        )
    doubt: str | None = None
    if not value.first_year <= year <= value.last_year:
        doubt = f"{value.shown} is not known to have existed in {year}"
    others = [one for one in said[1:] if (value_of(scale, one.written) or one.written) != value]
    return RatedYear(
        year, value.value, value.shown, released, known, begins, ends, first.source, False, others, doubt,
        value.rank,
    )  # fmt: skip


def next_by_rule(scale: Scale, years: Iterable[RatedYear]) -> RuleSays | None:
    """What the scale's rules say of the report after the last year known; None where no rule speaks."""
    known = {one.year: one for one in years}
    if not known:
        return None
    last = max(known)
    watched, coming = scale.rule("watched", last), last + 1
    if watched is None or known[last].value != watched:
        return None
    counted_from = next((first for rule, _, first, _ in scale.rules if rule == "watched-years"), 0)
    most = int(scale.rule("watched-years", last) or 0)
    in_row, year = 0, last
    while year in known and known[year].value == watched and year >= counted_from:
        in_row, year = in_row + 1, year - 1
    shown = _shown(scale, watched)
    falls = scale.rule("watched-falls-to", last)
    before = known.get(year)
    unknown = year >= counted_from and (before is None or before.missing)
    if in_row < most:
        words = f"{in_row} of {most} years in a row on {shown}: the rule asks nothing yet"
        if unknown and year >= min(known):
            words += f"; {year} is missing, so that it may be more"
        return RuleSays(coming, None, words)
    waivers = int(scale.rule("waivers", coming) or 0)
    used = in_row - most
    names = f"{in_row} years in a row on {shown}"
    if used < waivers:
        left = waivers - used
        more = f"unless waived ({left} {'year' if left == 1 else 'years'} of waiver left)"
        return RuleSays(coming, falls, f"{names}: {_shown(scale, falls)} in the report of {coming}, {more}")
    return RuleSays(
        coming,
        falls,
        f"{names}, no waiver left: {_shown(scale, falls)} in the report of {coming}, or a better place",
    )


def _shown(scale: Scale, value: str | None) -> str:
    found = next((one for one in scale.values if one.value == value), None)
    return found.shown if found is not None else str(value)
