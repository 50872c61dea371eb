"""Saved searches as they are stored: names, queries, and the telegrams each query found the last time.

Telegrams are kept by their numbers, which are never given twice, packed as differences: a query that finds
a hundred thousand takes some ten thousand bytes.
"""

import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate, pairwise
from typing import Literal, TypeAlias

from sqlalchemy import Connection, delete, func, insert, select, update

from reftel.archive.schema_searches import saved_lines, saved_searches

__all__ = ["SavedKind", "SavedLine", "SavedRow", "forget", "keep_found", "lines_of", "list_saved", "save"]

SavedKind: TypeAlias = Literal["query", "batch"]


@dataclass(frozen=True, slots=True)
class SavedRow:
    """One saved search; `ran` is when it was asked last."""

    number: int
    name: str
    kind: SavedKind
    created: str
    ran: str | None
    lines: int


@dataclass(frozen=True, slots=True)
class SavedLine:
    """One of its queries; `found` is None where it was never asked."""

    position: int
    written: str
    found: frozenset[int] | None


def save(connection: Connection, reader: str, name: str, kind: SavedKind, written: Sequence[str]) -> int:
    """Keep these queries under a name; what was kept under it before is gone."""
    forget(connection, reader, name)
    now = _now()
    made = connection.execute(insert(saved_searches).values(reader=reader, name=name, kind=kind, created=now))
    key = made.inserted_primary_key
    assert key is not None
    number = int(key[0])
    connection.execute(
        insert(saved_lines),
        [{"search": number, "position": place, "written": line} for place, line in enumerate(written, 1)],
    )
    return number


def forget(connection: Connection, reader: str, name: str) -> bool:
    """Take a saved search away; False where there is none of this name."""
    mine = (saved_searches.c.reader == reader, saved_searches.c.name == name)
    number = connection.scalar(select(saved_searches.c.number).where(*mine))
    if number is None:
        return False
    connection.execute(delete(saved_lines).where(saved_lines.c.search == number))
    connection.execute(delete(saved_searches).where(saved_searches.c.number == number))
    return True


def list_saved(connection: Connection, reader: str, name: str | None = None) -> list[SavedRow]:
    """All of a reader by name, or the one of this name."""
    lines = func.count(saved_lines.c.position)
    query = (
        select(
            saved_searches.c.number,
            saved_searches.c.name,
            saved_searches.c.kind,
            saved_searches.c.created,
            saved_searches.c.ran,
            lines,
        )
        .join_from(saved_searches, saved_lines, saved_lines.c.search == saved_searches.c.number)
        .where(saved_searches.c.reader == reader)
        .group_by(saved_searches.c.number)
        .order_by(saved_searches.c.name)
    )
    if name is not None:
        query = query.where(saved_searches.c.name == name)
    return [SavedRow(*row) for row in connection.execute(query)]


def lines_of(connection: Connection, number: int) -> list[SavedLine]:
    """The queries of a saved search, in order."""
    query = (
        select(saved_lines.c.position, saved_lines.c.written, saved_lines.c.found)
        .where(saved_lines.c.search == number)
        .order_by(saved_lines.c.position)
    )
    return [
        SavedLine(position, written, None if found is None else frozenset(_unpacked(found)))
        for position, written, found in connection.execute(query)
    ]


def keep_found(connection: Connection, number: int, found: Iterable[tuple[int, Iterable[int]]]) -> str:
    """Keep what each query has found now, by its position; gives when."""
    now = _now()
    for position, numbers in found:
        connection.execute(
            update(saved_lines)
            .where(saved_lines.c.search == number, saved_lines.c.position == position)
            .values(found=_packed(numbers))
        )
    connection.execute(update(saved_searches).where(saved_searches.c.number == number).values(ran=now))
    return now


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _packed(numbers: Iterable[int]) -> bytes:
    ordered = [0, *sorted(numbers)]
    steps = array("Q", (after - before for before, after in pairwise(ordered)))
    return zlib.compress(steps.tobytes(), 6)


def _unpacked(packed: bytes) -> Iterable[int]:
    steps = array("Q")
    steps.frombytes(zlib.decompress(packed))
    return accumulate(steps)
