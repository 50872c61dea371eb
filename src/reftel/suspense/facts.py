"""Tables of outside facts as values: series, ratings, holders of offices, names of countries.

Every row says one thing and names its source. A row that makes no sense is told with its number and left out;
a number that is missing stays missing.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from reftel.suspense.ratings import scale_named, value_of
from reftel.suspense.table import Fault
from reftel.suspense.written import is_day

__all__ = [
    "FACT_KINDS",
    "Country",
    "Fact",
    "FactKind",
    "OfficeHolder",
    "TableSays",
    "kind_of",
    "period_in",
    "read_country",
    "read_fact",
    "read_holder",
    "read_tier",
]

FactKind: TypeAlias = Literal["series", "tiers", "office-holders", "countries"]
FACT_KINDS: Final[tuple[FactKind, ...]] = ("series", "tiers", "office-holders", "countries")
_Get: TypeAlias = Callable[..., str | None]


@dataclass(frozen=True, slots=True)
class TableSays:
    """What holds for all rows of a table: its series, where it names one, and its source."""

    series: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value of a series: of whom, when (`stop` null for a day, a month or a year), by which source."""

    series: str
    subject: str
    code: str | None
    start: str | None
    stop: str | None
    value: str
    unit: str | None
    source: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHolder:
    """Who held an office, where, and from when to when; days may be null, `status` says nominees apart."""

    office: str
    place: str
    code: str | None
    name: str
    surname: str
    started: str | None
    ended: str | None
    status: str
    note: str | None
    source: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """What a country is called, and by which posts and TAGS telegrams about it are known."""

    code: str
    name: str
    also: tuple[str, ...]
    posts: tuple[str, ...]
    tags: tuple[str, ...]


_PERIOD: Final = re.compile(r"([12]\d{3}(?:-\d{2}(?:-\d{2})?)?)(?:\s*(?:/|\.\.|to|until|–|—)\s*"
                            r"([12]\d{3}(?:-\d{2}(?:-\d{2})?)?))?", re.ASCII)  # fmt: skip


def period_in(written: str) -> tuple[str, str | None] | None:
    """First and last of a period: `2006`, `2006-04`, `2006-04-01/2007-03-31`; None for what is none."""
    found = _PERIOD.fullmatch(" ".join(written.split()))
    if found is None:
        return None
    for part in found.groups():
        if part is not None and not is_day(f"{part}-01-01"[:10] if len(part) < 10 else part):
            return None
    start, stop = found.groups()
    return None if stop is not None and stop + "~" < start else (start, stop)


def kind_of(headings: Sequence[str]) -> FactKind | None:
    """What a table holds, by its headings; None where they do not tell."""
    known = {_fold(heading) for heading in headings}
    if {"tier"} & known and {"year", "date", "period"} & known:
        return "tiers"
    if {"posts", "post"} & known and {"name", "country"} & known and {"tags", "code"} & known:
        return "countries"
    if {"surname", "name"} & known and {"started", "from", "since", "appointed"} & known:
        return "office-holders"
    if {"value"} & known and {"subject", "country"} & known:
        return "series"
    return None


def _fold(heading: str) -> str:
    return re.sub(r"[\W_]+", "_", heading.strip().lower()).strip("_")


def _reader(row: Mapping[str, str]) -> _Get:
    folded = {_fold(name): " ".join(value.split()) for name, value in row.items()}

    def get(*names: str) -> str | None:
        return next((folded[name] for name in names if folded.get(name)), None)

    return get


