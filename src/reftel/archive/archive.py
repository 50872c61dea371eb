"""The one door to an archive: truth, index and originals kept in step, under one lock for those who write.

The database commits first, with a change number; the index follows and notes the last number it holds. So a
process that dies in between leaves an index that is behind, never ahead, and whoever takes the lock next
brings it up before doing anything else. Readers take the index as it is and say what is pending.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, func, select

from reftel.archive.database import Database, is_writable
from reftel.archive.errors import NoArchiveError, NotAnArchiveError
from reftel.archive.layout import Layout
from reftel.archive.migrations import ARCHIVE, migrate_if_needed
from reftel.archive.originals import Originals
from reftel.archive.packing import Dictionary, Unpacker
from reftel.archive.schema import dictionaries

if TYPE_CHECKING:
    from reftel.archive.hold import Hold
    from reftel.archive.journal import Journal
    from reftel.archive.words import Words

__all__ = ["Archive"]


class Archive:
    """One archive, open; close it, or use it as a context manager."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self.layout = Layout(folder)
        if not self.layout.exists():
            if not create:
                raise NoArchiveError(folder)
            if not self.layout.is_free():
                raise NotAnArchiveError(folder)
            folder.mkdir(parents=True, exist_ok=True)
        self.read_only = not is_writable(folder)
        self.originals = Originals(self.layout.originals)
        self.database = Database(self.layout.database, read_only=self.read_only)
        self._words: Words | None = None
        self._journal: Journal | None = None
        self._unpacker: Unpacker | None = None
        if not self.read_only:
            migrate_if_needed(self.database, ARCHIVE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        if self._words is not None:
            self._words.close()
        self.database.close()
        if self._journal is not None:
            self._journal.close()

    @property
    def words(self) -> "Words":
        """The index of words; opened on first use."""
        if self._words is None:
            from reftel.archive.words import Words  # noqa: PLC0415 - lists and single telegrams need no engine

            self._words = Words(self.layout.words)
        return self._words

    @property
    def journal(self) -> "Journal":
        """Who did what; opened on first use."""
        if self._journal is None:
            from reftel.archive.journal import Journal  # noqa: PLC0415 - reading is not journalled

            self._journal = Journal(self.layout.journal, read_only=self.read_only)
        return self._journal

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A look at one state of the archive."""
        with self.database.reading() as connection:
            yield connection

    def unpacker(self, connection: Connection) -> Unpacker:
        """What gives texts and records back; read again when a newer dictionary has come."""
        latest = connection.scalar(select(func.max(dictionaries.c.number)))
        if self._unpacker is None or (latest is not None and not self._unpacker.knows(latest)):
            rows = connection.execute(select(dictionaries))
            self._unpacker = Unpacker({row.number: Dictionary(row.bodies, row.records) for row in rows})
        return self._unpacker

    def latest_dictionary(self) -> tuple[int, Dictionary]:
        """What copies are packed with now."""
        with self.reading() as connection:
            row = connection.execute(
                select(dictionaries).order_by(dictionaries.c.number.desc()).limit(1)
            ).one()
        return row.number, Dictionary(row.bodies, row.records)

    @contextmanager
    def locked(
        self, purpose: str, wait: float = 0, told: Callable[[str], None] | None = None
    ) -> Iterator["Hold"]:
        """Hold the lock for intake and index; see `Hold` for what may then be done."""
        from reftel.archive.hold import Hold  # noqa: PLC0415 - reading needs nothing of writing
        from reftel.archive.lock import holding  # noqa: PLC0415

        if self.read_only:
            with self.database.writing():
                pass  # raises, and says why
        with holding(self.layout, purpose, wait, told):
            yield Hold(self)
