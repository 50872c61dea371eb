"""How far the finders have come, and what they found: copies looked through, waiting, at fault; counts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

from filelock import FileLock, Timeout
from sqlalchemy import Connection, func, select, text

from reftel.archive.counts import Recent
from reftel.archive.errors import ArchiveBusyError
from reftel.archive.layout import Layout
from reftel.archive.schema import copies, telegrams
from reftel.archive.schema_findings import decisions, findings, found, unsettled

__all__ = [
    "Faulty",
    "Through",
    "alone",
    "counts",
    "faulty_copies",
    "is_anything_waiting",
    "through",
    "waiting_copies",
]


@dataclass(frozen=True, slots=True)
class Through:
    """How many copies the finders are through with, how many wait, and how many they failed at."""

    done: int
    waiting: int
    faults: int
    counts: dict[str, dict[str, int]] = field(default_factory=dict)


def through(connection: Connection, finder: str, source: str = "") -> Through:
    """How far this version of the finders has come."""
    total = connection.scalar(select(func.count()).select_from(copies)) or 0
    of_source = select(func.count()).select_from(found).where(found.c.source == source)
    done = connection.scalar(of_source.where(found.c.finder == finder)) or 0
    # `+` keeps the planner from the index by source, which lists every copy; few have a fault
    at_fault = select(func.count()).select_from(found).where(found.c.fault.is_not(None))
    faults = connection.scalar(at_fault.where(text("+found.source = :source")), {"source": source}) or 0
    return Through(done, total - done, faults)


def is_anything_waiting(connection: Connection, finder: str) -> bool:
    """Whether there is anything to look through or to settle."""
    return (
        bool(through(connection, finder).waiting)
        or connection.scalar(select(unsettled.c.telegram).limit(1)) is not None
    )


Recently: TypeAlias = Recent[dict[str, dict[str, int]]]


def counts(connection: Connection, recent: Recently | None = None) -> dict[str, dict[str, int]]:
    """For each kind how many findings of each state are shown; counted again once something has changed."""
    if recent is None:
        return _counted(connection)
    state = (
        connection.scalar(select(func.max(decisions.c.number))),
        connection.scalar(select(func.max(copies.c.number))),
        connection.scalar(select(func.count()).select_from(copies)),
        connection.scalar(select(func.count()).select_from(found)),
        connection.scalar(select(func.count()).select_from(unsettled)),
        *connection.execute(select(found.c.source, found.c.finder).distinct()).all(),
    )
    known = recent.get(state)
    if known is None:
        known = _counted(connection)
        recent.keep(state, known)
    return known


def _counted(connection: Connection) -> dict[str, dict[str, int]]:
    query = select(findings.c.kind, findings.c.state, func.count().label("rows")).where(findings.c.shown == 1)
    result: dict[str, dict[str, int]] = {}
    for row in connection.execute(query.group_by(findings.c.kind, findings.c.state)):
        result.setdefault(row.kind, {})[row.state] = row.rows
    return result


def waiting_copies(connection: Connection, finder: str | None, source: str = "") -> list[int]:
    """The numbers of all copies that this version of a finder has not looked through; of all, for None."""
    if finder is None:
        return sorted(connection.scalars(select(copies.c.number)))
    done = select(found.c.copy).where(found.c.source == source, found.c.finder == finder)
    query = select(copies.c.number).where(~done.where(found.c.copy == copies.c.number).exists())
    return sorted(connection.scalars(query))


@dataclass(frozen=True, slots=True)
class Faulty:
    """A copy that could not be looked through, with its telegram and the reason."""

    copy: int
    address: str
    fault: str


def faulty_copies(connection: Connection, limit: int | None = None) -> list[Faulty]:
    """Copies the rules failed at, which the next pass looks through again."""
    query = (
        select(found.c.copy, telegrams.c.address, found.c.fault)
        .join(copies, copies.c.number == found.c.copy)
        .join(telegrams, telegrams.c.number == copies.c.telegram)
        .where(found.c.source == "", found.c.fault.is_not(None))
        .order_by(found.c.copy)
    )
    rows = connection.execute(query if limit is None else query.limit(limit))
    return [Faulty(row.copy, row.address, row.fault) for row in rows]


@contextmanager
def alone(layout: Layout) -> Iterator[None]:
    """Be the only process that looks for findings; taking in goes on beside it."""
    lock = FileLock(layout.folder / "findings.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise ArchiveBusyError("another process looks for findings") from error
    try:
        yield
    finally:
        lock.release()