def read_fact(row: Mapping[str, str], line: int, table: TableSays) -> Fact | Fault:
    """A row of a series: series, subject, date or period, value, source; unit where there is one."""
    get = _reader(row)
    name = get("series") or table.series
    if name is None:
        return Fault(line, "series", "is empty, and no series is named for the whole table")
    subject = get("subject", "country", "place")
    if subject is None:
        return Fault(line, "subject", "is empty")
    value = get("value", "figure", "number")
    if value is None:
        return Fault(line, "value", "is empty")
    written = get("date", "period", "year", "day")
    period = period_in(written) if written is not None else (None, None)
    if period is None:
        return Fault(line, "date", f"{written!r} is no date or period: 2006, 2006-04, 2006-04-01/2007-03-31")
    return Fact(
        series=name,
        subject=subject,
        code=_code(get),
        start=period[0],
        stop=period[1],
        value=value,
        unit=get("unit"),
        source=get("source") or table.source,
        line=line,
    )


def _code(get: _Get) -> str | None:
    code = get("iso2", "code", "country_code")
    return code.upper() if code is not None and len(code) == 2 and code.isalpha() else None


def read_tier(row: Mapping[str, str], line: int, table: TableSays) -> Fact | Fault:
    """A row of a rating: country, year of the report, tier; judged by the table of its scale."""
    get = _reader(row)
    written = table.series or get("series", "scale") or "tip"
    scale = scale_named(written)
    if scale is None:
        return Fault(line, "series", f"{written!r} is no scale of the table of scales")
    subject = get("country", "subject")
    if subject is None:
        return Fault(line, "country", "is empty")
    year, value = get("year", "date", "period"), get("tier", "value", "rating")
    if year is None or not re.fullmatch(r"[12]\d{3}", year, re.ASCII):
        return Fault(line, "year", f"{year!r} is no year of a report")
    found = value_of(scale, value or "")
    if found is None:
        shown = ", ".join(one.shown for one in scale.values)
        return Fault(line, "tier", f"{value or 'nothing'!s} is no value of the scale; it has {shown}")
    return Fact(
        series=scale.name,
        subject=subject,
        code=_code(get),
        start=year,
        stop=None,
        value=found.value,
        unit=None,
        source=get("source") or table.source,
        line=line,
    )


def read_holder(row: Mapping[str, str], line: int, table: TableSays) -> OfficeHolder | Fault:
    """A row of a holder of an office; the lists of chiefs of mission and principal officers as they are."""
    get = _reader(row)
    office = get("office", "role", "position", "title")
    surname = get("surname", "last_name")
    forename = get("forename", "first_name", "given_name")
    name = (
        " ".join(part for part in (forename, surname, get("name_suffix")) if part) if surname else get("name")
    )
    if office is None:
        return Fault(line, "office", "is empty")
    if not name:
        return Fault(line, "name", "is empty")
    place = get("place", "country_at_the_time", "country", "mission_id", "post")
    if place is None and get("position_id") is None:
        return Fault(line, "place", "is empty: name the country, the post or the body")
    days = [get("started", "from", "since"), get("arrived"), get("appointed")]
    started = next((day for day in days if day is not None), None)
    ended = get("ended", "to", "until")
    for column, day in (("started", started), ("ended", ended)):
        if day is not None and period_in(day) is None:
            return Fault(line, column, f"{day!r} is no day, month or year")
    return OfficeHolder(
        office=office,
        place=place or "Department of State",
        code=_code(get) or ("US" if place is None else None),
        name=name,
        surname=surname or name.split()[-1],
        started=started,
        ended=ended,
        status=get("status") or "served",
        note=get("end_note", "note"),
        source=get("source") or table.source,
        line=line,
    )


def read_country(row: Mapping[str, str], line: int, _: TableSays) -> Country | Fault:
    """A row of a country: its name, code, other names, posts, TAGS; several with semicolons between."""
    get = _reader(row)
    name = get("name", "country")
    if name is None:
        return Fault(line, "name", "is empty")
    code = get("code", "iso2") or name

    def several(*names: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in (get(*names) or "").split(";") if part.strip())

    return Country(
        code=code.upper(), name=name, also=several("also", "other_names", "names"),
        posts=several("posts", "post"), tags=several("tags", "tag"),
    )  # fmt: skip
