"""Counting anew what files brought and what a telegram shows, after something was taken away or joined."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from sqlalchemy import Connection, func, select, update

from reftel.archive.identity import Rank, head_rank
from reftel.archive.known import in_pieces
from reftel.archive.listing import listing_of
from reftel.archive.packing import Unpacker
from reftel.archive.schema import COPY, HELD, TELEGRAM, copies, files, places, telegrams
from reftel.archive.section_names import section_names, sections_in
from reftel.archive.telegrams import StoredCopy, copies_of

__all__ = ["count_file", "recount"]


def recount(connection: Connection, unpacker: Unpacker, touched: Iterable[int], change: int) -> None:
    """Say anew, for telegrams that are still held, which place brought the telegram and which a copy."""
    changed_files: set[int] = set()
    for telegram, stood in _places(connection, touched):
        seen: set[int] = set()
        for copy, file, start, came in stood:
            now = HELD if copy in seen else COPY if seen else TELEGRAM
            seen.add(copy)
            if now != came:
                changed_files.add(file)
                here = (places.c.copy == copy) & (places.c.file == file) & (places.c.start == start)
                connection.execute(update(places).where(here).values(came=now))
        _refill(connection, unpacker, telegram, len(seen), change)
    for file in sorted(changed_files):
        count_file(connection, file)


def _places(
    connection: Connection, touched: Iterable[int]
) -> Iterator[tuple[int, list[tuple[int, int, int, int]]]]:
    for piece in in_pieces(touched):
        query = (
            select(copies.c.telegram, places.c.copy, places.c.file, places.c.start, places.c.came)
            .join_from(copies, places, places.c.copy == copies.c.number)
            .where(copies.c.telegram.in_(piece))
            .order_by(copies.c.telegram, places.c.copy, places.c.file, places.c.start)
        )
        rows = list(connection.execute(query))
        for telegram, group in groupby(rows, key=lambda row: row.telegram):
            yield telegram, [(row.copy, row.file, row.start, row.came) for row in group]


def _refill(connection: Connection, unpacker: Unpacker, telegram: int, count: int, change: int) -> None:
    """What a list shows of a telegram comes from the copy that stands for it, whichever that is now."""
    held = list(copies_of(connection, unpacker, [telegram]))
    head = max(held, key=_rank)
    values: dict[str, object] = {"copies": count, "fullest": held[0].number, "change": change}
    values |= listing_of(head.record).columns()
    connection.execute(update(telegrams).where(telegrams.c.number == telegram).values(values))


def _rank(copy: StoredCopy) -> Rank:
    fullness = sum(len(paragraph.text) for paragraph in copy.record.paragraphs)
    return head_rank(copy.record.mrn, sections_in(section_names(copy.record)), fullness)


def count_file(connection: Connection, file: int) -> None:
    """Count anew what a file brought, from its places."""
    query = select(places.c.came, func.count().label("rows")).where(places.c.file == file)
    brought = {row.came: row.rows for row in connection.execute(query.group_by(places.c.came))}
    state = connection.scalar(select(files.c.state).where(files.c.number == file))
    total = sum(brought.values())
    if state in {"read", "held"}:
        state = "held" if total and brought.get(HELD, 0) == total else "read"
    connection.execute(
        update(files)
        .where(files.c.number == file)
        .values(
            state=state,
            telegrams=total,
            new_telegrams=brought.get(TELEGRAM, 0),
            new_copies=brought.get(COPY, 0),
            held_copies=brought.get(HELD, 0),
        )
    )
