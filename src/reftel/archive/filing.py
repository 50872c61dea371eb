"""The account of files: a row for each file and member, whatever became of it.

A file that has other bytes than when it was read gets a new row; the old one is superseded and kept, since
its copies point at it. A file that was refused, failed or waited keeps its row and changes its state.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, func, insert, select, update

from reftel.archive.incoming import IncomingFile
from reftel.archive.inserting import insert_rows
from reftel.archive.known import in_pieces
from reftel.archive.schema import COPY, HELD, TELEGRAM, files, places

__all__ = ["FileRow", "Filing", "register"]

_TAKEN_IN = ("read", "held")


@dataclass(slots=True)
class FileRow:
    """One row while it is written; `placed` is what an interrupted run had already noted of this file."""

    number: int
    incoming: IncomingFile
    is_new: bool
    intake: int
    telegrams: int = 0
    new_telegrams: int = 0
    new_copies: int = 0
    held_copies: int = 0
    taken_down: int = 0
    fresh: int = 0
    was_taken_in: bool = False
    placed: set[tuple[int, int]] = field(default_factory=set)

    def count(self, came: int) -> None:
        """One more telegram of this file, by what it brought."""
        if came == TELEGRAM:
            self.new_telegrams += 1
        elif came == COPY:
            self.new_copies += 1
        elif came == HELD:
            self.held_copies += 1

    @property
    def was_held(self) -> bool:
        """Whether it was read before, whole, and brought nothing now."""
        return self.was_taken_in and not self.fresh

    @property
    def is_settled(self) -> bool:
        """Whether this ends a file that was registered: a plain one, or a container behind its members."""
        return self.incoming.complete and not self.incoming.member

    @property
    def state(self) -> str:
        """How the file ended: one that brought nothing new was held before."""
        file = self.incoming
        if not file.complete:
            return "pending"
        if file.state == "read" and self.telegrams and self.held_copies == self.telegrams:
            return "held"
        return file.state

    @property
    def reason(self) -> str | None:
        """Why it ended so, where that is not evident."""
        if self.taken_down:
            return f"{self.taken_down} of its telegrams were taken down and stay out"
        return self.incoming.reason

    def values(self, seen: int) -> dict[str, object]:
        """The row as written by the intake that saw it."""
        file = self.incoming
        return {
            "state": self.state,
            "reason": self.reason,
            "help": "`reftel add --again` brings them back" if self.taken_down else file.help,
            "sha256": file.sha256,
            "size": file.size,
            "encoding": file.encoding,
            "extractor": file.extractor,
            "media": file.media,
            "original": int(file.original),
            "intake": self.intake,
            "seen": seen,
            "telegrams": self.telegrams,
            "new_telegrams": self.new_telegrams,
            "new_copies": self.new_copies,
            "held_copies": self.held_copies,
        }


@dataclass(frozen=True, slots=True)
class _Found:
    number: int
    state: str
    sha256: bytes | None
    telegrams: int
    intake: int


class Filing:
    """Opens a row for each file of a batch, and writes them all at the end."""

    def __init__(self, connection: Connection, intake: int) -> None:
        self._connection = connection
        self._intake = intake
        self._rows: dict[tuple[str, str], FileRow] = {}
        self._superseded: list[int] = []
        self._next = connection.scalar(select(func.max(files.c.number))) or 0

    def open(self, incoming: Sequence[IncomingFile]) -> list[FileRow]:
        """A row for each, new or found; pieces of one file share theirs."""
        found = self._find(incoming)
        return [self._row(file, found.get((file.path, file.member))) for file in incoming]

    def _row(self, file: IncomingFile, found: _Found | None) -> FileRow:
        key = file.path, file.member
        row = self._rows.get(key)
        if row is not None:
            row.incoming = file
            return row
        if found is not None and found.state in _TAKEN_IN and found.sha256 != file.sha256:
            self._superseded.append(found.number)
            found = None
        if found is None:
            self._next += 1
            row = FileRow(self._next, file, is_new=True, intake=self._intake)
        else:
            # Read once more, a file stays with the intake that brought it: undoing this one keeps it.
            owner = found.intake if found.state in _TAKEN_IN else self._intake
            row = FileRow(found.number, file, is_new=False, intake=owner)
            row.was_taken_in = found.state in _TAKEN_IN
            if found.telegrams:
                self._recall(row)
        self._rows[key] = row
        return row

    def _recall(self, row: FileRow) -> None:
        """What was noted of this file before: it goes on from there."""
        query = select(places.c.copy, places.c.start, places.c.came).where(places.c.file == row.number)
        for place in self._connection.execute(query):
            row.placed.add((place.copy, place.start))
            row.telegrams += 1
            row.count(place.came)

    def _find(self, incoming: Sequence[IncomingFile]) -> dict[tuple[str, str], _Found]:
        by_path: dict[str, list[str]] = defaultdict(list)
        for file in incoming:
            by_path[file.path].append(file.member)
        found: dict[tuple[str, str], _Found] = {}
        columns = (
            files.c.path,
            files.c.member,
            files.c.number,
            files.c.state,
            files.c.sha256,
            files.c.telegrams,
            files.c.intake,
        )
        current = select(*columns).where(files.c.state != "superseded")
        alone = [path for path, members in by_path.items() if members == [""]]
        queries = [
            current.where(files.c.path.in_(piece)).where(files.c.member == "") for piece in in_pieces(alone)
        ]
        queries += [
            current.where(files.c.path == path).where(files.c.member.in_(piece))
            for path, members in by_path.items()
            if members != [""]
            for piece in in_pieces(members)
        ]
        for query in queries:
            for row in self._connection.execute(query):
                found[row.path, row.member] = _Found(
                    row.number, row.state, row.sha256, row.telegrams, row.intake
                )
        return found

    def close(self) -> None:
        """Write the rows."""
        if self._superseded:
            self._connection.execute(
                update(files).where(files.c.number == bindparam("row")).values(state="superseded"),
                [{"row": number} for number in self._superseded],
            )
        new = [
            {
                "number": row.number,
                "path": row.incoming.path,
                "member": row.incoming.member,
                **row.values(self._intake),
            }
            for row in self._rows.values()
            if row.is_new
        ]
        if new:
            insert_rows(self._connection, files, new)
        old = [
            {"row": row.number, **row.values(self._intake)} for row in self._rows.values() if not row.is_new
        ]
        if old:
            names = [name for name in old[0] if name != "row"]
            statement = update(files).where(files.c.number == bindparam("row"))
            self._connection.execute(statement.values({name: bindparam(name) for name in names}), old)


def register(connection: Connection, intake: int, paths: Iterable[str]) -> int:
    """Note that these files were seen: new ones are pending until they are read. How many were new."""
    new = 0
    for piece in in_pieces(paths):
        known = select(files.c.path).where(files.c.path.in_(piece)).where(files.c.member == "")
        there = set(connection.scalars(known.where(files.c.state != "superseded")))
        fresh = [path for path in dict.fromkeys(piece) if path not in there]
        if there:
            connection.execute(
                update(files)
                .where(files.c.path.in_(there))
                .where(files.c.member == "")
                .where(files.c.state != "superseded")
                .values(seen=intake)
            )
        if fresh:
            rows = [{"path": path, "state": "pending", "intake": intake, "seen": intake} for path in fresh]
            connection.execute(insert(files), rows)
        new += len(fresh)
    return new
