"""Marks of readers on telegrams: who has read, starred, set aside or claimed which."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from reftel.archive.known import in_pieces
from reftel.archive.schema import forwards, telegrams
from reftel.archive.schema_room import reading_marks

__all__ = ["addresses_of", "clear_mark", "count_marks", "marked", "marks_of", "set_mark"]


def addresses_of(connection: Connection, address: str) -> list[str]:
    """An address and those that the telegram had before."""
    number = select(telegrams.c.number).where(telegrams.c.address == address).scalar_subquery()
    before = select(forwards.c.address).where(forwards.c.telegram == number)
    return [address, *connection.scalars(before)]


def marks_of(connection: Connection, addresses: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Address, state and reader of every mark on these telegrams."""
    columns = reading_marks.c.state, reading_marks.c.reader
    for piece in in_pieces(dict.fromkeys(addresses)):
        here = select(reading_marks.c.address, *columns).where(reading_marks.c.address.in_(piece))
        yield from ((row[0], row[1], row[2]) for row in connection.execute(here))
        moved = (
            select(telegrams.c.address, *columns)
            .join(forwards, forwards.c.telegram == telegrams.c.number)
            .join(reading_marks, reading_marks.c.address == forwards.c.address)
            .where(telegrams.c.address.in_(piece))
        )
        yield from ((row[0], row[1], row[2]) for row in connection.execute(moved))


def set_mark(connection: Connection, reader: str, address: str, state: str) -> None:
    """Leave a mark; one that is there stays as it is."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    values = {"address": address, "state": state, "reader": reader, "at": now}
    connection.execute(insert(reading_marks).values(values).on_conflict_do_nothing())


def clear_mark(connection: Connection, reader: str, address: str, state: str) -> None:
    """Take a mark away, also where it was left on an address of before."""
    connection.execute(
        delete(reading_marks).where(
            reading_marks.c.address.in_(addresses_of(connection, address)),
            reading_marks.c.state == state,
            reading_marks.c.reader == reader,
        )
    )


def marked(connection: Connection, reader: str, state: str, limit: int, offset: int) -> list[tuple[str, str]]:
    """Addresses of the telegrams a reader has marked so, and when; the latest mark first."""
    query = (
        select(reading_marks.c.address, reading_marks.c.at)
        .where(reading_marks.c.reader == reader, reading_marks.c.state == state)
        .order_by(reading_marks.c.at.desc(), reading_marks.c.address)
        .limit(limit)
        .offset(offset)
    )
    return [(row.address, row.at) for row in connection.execute(query)]


def count_marks(connection: Connection, reader: str) -> dict[str, int]:
    """How many marks of each state a reader has left."""
    query = (
        select(reading_marks.c.state, func.count())
        .where(reading_marks.c.reader == reader)
        .group_by(reading_marks.c.state)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
