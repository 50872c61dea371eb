"""The files an intake has registered, page by page, and those whose bytes turn out to be held.

Pages are short reads of their own: one long read would keep the log from being written back while an
intake of hours fills it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Integer, func, insert, literal, or_, select, update

from reftel.archive.known import in_pieces
from reftel.archive.schema import HELD, files, places

__all__ = [
    "Same",
    "Work",
    "count_seen",
    "has_files",
    "held_bytes",
    "hold",
    "last_file",
    "member_states",
    "next_page",
    "retry",
]

_TAKEN_IN = ("read", "held", "opened")


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
    path: str
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


def member_states(connection: Connection, path: str) -> dict[str, int]:
    """How many members of a container are in each state; nothing for a plain file."""
    query = select(files.c.state, func.count().label("rows")).where(files.c.path == path)
    query = query.where(files.c.member != "").where(files.c.state != "superseded").group_by(files.c.state)
    return {row.state: row.rows for row in connection.execute(query)}


def retry(connection: Connection, intake: int, within: Sequence[str]) -> int:
    """Register what did not come in before, containers with such members too; how many files that are."""
    troubled = files.c.state.in_(("refused", "failed", "pending"))
    inside = select(files.c.path).where(files.c.member != "").where(troubled)
    wanted = (files.c.member == "") & (troubled | ((files.c.state == "opened") & files.c.path.in_(inside)))
    if within:
        below = [files.c.path.startswith(f"{path}/", autoescape=True) for path in within]
        wanted &= or_(files.c.path.in_(within), *below)
    return connection.execute(update(files).where(wanted).values(seen=intake)).rowcount


def hold(connection: Connection, intake: int, same: Sequence[Same]) -> None:
    """Note files as held: each copy that came from the other file, or from its members, stood here, too."""
    for each in same:
        other = connection.execute(select(files).where(files.c.number == each.of)).one()
        known = {
            "sha256": each.sha256,
            "size": each.size,
            "encoding": other.encoding,
            "extractor": other.extractor,
            "media": other.media,
            "original": other.original,
            "intake": intake,
            "seen": intake,
        }
        row = update(files).where(files.c.number == each.number)
        if other.state == "opened":
            connection.execute(row.values(state="opened", **known))
            _hold_members(connection, intake, each.path, other.path)
            continue
        count = _stood_too(connection, each.number, each.of)
        reason = other.reason or f"the same bytes as {other.path}"
        counts = {"telegrams": count, "held_copies": count}
        connection.execute(row.values(state="held", reason=reason, help=other.help, **known, **counts))


def _hold_members(connection: Connection, intake: int, path: str, other: str) -> None:
    """The members of a container under another name: held, or in the trouble they are in."""
    members = (files.c.member != "") & (files.c.state != "superseded")
    connection.execute(update(files).where((files.c.path == path) & members).values(state="superseded"))
    number = last_file(connection)
    after = 0
    while True:
        query = select(files).where((files.c.path == other) & members & (files.c.number > after))
        page = connection.execute(query.order_by(files.c.number).limit(1000)).mappings().all()
        if not page:
            return
        for row in page:
            number += 1
            after = row["number"]
            state = "held" if row["state"] in _TAKEN_IN else row["state"]
            own = {"number": number, "path": path, "state": state, "intake": intake, "seen": intake}
            counts = {"new_telegrams": 0, "new_copies": 0, "held_copies": row["telegrams"]}
            connection.execute(insert(files).values({**row, **own, **counts}))
            _stood_too(connection, number, after)


def _stood_too(connection: Connection, file: int, other: int) -> int:
    """Note that every copy which came from the other file stood in this one; how many they are."""
    stood = select(
        places.c.copy,
        literal(file, Integer),
        places.c.start,
        places.c.stop,
        places.c.line,
        places.c.position,
        literal(HELD, Integer),
    ).where(places.c.file == other)
    columns = ["copy", "file", "start", "stop", "line", "position", "came"]
    return connection.execute(insert(places).from_select(columns, stood)).rowcount
