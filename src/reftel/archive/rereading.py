"""Putting records of a newer reader in the place of older ones; texts, numbers and decisions stay."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from reftel.archive.counters import Numbers
from reftel.archive.packing import Unpacker
from reftel.archive.readdressing import settle
from reftel.archive.recounting import recount
from reftel.archive.schema import citations, copies, names
from reftel.archive.sketching import replace_sketches

__all__ = ["Reread", "count_old", "old_copies", "replace_records"]


@dataclass(frozen=True, slots=True)
class Reread:
    """A copy as it is read now; `changed` names the keys of its record that are not what they were."""

    number: int
    telegram: int
    mrn: str | None
    date: str | None
    fullness: int
    reader: str
    unread: str | None
    dictionary: int
    body: bytes
    record: bytes
    names: tuple[tuple[str, str], ...]
    cited: tuple[str, ...]
    sketch: tuple[int, ...]
    changed: tuple[str, ...]


def count_old(connection: Connection, reader: str | None) -> int:
    """How many copies have a record of another reader; all of them where no reader is named."""
    query = select(func.count()).select_from(copies)
    return connection.scalar(query if reader is None else query.where(copies.c.reader != reader)) or 0


def old_copies(connection: Connection, reader: str | None, after: int, limit: int) -> list[int]:
    """The numbers of such copies, in order."""
    query = select(copies.c.number).where(copies.c.number > after)
    if reader is not None:
        query = query.where(copies.c.reader != reader)
    return list(connection.scalars(query.order_by(copies.c.number).limit(limit)))


def replace_records(connection: Connection, unpacker: Unpacker, reread: Sequence[Reread]) -> None:
    """Write what was read anew; telegrams whose record changed are told to the index."""
    numbers = Numbers(connection)
    touched: dict[int, None] = {}
    for copy in reread:
        values = {
            "mrn": copy.mrn,
            "date": copy.date,
            "fullness": copy.fullness,
            "reader": copy.reader,
            "unread": copy.unread,
            "dictionary": copy.dictionary,
            "body": copy.body,
            "record": copy.record,
        }
        connection.execute(update(copies).where(copies.c.number == copy.number).values(values))
        if copy.changed:
            touched[copy.telegram] = None
            _rename(connection, copy)
    replace_sketches(connection, [(copy.number, copy.sketch, copy.mrn) for copy in reread])
    recount(connection, unpacker, touched, numbers.change)
    for telegram in touched:
        settle(connection, unpacker, telegram, numbers.change)
    numbers.keep(changed=bool(touched))


def _rename(connection: Connection, copy: Reread) -> None:
    """What the copy is called and what it cites, anew."""
    # Names of kind `key` belong to links, whose own pass reads them again.
    connection.execute(delete(names).where(names.c.copy == copy.number, names.c.kind != "key"))
    connection.execute(delete(citations).where(citations.c.copy == copy.number))
    shared = {"copy": copy.number, "telegram": copy.telegram}
    if copy.names:
        connection.execute(
            insert(names).prefix_with("OR REPLACE"),
            [{"name": name, "kind": kind, **shared} for name, kind in copy.names],
        )
    if copy.cited:
        rows = [{"position": place, "mrn": mrn, **shared} for place, mrn in enumerate(copy.cited)]
        connection.execute(insert(citations), rows)
