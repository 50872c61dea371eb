"""Findings across telegrams, page by page, in an order that comes from an index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Any

from sqlalchemy import Connection, FromClause, Select, select, union_all

from reftel.archive.findings_rows import fold
from reftel.archive.schema_findings import findings

__all__ = ["FindingRow", "Sought", "finding_rows", "telegrams_by_day"]


@dataclass(frozen=True, slots=True)
class Sought:
    """Which findings to list, the newest telegram first; days are ISO, `until` and `due_until` included.

    `country` is ISO alpha-2 of the country a post deals with; `by` and `about` are compared folded; `kinds`
    and `states` are in the singular and empty for all.
    """

    kinds: Sequence[str] = ()
    states: Sequence[str] = ()
    country: str | None = None
    by: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    due_since: str | None = None
    due_until: str | None = None
    oldest: bool = False
    limit: int | None = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Where a finding is kept, beside what lists are made of."""

    copy: int
    kind: str
    source: str
    position: int
    telegram: int
    state: str
    subject: int | None
    day: str | None
    due: str | None
    country: str | None
    by: str | None
    about: str | None
    mark: str | None


_COLUMNS = (
    findings.c.copy,
    findings.c.kind,
    findings.c.source,
    findings.c.position,
    findings.c.telegram,
    findings.c.state,
    findings.c.subject,
    findings.c.day,
    findings.c.due,
    findings.c.country,
    findings.c.by,
    findings.c.about,
    findings.c.mark,
)


def finding_rows(connection: Connection, sought: Sought) -> Iterator[FindingRow]:
    """The rows of what is sought, as a stream."""
    query: Select[*tuple[Any, ...]] = select(*_COLUMNS).where(findings.c.shown == 1)
    if sought.kinds:
        query = query.where(findings.c.kind.in_(sought.kinds))
    if sought.states:
        query = query.where(findings.c.state.in_(sought.states))
    exact = (
        (findings.c.country, sought.country),
        (findings.c.by, None if sought.by is None else fold(sought.by)),
        (findings.c.about, None if sought.about is None else fold(sought.about)),
    )
    for column, value in exact:
        if value is not None:
            query = query.where(column == value)
    bounds = (
        (findings.c.day, sought.since, sought.until),
        (findings.c.due, sought.due_since, sought.due_until),
    )
    for column, first, last in bounds:
        if first is not None:
            query = query.where(column >= first)
        if last is not None:
            query = query.where(column <= last + "~")  # `~` sorts behind `-`: a month holds its days
    limit = -1 if sought.limit is None else sought.limit
    bounded = _merged(query, sought).limit(limit).offset(sought.offset)
    for row in connection.execution_options(yield_per=500).execute(bounded):
        yield FindingRow(*row)


def _in_order(
    query: Select[*tuple[Any, ...]], table: FromClause, *, oldest: bool
) -> Select[*tuple[Any, ...]]:
    if oldest:
        return query.order_by(table.c.day, table.c.copy, table.c.start)
    return query.order_by(table.c.day.desc(), table.c.copy.desc(), table.c.start)


def _merged(query: Select[*tuple[Any, ...]], sought: Sought) -> Select[*tuple[Any, ...]]:
    """The rows in order; of several kinds, the first of each are taken from the index and merged.

    The index holds one kind and state in the order of days. Without the merge, a page of all kinds would
    sort every finding of the archive.
    """
    narrowed = sought.country or sought.by or sought.about or sought.due_since or sought.due_until
    if len(sought.kinds) * len(sought.states) < 2 or sought.limit is None or narrowed:
        return _in_order(query, findings, oldest=sought.oldest)
    parts = [
        _in_order(
            query.add_columns(findings.c.start).where(findings.c.kind == kind, findings.c.state == state),
            findings,
            oldest=sought.oldest,
        )
        .limit(sought.limit + sought.offset)
        .subquery()
        for kind in sought.kinds
        for state in sought.states
    ]
    merged = union_all(*(select(part) for part in parts)).subquery()
    columns = [merged.c[column.name] for column in _COLUMNS]
    return _in_order(select(*columns), merged, oldest=sought.oldest)


def telegrams_by_day(
    connection: Connection, kinds: Sequence[str], since: str | None, until: str | None, country: str | None
) -> Iterator[int]:
    """Telegrams with findings of these kinds that nobody rejected, the oldest first, each once; a stream.

    As many as are wanted may be taken: of each kind and state the index is read no further than that.
    """
    streams = []
    for kind in kinds:
        for state in ("suggested", "confirmed", "corrected", "added"):
            query = select(findings.c.day, findings.c.telegram).where(
                findings.c.shown == 1, findings.c.kind == kind, findings.c.state == state
            )
            if since is not None:
                query = query.where(findings.c.day >= since)
            if until is not None:
                query = query.where(findings.c.day <= until + "~")
            if country is not None:
                query = query.where(findings.c.country == country)
            ordered = query.order_by(findings.c.day, findings.c.copy)
            rows = connection.execution_options(yield_per=200).execute(ordered)
            streams.append((row.day or "", row.telegram) for row in rows)
    seen: set[int] = set()
    for _, telegram in merge(*streams):
        if telegram not in seen:
            seen.add(telegram)
            yield telegram
