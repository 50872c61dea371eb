"""Findings across telegrams, page by page, in an order that comes from an index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from reftel.archive.findings_rows import fold
from reftel.archive.schema_findings import findings

__all__ = ["FindingRow", "Sought", "finding_rows"]


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
    order = (findings.c.day, findings.c.copy, findings.c.start)
    if sought.oldest:
        query = query.order_by(*order)
    else:
        query = query.order_by(findings.c.day.desc(), findings.c.copy.desc(), findings.c.start)
    query = query.limit(-1 if sought.limit is None else sought.limit).offset(sought.offset)
    for row in connection.execution_options(yield_per=500).execute(query):
        yield FindingRow(*row)
