"""Numbered steps from one schema to the next, each applied once, all inside one transaction."""

from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy import Connection, insert, inspect, select

from reftel.archive.errors import ArchiveTooNewError
from reftel.archive.migrations import step0001
from reftel.archive.schema import migrations

__all__ = ["LATEST", "Step", "applied", "migrate"]


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


STEPS: tuple[Step, ...] = (step0001,)
LATEST = STEPS[-1].NUMBER


def applied(connection: Connection) -> int:
    """The last step this database has seen; 0 for an empty one."""
    if not inspect(connection).has_table(migrations.name):
        return 0
    return max(connection.scalars(select(migrations.c.number)), default=0)


def migrate(connection: Connection) -> int:
    """Bring the database to the latest step and return the step it was at; a newer one is refused."""
    before = applied(connection)
    if before > LATEST:
        raise ArchiveTooNewError(before, LATEST)
    for step in STEPS:
        if step.NUMBER > before:
            for statement in step.STATEMENTS:
                connection.exec_driver_sql(statement)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute(insert(migrations).values(number=step.NUMBER, name=step.NAME, applied=now))
    return before
