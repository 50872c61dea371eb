"""The pass that resolves what waits: copies not yet looked through first, then links without an answer.

It goes in pages, each a transaction of its own, and begins wherever an earlier run ended. What waits is told
by the rows themselves, so nothing has to be remembered between runs.
"""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select

from reftel.archive.beside import said_beside
from reftel.archive.citedness import count_anew, note_resolved
from reftel.archive.database import Database
from reftel.archive.inserting import insert_rows
from reftel.archive.known import in_pieces
from reftel.archive.links import ends_row, held_by_key, link_rows
from reftel.archive.packing import Unpacker
from reftel.archive.schema import copies, ends, links, names, telegrams, unlinked
from reftel.archive.telegrams import copies_of
from reftel.links.by_day import DAY_KEY
from reftel.links.cited import read_named
from reftel.links.resolve import Held, resolve, resolve_by_day

__all__ = ["link_up", "waiting_links"]

_COPIES = 500
_LINKS = 10_000

_UNHELD = ("not_held", "garbled")
_UPDATE = "UPDATE links SET state = ?, target = ? WHERE copy = ? AND position = ?"


def waiting_links(connection: Connection) -> int:
    """How many telegrams hold links that nobody looked up yet."""
    late = select(func.count(links.c.copy.distinct())).where(links.c.state == "waiting")
    unread = select(func.count()).select_from(unlinked)
    return (connection.scalar(late) or 0) + (connection.scalar(unread) or 0)


def link_up(
    database: Database, unpacker_of: Callable[[Connection], Unpacker], told: Callable[[int], None]
) -> int:
    """Resolve all that waits; how many links were looked at. The caller holds the lock."""
    while True:
        with database.writing() as connection:
            if not _look_through(connection, unpacker_of(connection)):
                break
    count = 0
    after = 0, -1
    while True:
        with database.writing() as connection:
            done, after = _resolve_page(connection, after)
        if not done:
            count_anew(database)
            return count
        count += done
        told(count)


def _look_through(connection: Connection, unpacker: Unpacker) -> int:
    """Read the links of some copies that were held before links were, or were read anew."""
    page = list(connection.scalars(select(unlinked.c.copy).order_by(unlinked.c.copy).limit(_COPIES)))
    if not page:
        return 0
    owners = {
        row.number: row.telegram
        for piece in in_pieces(page)
        for row in connection.execute(
            select(copies.c.number, copies.c.telegram).where(copies.c.number.in_(piece))
        )
    }
    found: dict[str, list[dict[str, object]]] = {"links": [], "ends": [], "names": []}
    beside = said_beside(connection, page)
    for stored in copies_of(connection, unpacker, sorted(set(owners.values()))):
        if stored.number not in owners:
            continue
        named = read_named(stored.record, stored.text, beside.get(stored.number))
        found["links"] += link_rows(stored.number, stored.telegram, named.cited)
        found["ends"].append(ends_row(stored.number, named))
        found["names"] += [
            {"name": key, "copy": stored.number, "telegram": stored.telegram, "kind": "key"}
            for key in named.keys
        ]
    for piece in in_pieces(page):
        connection.execute(delete(links).where(links.c.copy.in_(piece)))
        connection.execute(delete(ends).where(ends.c.copy.in_(piece)))
        connection.execute(delete(names).where(names.c.copy.in_(piece), names.c.kind == "key"))
        connection.execute(delete(unlinked).where(unlinked.c.copy.in_(piece)))
    for table in (links, ends):
        if rows := found[table.name]:
            insert_rows(connection, table, rows)
    if found["names"]:
        connection.execute(insert(names).prefix_with("OR IGNORE"), found["names"])
    return len(page)


def _resolve_page(connection: Connection, after: tuple[int, int]) -> tuple[int, tuple[int, int]]:
    """Resolve some links behind this place; how many, and where the next page begins."""
    day = func.coalesce(telegrams.c.date, ends.c.day).label("day")
    query = (
        select(links.c.copy, links.c.position, links.c.telegram, links.c.key, links.c.other, day)
        .join_from(links, telegrams, telegrams.c.number == links.c.telegram)
        .join(ends, ends.c.copy == links.c.copy, isouter=True)
        .where(links.c.state == "waiting", links.c.copy >= after[0])
        .order_by(links.c.copy, links.c.position)
        .limit(_LINKS)
    )
    rows = connection.execute(query).all()
    if not rows:
        return 0, after
    keys = {row.key for row in rows} | {row.other for row in rows if row.other is not None}
    found = held_by_key(connection, keys)
    own = _cited_otherwise(connection, [row.copy for row in rows if row.key.startswith(DAY_KEY)])
    answers = [_answer(row, found, own) for row in rows]
    connection.exec_driver_sql(_UPDATE, answers)
    note_resolved(
        connection,
        {target for _, target, *_ in answers if target is not None},
        {row.key for row, (state, *_) in zip(rows, answers, strict=True) if state in _UNHELD},
    )
    return len(rows), (rows[-1].copy, rows[-1].position)


def _cited_otherwise(connection: Connection, numbers: Sequence[int]) -> Mapping[int, set[int]]:
    """For each of these copies the telegrams it names by number, as far as each is one."""
    named: dict[int, list[tuple[str, str | None, int, str | None]]] = {}
    for piece in in_pieces(dict.fromkeys(numbers)):
        query = (
            select(links.c.copy, links.c.key, links.c.other, links.c.telegram, telegrams.c.date)
            .join(telegrams, telegrams.c.number == links.c.telegram)
            .where(links.c.copy.in_(piece), ~links.c.key.startswith(DAY_KEY))
        )
        for copy, *one in connection.execute(query):
            named.setdefault(copy, []).append((one[0], one[1], one[2], one[3]))
    keys = {key for several in named.values() for one in several for key in one[:2] if key is not None}
    held = held_by_key(connection, keys)
    return {
        copy: {
            came.target
            for key, other, telegram, day in several
            if (came := resolve(key, other, telegram, day, lambda asked: held.get(asked, ()))).target
        }
        for copy, several in named.items()
    }


def _answer(
    row: Sequence[object], found: Mapping[str, Sequence[Held]], own: Mapping[int, set[int]]
) -> tuple[str, int | None, object, object]:
    copy, position, telegram, key, other, day = row
    assert isinstance(telegram, int)
    assert isinstance(key, str)
    if key.startswith(DAY_KEY):
        assert isinstance(copy, int)
        came = resolve_by_day(key, own.get(copy, set()), telegram, lambda asked: found.get(asked, ()))
        return came.state, came.target, copy, position
    came = resolve(
        key,
        other if isinstance(other, str) else None,
        telegram,
        day if isinstance(day, str) else None,
        lambda asked: found.get(asked, ()),
    )
    return came.state, came.target, copy, position
