"""The files an intake has registered, page by page, and those whose bytes turn out to be held.

Pages are short reads of their own: one long read would keep the log from being written back while an
intake of hours fills it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Integer, func, insert, literal, select, update

from reftel.archive.known import in_pieces
from reftel.archive.schema import HELD, files, places

__all__ = ["Same", "Work", "count_seen", "has_files", "held_bytes", "hold", "last_file", "next_page"]

_TAKEN_IN = ("read", "held")


@dataclass(frozen=True, slots=True)
class Work:
    """A registered file as it is known before this intake comes to it."""

    number: int
    path: str
    state: str
    sha256: bytes | None
    reason: str | None
    help: str | None


@dataclass(frozen=True, slots=True)
class Same:
    """A file that has the same bytes as another, which was read."""

    number: int
    of: int
    sha256: bytes
    size: int


def has_files(connection: Connection) -> bool:
    """Whether any file was read."""
    query = select(files.c.number).where(files.c.sha256.is_not(None)).where(files.c.state.in_(_TAKEN_IN))
    return connection.scalar(query.limit(1)) is not None


def last_file(connection: Connection) -> int:
    """The highest number of a file."""
    return connection.scalar(select(func.max(files.c.number))) or 0


def next_page(connection: Connection, intake: int, after: int, upto: int, size: int) -> list[Work]:
    """The next registered files, in the order they were found in."""
    query = (
        select(files.c.number, files.c.path, files.c.state, files.c.sha256, files.c.reason, files.c.help)
        .where(files.c.seen == intake)
        .where(files.c.member == "")
        .where(files.c.state != "superseded")
        .where(files.c.number > after)
        .where(files.c.number <= upto)
        .order_by(files.c.number)
        .limit(size)
    )
    return [Work(*row) for row in connection.execute(query)]


def count_seen(connection: Connection, intake: int) -> int:
    """How many files, members not counted, an intake has registered."""
    query = select(func.count()).select_from(files).where(files.c.seen == intake).where(files.c.member == "")
    return connection.scalar(query.where(files.c.state != "superseded")) or 0


def held_bytes(connection: Connection, checksums: Iterable[bytes]) -> dict[bytes, int]:
    """For each of these checksums a file that was read and had it."""
    found: dict[bytes, int] = {}
    for piece in in_pieces(checksums):
        query = select(files.c.sha256, files.c.number).where(files.c.sha256.in_(piece))
        for row in connection.execute(query.where(files.c.state.in_(_TAKEN_IN))):
            found.setdefault(row.sha256, row.number)
    return found


def hold(connection: Connection, intake: int, same: Sequence[Same]) -> None:
    """Note files as held: each copy that came from the other file stood here, too."""
    for each in same:
        other = connection.execute(select(files).where(files.c.number == each.of)).one()
        stood = select(
            places.c.copy,
            literal(each.number, Integer),
            places.c.start,
            places.c.stop,
            places.c.line,
            places.c.position,
            literal(HELD, Integer),
        ).where(places.c.file == each.of)
        columns = ["copy", "file", "start", "stop", "line", "position", "came"]
        count = connection.execute(insert(places).from_select(columns, stood)).rowcount
        connection.execute(
            update(files)
            .where(files.c.number == each.number)
            .values(
                state="held",
                reason=other.reason or f"the same bytes as {other.path}",
                help=other.help,
                sha256=each.sha256,
                size=each.size,
                encoding=other.encoding,
                extractor=other.extractor,
                media=other.media,
                original=other.original,
                intake=intake,
                seen=intake,
                telegrams=count,
                held_copies=count,
            )
        )
