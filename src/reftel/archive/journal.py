"""Who did what and when, in a database of its own, so that noting a thing never waits for intake.

Rows are added and never changed; the database itself refuses both updates and deletions.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Column, Integer, MetaData, Table, Text, insert, select

from reftel.archive.database import Database
from reftel.archive.migrations import JOURNAL, migrate_if_needed

__all__ = ["Entry", "Journal"]

_entries = Table(
    "entries",
    MetaData(),
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, index=True),
    Column("detail", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done; `subject` is the address or the intake it was done to."""

    number: int
    at: str
    who: str
    action: str
    subject: str | None
    detail: dict[str, object]


class Journal:
    """The journal of one archive."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        self._database = Database(path, read_only=read_only)
        if not read_only:
            migrate_if_needed(self._database, JOURNAL)

    def note(self, who: str, action: str, subject: str | None, detail: Mapping[str, object]) -> int:
        """Add an entry and return its number."""
        row = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "who": who,
            "action": action,
            "subject": subject,
            "detail": json.dumps(detail, ensure_ascii=False),
        }
        with self._database.writing() as connection:
            added = connection.execute(insert(_entries).values(row)).inserted_primary_key
        assert added is not None
        return int(added[0])

    def entries(self) -> Iterator[Entry]:
        """All entries, the first one first."""
        with self._database.reading() as connection:
            for row in connection.execute(select(_entries).order_by(_entries.c.number)):
                detail = json.loads(row.detail)
                yield Entry(row.number, row.at, row.who, row.action, row.subject, detail)

    def copy_to(self, target: Path) -> None:
        """Copy it to a new file."""
        self._database.copy_to(target)

    def close(self) -> None:
        """Close its connections."""
        self._database.close()
