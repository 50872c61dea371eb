"""Numbered steps from one schema to the next, each applied once, all inside one transaction."""

from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy import Connection, insert, inspect, select

from reftel.archive.database import Database
from reftel.archive.errors import ArchiveTooNewError
from reftel.archive.migrations import (
    journal0001,
    step0001,
    step0002,
    step0003,
    step0004,
    step0006,
    step0007,
    step0008,
    step0009,
    step0010,
    step0011,
    step0012,
)
from reftel.archive.schema import migrations

__all__ = ["ARCHIVE", "JOURNAL", "Step", "applied", "migrate_if_needed"]


class Step(Protocol):
    """A module of this package."""

    @property
    def NUMBER(self) -> int:  # noqa: N802 - a constant of the module
        """Its place in the order."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """What it brings, in a few words."""

    @property
    def STATEMENTS(self) -> tuple[str, ...]:  # noqa: N802
        """Plain SQL, run in this order."""


ARCHIVE: tuple[Step, ...] = (
    step0001,
    step0002,
    step0003,
    step0004,
    step0006,
    step0007,
    step0008,
    step0009,
    step0010,
    step0011,
    step0012,
)
JOURNAL: tuple[Step, ...] = (journal0001,)


def applied(connection: Connection) -> int:
    """The last step this database has seen; 0 for an empty one."""
    if not inspect(connection).has_table(migrations.name):
        return 0
    return max(connection.scalars(select(migrations.c.number)), default=0)


def migrate_if_needed(database: Database, steps: tuple[Step, ...]) -> None:
    """Bring a database to the latest step; one made by a later version is refused.

    One that is up to date is only looked at: opening an archive must not wait for an intake that writes.
    A step is applied where it was not yet, whatever came before it: steps that are made side by side do
    not have to be finished in the order of their numbers.
    """
    with database.reading() as connection:
        if not _missing(connection, steps):
            return
    with database.writing() as connection:
        if applied(connection) == 0:
            migrations.create(connection)
        for step in _missing(connection, steps):
            _apply(connection, step)


def _missing(connection: Connection, steps: tuple[Step, ...]) -> list[Step]:
    """The steps this database has not seen, in their order."""
    found, latest = applied(connection), steps[-1].NUMBER
    if found > latest:
        raise ArchiveTooNewError(found, latest)
    seen = set(connection.scalars(select(migrations.c.number))) if found else set()
    return [step for step in steps if step.NUMBER not in seen]


def _apply(connection: Connection, step: Step) -> None:
    for statement in step.STATEMENTS:
        connection.exec_driver_sql(statement)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(insert(migrations).values(number=step.NUMBER, name=step.NAME, applied=now))
