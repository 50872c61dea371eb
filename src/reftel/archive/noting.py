"""Notes and corrections as they are stored: added and withdrawn, never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from reftel.archive.schema_room import notes

__all__ = ["StoredNote", "add_note", "notes_on", "withdraw_note"]


@dataclass(frozen=True, slots=True)
class StoredNote:
    """What a reader wrote to a place of one copy."""

    number: int
    address: str
    kind: str
    place: str
    sha256: bytes
    start: int | None
    stop: int | None
    quote: str
    words: str
    reader: str
    at: str
    withdrawn: str | None = None


def notes_on(connection: Connection, addresses: Sequence[str]) -> list[StoredNote]:
    """All notes on these addresses that stand, the oldest first."""
    query = select(notes).where(notes.c.address.in_(addresses), notes.c.withdrawn.is_(None))
    return [StoredNote(*row) for row in connection.execute(query.order_by(notes.c.number))]


def add_note(
    connection: Connection,
    reader: str,
    *,
    address: str,
    kind: str,
    place: str,
    sha256: bytes,
    span: tuple[int, int] | None,
    quote: str,
    words: str,
) -> int:
    """Add one; its number."""
    start, stop = span or (None, None)
    values = {
        "address": address, "kind": kind, "place": place, "sha256": sha256, "start": start, "stop": stop,
        "quote": quote, "words": words, "reader": reader,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip
    added = connection.execute(insert(notes).values(values)).inserted_primary_key
    assert added is not None
    return int(added[0])


def withdraw_note(connection: Connection, number: int, *, back: bool = False) -> bool:
    """Withdraw a note, or let it stand again; whether there is one of this number."""
    when = None if back else datetime.now(UTC).isoformat(timespec="seconds")
    changed = connection.execute(update(notes).where(notes.c.number == number).values(withdrawn=when))
    return bool(changed.rowcount)
