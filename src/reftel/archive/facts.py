"""Outside facts as they are stored: each table is a set, taken in once and taken out whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select

from reftel.archive.countries import Countries
from reftel.archive.known import in_pieces
from reftel.archive.schema_suspense import country_names, fact_sets, facts, office_holders
from reftel.suspense.facts import Country, Fact, FactKind, OfficeHolder
from reftel.suspense.written import fold

__all__ = [
    "FactRow",
    "FactSet",
    "HolderRow",
    "add_set",
    "facts_about",
    "facts_in",
    "holders_named",
    "holders_of",
    "known_set",
    "remove_set",
    "sets",
]


@dataclass(frozen=True, slots=True)
class FactSet:
    """One table that was brought."""

    number: int
    kind: str
    source: str
    added: str
    author: str
    rows: int


@dataclass(frozen=True, slots=True)
class FactRow:
    """One value of a series, with the set and the line it came from."""

    series: str
    subject: str
    key: str
    start: str | None
    stop: str | None
    value: str
    unit: str | None
    source: str
    set: int
    line: int


@dataclass(frozen=True, slots=True)
class HolderRow:
    """One holder of an office, with the set and the line it came from."""

    office: str
    place: str
    key: str
    name: str
    started: str | None
    ended: str | None
    status: str
    note: str | None
    source: str
    set: int
    line: int


def known_set(connection: Connection, sha256: str, kind: FactKind) -> FactSet | None:
    """The set that the same table brought before."""
    query = select(fact_sets).where(fact_sets.c.sha256 == sha256, fact_sets.c.kind == kind)
    row = connection.execute(query).first()
    return None if row is None else FactSet(row.number, row.kind, row.source, row.added, row.author, row.rows)


def sets(connection: Connection) -> list[FactSet]:
    """Every table that was brought."""
    return [
        FactSet(row.number, row.kind, row.source, row.added, row.author, row.rows)
        for row in connection.execute(select(fact_sets).order_by(fact_sets.c.number))
    ]


def add_set(
    connection: Connection,
    kind: FactKind,
    *,
    source: str,
    sha256: str,
    author: str,
    rows: Sequence[Fact | OfficeHolder | Country],
) -> int:
    """Take in the rows of a table as one set; its number."""
    added = datetime.now(UTC).isoformat(timespec="seconds")
    values = {"kind": kind, "source": source, "sha256": sha256, "added": added, "author": author}
    made = connection.execute(insert(fact_sets).values(values | {"rows": len(rows)})).inserted_primary_key
    assert made is not None
    number = int(made[0])
    countries = Countries(connection)
    for piece in in_pieces(rows, 2_000):
        _insert(connection, number, countries, piece)
    return number


def _insert(
    connection: Connection, number: int, countries: Countries, rows: Sequence[Fact | OfficeHolder | Country]
) -> None:
    some_facts = [_fact(row, number, countries) for row in rows if isinstance(row, Fact)]
    holders = [_holder(row, number, countries) for row in rows if isinstance(row, OfficeHolder)]
    names = [name for row in rows if isinstance(row, Country) for name in _names(row, number)]
    if some_facts:
        connection.execute(insert(facts), some_facts)
    if holders:
        connection.execute(insert(office_holders), holders)
    if names:
        connection.execute(insert(country_names).prefix_with("OR IGNORE"), names)


def _fact(row: Fact, number: int, countries: Countries) -> dict[str, object]:
    return {
        "set": number,
        "series": row.series,
        "subject": row.subject,
        "key": row.code or countries.code_of(row.subject),
        "start": row.start,
        "stop": row.stop,
        "value": row.value,
        "unit": row.unit,
        "source": row.source,
        "line": row.line,
    }


def _holder(row: OfficeHolder, number: int, countries: Countries) -> dict[str, object]:
    return {
        "set": number,
        "office": row.office,
        "place": row.place,
        "key": row.code or countries.code_of(row.place),
        "name": row.name,
        "folded": fold(f"{row.surname} {row.name.removesuffix(row.surname)}"),
        "started": row.started,
        "ended": row.ended,
        "status": row.status,
        "note": row.note,
        "source": row.source,
        "line": row.line,
    }


def _names(row: Country, number: int) -> Iterator[dict[str, object]]:
    shared = {"set": number, "code": row.code}
    for written in (row.name, *row.also):
        yield {**shared, "kind": "name", "name": fold(written), "written": written}
    yield {**shared, "kind": "code", "name": fold(row.code), "written": row.code}
    for post in row.posts:
        yield {**shared, "kind": "post", "name": fold(post).replace(" ", ""), "written": post}
    for tag in row.tags:
        yield {**shared, "kind": "tag", "name": fold(tag), "written": tag}


def remove_set(connection: Connection, number: int) -> int | None:
    """Take a set out with all its rows; how many there were, None where there is no such set."""
    rows = connection.scalar(select(fact_sets.c.rows).where(fact_sets.c.number == number))
    if rows is None:
        return None
    for table in (facts, office_holders, country_names):
        connection.execute(delete(table).where(table.c.set == number))
    connection.execute(delete(fact_sets).where(fact_sets.c.number == number))
    return int(rows)


_FACT = (
    facts.c.series, facts.c.subject, facts.c.key, facts.c.start, facts.c.stop, facts.c.value, facts.c.unit,
    facts.c.source, facts.c.set, facts.c.line,
)  # fmt: skip
_HOLDER = (
    office_holders.c.office, office_holders.c.place, office_holders.c.key, office_holders.c.name,
    office_holders.c.started, office_holders.c.ended, office_holders.c.status, office_holders.c.note,
    office_holders.c.source, office_holders.c.set, office_holders.c.line,
)  # fmt: skip


def _fact_row(row: Row[*tuple[Any, ...]]) -> FactRow:
    """The row as a value; the columns have the types of the fields."""
    return FactRow(*row)


def facts_about(connection: Connection, key: str, series: str | None = None) -> list[FactRow]:
    """All values about a country or another subject, by series and time."""
    query = select(*_FACT).where(facts.c.key == key)
    if series is not None:
        query = query.where(facts.c.series == series)
    query = query.order_by(facts.c.series, facts.c.start, facts.c.set, facts.c.line)
    return [_fact_row(row) for row in connection.execute(query)]


def facts_in(
    connection: Connection, *, series: str | None = None, number: int | None = None, limit: int | None = None
) -> Iterator[FactRow]:
    """Values of a series or a set, as a stream."""
    query = select(*_FACT).order_by(facts.c.set, facts.c.line)
    if series is not None:
        query = query.where(func.upper(facts.c.series) == series.upper())
    if number is not None:
        query = query.where(facts.c.set == number)
    for row in connection.execution_options(yield_per=1_000).execute(
        query.limit(-1 if limit is None else limit)
    ):
        yield _fact_row(row)


def holders_of(connection: Connection, key: str, on: str | None = None) -> list[HolderRow]:
    """Who held offices at a country or body, by time; on a day only those in office then.

    Where no end is known, a term is taken to last until the next one begins.
    """
    query = select(*_HOLDER).where(office_holders.c.key == key)
    order = office_holders.c.started.is_(None), office_holders.c.started, office_holders.c.line
    rows = [HolderRow(*row) for row in connection.execute(query.order_by(*order))]
    if on is None:
        return rows
    then = [row for row in rows if row.status == "served" and row.started is not None and row.started <= on]
    last = max((row.started for row in then if row.started is not None), default="")
    return [row for row in then if (row.ended >= on if row.ended else row.started == last)]


def holders_named(connection: Connection, name: str) -> list[HolderRow]:
    """The offices of everybody whose name holds all these words, the surname among them."""
    words = fold(name).split()
    if not words:
        return []
    first = [office_holders.c.folded.like(f"{word}%") for word in words]
    rest = [(" " + office_holders.c.folded + " ").contains(f" {word} ", autoescape=True) for word in words]
    query = select(*_HOLDER).where(or_(*first), *rest).order_by(office_holders.c.started)
    return [HolderRow(*row) for row in connection.execute(query.limit(200))]
