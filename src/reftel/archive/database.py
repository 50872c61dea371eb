"""Connections to the truth: SQLite with a write-ahead log, and transactions that are begun on purpose.

Python's driver begins transactions by itself and late; here every transaction begins when it is asked for,
a writing one at once (`BEGIN IMMEDIATE`), so that two writers queue up at the start and never meet in the
middle. Readers see the state at their first look and never wait.

A folder that cannot be written to is opened as it stands; where a log with unwritten pages lies beside the
database, both are first copied to a temporary folder, since SQLite needs to write to make use of a log.
"""

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from reftel.archive.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveFullError,
    ArchiveReadOnlyError,
)

__all__ = ["Database", "is_writable", "translated"]

BUSY_SECONDS = 30
_CACHE_KIB = 32_768
_PAGE = 16_384
"""Several packed telegrams stand on a page; on one of 4 KiB each would leave a third of it empty."""


class Database:
    """One SQLite file: `reading()` and `writing()` give connections inside a transaction."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._rehearsal: Connection | None = None
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._reader = self._engine("BEGIN")
        self._writer = None if read_only else self._engine("BEGIN IMMEDIATE")

    def _engine(self, begin: str) -> Engine:
        # The creator takes a path as a path: in an address, `?`, `#` and `%` would mean something.
        engine = create_engine(
            "sqlite://", creator=self._connect, poolclass=QueuePool, pool_size=5, max_overflow=20
        )

        def no_implicit_transactions(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
            connection.isolation_level = None
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            connection.execute("PRAGMA temp_store = MEMORY")
            if not self.read_only:
                connection.execute(f"PRAGMA page_size = {_PAGE}")  # heard by a new database only
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")

        def begin_now(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

        event.listen(engine, "connect", no_implicit_transactions)
        event.listen(engine, "begin", begin_now)
        return engine

    def _connect(self) -> sqlite3.Connection:
        if not self.read_only:
            return sqlite3.connect(self.path, timeout=BUSY_SECONDS, check_same_thread=False)
        address = self._still_copy().absolute().as_uri() + "?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    def _still_copy(self) -> Path:
        """The file itself, or a temporary copy where pages wait in a log beside it."""
        if self._temporary is not None:
            return Path(self._temporary.name) / self.path.name
        log = self.path.with_name(self.path.name + "-wal")
        if not log.exists() or not log.stat().st_size:
            return self.path
        self._temporary = tempfile.TemporaryDirectory(prefix="reftel-")
        copy = Path(self._temporary.name) / self.path.name
        shutil.copyfile(self.path, copy)
        shutil.copyfile(log, copy.with_name(log.name))
        # Opening it once for writing and closing it brings the pages of the log into the file.
        connection = sqlite3.connect(copy)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.close()
        return copy

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection whose transaction sees one state of the archive and changes nothing."""
        if self._rehearsal is not None:
            yield self._rehearsal
            return
        with translated(self.path.parent), self._reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose transaction is kept when the block ends, and dropped when it raises."""
        if self._rehearsal is not None:
            yield self._rehearsal
            return
        if self._writer is None:
            raise ArchiveReadOnlyError(self.path.parent)
        with translated(self.path.parent), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def rehearsing(self) -> Iterator[None]:
        """Let everything in this block read and write in one transaction, and drop it all at the end."""
        if self._writer is None:
            raise ArchiveReadOnlyError(self.path.parent)
        with translated(self.path.parent), self._writer.connect() as connection:
            transaction = connection.begin()
            self._rehearsal = connection
            try:
                yield
            finally:
                self._rehearsal = None
                transaction.rollback()

    @property
    def is_rehearsal(self) -> bool:
        """Whether what is written now will be dropped."""
        return self._rehearsal is not None

    def copy_to(self, target: Path) -> None:
        """Copy one state of the database to a new file, while others may read and write.

        In steps, a writer could make the copying begin anew without end; one step blocks nobody.
        """
        with (
            translated(target.parent),
            closing(self._connect()) as here,
            closing(sqlite3.connect(target)) as there,
        ):
            here.backup(there, pages=-1)
            there.execute("PRAGMA journal_mode = DELETE").fetchall()

    def close(self) -> None:
        """Close every connection; the log is then written back and goes away."""
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
        if self._temporary is not None:
            self._temporary.cleanup()
            self._temporary = None


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Turn what the driver and the system say into errors that tell the next step."""
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as error:
        words = str(error.orig) if isinstance(error, OperationalError) else str(error)
        raise _meant(folder, words) or error from error
    except DatabaseError as error:
        words = str(error.orig)
        if "malformed" in words or "not a database" in words or "corrupt" in words:
            raise ArchiveDamagedError(folder, words) from error
        raise
    except ValueError as error:
        # The index of words has no error of its own for it: the system's words stand inside others.
        if "No space left" in str(error) or "quota" in str(error).lower() or "File too large" in str(error):
            raise ArchiveFullError(folder) from error
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise ArchiveFullError(folder) from error
        if error.errno == errno.EROFS:
            raise ArchiveReadOnlyError(folder) from error
        raise


def _meant(folder: Path, words: str) -> ArchiveError | None:
    if "full" in words:
        return ArchiveFullError(folder)
    if "readonly" in words or "unable to open" in words:
        return ArchiveReadOnlyError(folder)
    if "locked" in words or "busy" in words:
        return ArchiveBusyError("another program is writing to its database")
    if "disk I/O error" in words or "malformed" in words:
        # SQLite reports a write refused by a quota or a size limit this way, too.
        return ArchiveFullError(folder) if _is_full(folder) else ArchiveDamagedError(folder, words)
    return None


def _is_full(folder: Path) -> bool:
    try:
        with tempfile.NamedTemporaryFile(dir=folder) as probe:
            probe.write(b"\0" * 65_536)
            probe.flush()
            os.fsync(probe.fileno())
    except OSError:
        return True
    return False


def is_writable(folder: Path) -> bool:
    """Whether files can be made in a folder; also false for root where the disk is mounted read-only."""
    return os.access(folder, os.W_OK)
