"""Undoing an intake and taking a telegram down: what goes, what stays, and sums that agree afterwards.

A copy goes when no place is left where its text stood; a telegram goes with its last copy. Its number is not
given again, and `gone` tells the index and whoever asks for it. What stays is counted anew, so that the first
text of a telegram that is still held counts as the telegram.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from reftel.archive.counters import Numbers
from reftel.archive.known import in_pieces
from reftel.archive.packing import Unpacker
from reftel.archive.recounting import count_file, recount
from reftel.archive.schema import (
    citations,
    copies,
    files,
    forwards,
    gone,
    intakes,
    names,
    places,
    taken_down,
    telegrams,
)

__all__ = ["Removed", "take_down", "undo_intake"]


@dataclass(frozen=True, slots=True)
class Removed:
    """What went: addresses of telegrams, how many copies, and originals that no file needs any more."""

    addresses: list[str]
    copies: int
    files: int
    originals: list[tuple[bytes, str]]


def undo_intake(connection: Connection, unpacker: Unpacker, intake: int, reason: str) -> Removed:
    """Take out what an intake brought; files it found changed count again as they were before it."""
    numbers = Numbers(connection)
    own = select(files.c.number).where(files.c.intake == intake)
    touched = list(
        connection.scalars(
            select(copies.c.telegram)
            .distinct()
            .join(places, places.c.copy == copies.c.number)
            .where(places.c.file.in_(own))
        )
    )
    kept = select(files.c.sha256).where(files.c.intake != intake).where(files.c.original == 1)
    loose = (
        select(files.c.sha256, files.c.media)
        .distinct()
        .where(files.c.intake == intake)
        .where(files.c.original == 1)
        .where(files.c.sha256.not_in(kept))
    )
    originals = [(row.sha256, row.media) for row in connection.execute(loose)]
    connection.execute(delete(places).where(places.c.file.in_(own)))
    addresses, went = _drop_placeless(connection, touched, numbers.change, reason)
    paths = list(connection.execute(select(files.c.path, files.c.member).where(files.c.intake == intake)))
    connection.execute(delete(files).where(files.c.intake == intake))
    _recall_superseded(connection, [(row.path, row.member) for row in paths])
    recount(connection, unpacker, touched, numbers.change)
    connection.execute(update(intakes).where(intakes.c.number == intake).values(state="undone"))
    numbers.keep(changed=bool(touched))
    return Removed(addresses, went, len(paths), originals)


def take_down(connection: Connection, telegram: int, reason: str) -> Removed:
    """Take out a telegram with all its copies; their texts stay out when the same files are added again."""
    numbers = Numbers(connection)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    address = connection.scalar(select(telegrams.c.address).where(telegrams.c.number == telegram)) or ""
    own = select(copies.c.number).where(copies.c.telegram == telegram)
    stood = (
        select(files.c.number, files.c.sha256, files.c.media, files.c.original)
        .distinct()
        .join(places, places.c.file == files.c.number)
        .where(places.c.copy.in_(own))
    )
    sources = list(connection.execute(stood))
    for checksum in list(connection.scalars(select(copies.c.sha256).where(copies.c.telegram == telegram))):
        connection.execute(delete(taken_down).where(taken_down.c.sha256 == checksum))
        values = {"sha256": checksum, "address": address, "at": now, "reason": reason}
        connection.execute(insert(taken_down).values(values))
    connection.execute(delete(places).where(places.c.copy.in_(own)))
    addresses, went = _drop_placeless(connection, [telegram], numbers.change, reason)
    note = f"its telegram {address} was taken down on {now[:10]}: {reason}"
    for source in sources:
        count_file(connection, source.number)
        connection.execute(
            update(files)
            .where(files.c.number == source.number)
            .values(reason=note, help="`reftel add --again` brings it back")
        )
    numbers.keep(changed=True)
    unused = [row for row in sources if row.original and not _is_used(connection, row.sha256)]
    for row in unused:
        connection.execute(update(files).where(files.c.sha256 == row.sha256).values(original=0))
    originals = [(row.sha256, row.media) for row in unused]
    return Removed(addresses, went, 0, originals)


def _is_used(connection: Connection, sha256: bytes) -> bool:
    """Whether a copy still comes from an original with this checksum."""
    query = select(places.c.copy).join(files, files.c.number == places.c.file).where(files.c.sha256 == sha256)
    return connection.scalar(query.limit(1)) is not None


def _drop_placeless(
    connection: Connection, touched: Iterable[int], change: int, reason: str
) -> tuple[list[str], int]:
    """Delete, of these telegrams, copies without a place and telegrams without a copy."""
    addresses: list[str] = []
    count = 0
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for piece in in_pieces(touched):
        placeless = (
            select(copies.c.number)
            .where(copies.c.telegram.in_(piece))
            .where(~exists().where(places.c.copy == copies.c.number))
        )
        dead = list(connection.scalars(placeless))
        count += len(dead)
        for some in in_pieces(dead):
            for table in (names, citations):
                connection.execute(delete(table).where(table.c.copy.in_(some)))
            connection.execute(delete(copies).where(copies.c.number.in_(some)))
        empty = (
            select(telegrams.c.number, telegrams.c.address)
            .where(telegrams.c.number.in_(piece))
            .where(~exists().where(copies.c.telegram == telegrams.c.number))
        )
        ended = list(connection.execute(empty))
        addresses += [row.address for row in ended]
        if ended:
            shared = {"change": change, "at": now, "reason": reason}
            rows = [{"number": row.number, "address": row.address, **shared} for row in ended]
            connection.execute(insert(gone), rows)
            numbers = [row.number for row in ended]
            connection.execute(delete(forwards).where(forwards.c.telegram.in_(numbers)))
            connection.execute(delete(telegrams).where(telegrams.c.number.in_(numbers)))
    return addresses, count


def _recall_superseded(connection: Connection, paths: Iterable[tuple[str, str]]) -> None:
    """Where the undone intake had found other bytes, the file counts again as it was before."""
    for path, member in paths:
        here = (files.c.path == path) & (files.c.member == member)
        last = connection.scalar(
            select(func.max(files.c.number)).where(here & (files.c.state == "superseded"))
        )
        current = connection.scalar(select(files.c.number).where(here & (files.c.state != "superseded")))
        if last is not None and current is None:
            connection.execute(update(files).where(files.c.number == last).values(state="read"))
            count_file(connection, last)
