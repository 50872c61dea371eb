"""Collections as they are stored: items in order, and before each change what there was."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from reftel.archive.schema_room import collection_items, collection_steps, collections

__all__ = [
    "StoredCollection",
    "StoredItem",
    "collections_holding",
    "describe_collection",
    "find_collection",
    "items_of",
    "last_step",
    "make_collection",
    "put_items",
    "remove_collection",
    "stored_collections",
    "undo_step",
]

_STEPS_KEPT = 50


@dataclass(frozen=True, slots=True)
class StoredItem:
    """A telegram, or one paragraph of it, with what the collector says to it."""

    address: str
    paragraph: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoredCollection:
    """A collection without its items."""

    number: int
    name: str
    about: str
    reader: str
    made: str
    changed: str
    removed: str | None
    items: int


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def stored_collections(connection: Connection, *, removed: bool = False) -> Iterator[StoredCollection]:
    """All collections, the one changed last first; or those that were removed."""
    count = (
        select(func.count())
        .select_from(collection_items)
        .where(collection_items.c.collection == collections.c.number)
        .scalar_subquery()
    )
    gone = collections.c.removed.is_not(None) if removed else collections.c.removed.is_(None)
    query = (
        select(collections, count).where(gone).order_by(collections.c.changed.desc(), collections.c.number)
    )
    for row in connection.execute(query):
        yield StoredCollection(*row)


def find_collection(connection: Connection, name: str) -> StoredCollection | None:
    """The collection of this number or name; capitals make no difference."""
    held = [*stored_collections(connection), *stored_collections(connection, removed=True)]
    if name.isdecimal():
        numbered = next((one for one in held if one.number == int(name[:12])), None)
        if numbered is not None:
            return numbered
    folded = name.strip().casefold()
    return next((one for one in held if not one.removed and one.name.casefold() == folded), None)


def make_collection(connection: Connection, reader: str, name: str, about: str) -> int:
    """A new collection without items; its number."""
    now = _now()
    values = {"name": name, "about": about, "reader": reader, "made": now, "changed": now}
    added = connection.execute(insert(collections).values(values)).inserted_primary_key
    assert added is not None
    return int(added[0])


def describe_collection(connection: Connection, number: int, name: str, about: str) -> None:
    """Give it another name, and say anew what it is about."""
    changed = update(collections).where(collections.c.number == number)
    connection.execute(changed.values(name=name, about=about, changed=_now()))


def remove_collection(connection: Connection, number: int, *, back: bool = False) -> None:
    """Put it away, or take it back."""
    changed = update(collections).where(collections.c.number == number)
    connection.execute(changed.values(removed=None if back else _now(), changed=_now()))


def items_of(connection: Connection, number: int) -> list[StoredItem]:
    """The items in order."""
    columns = collection_items.c.address, collection_items.c.paragraph, collection_items.c.note
    query = select(*columns).where(collection_items.c.collection == number).order_by(collection_items.c.place)
    return [StoredItem(*row) for row in connection.execute(query)]


def put_items(
    connection: Connection, reader: str, number: int, items: Sequence[StoredItem], words: str
) -> None:
    """Replace the items; what there was is kept under `words`, so that this can be undone."""
    before = [[one.address, one.paragraph, one.note] for one in items_of(connection, number)]
    values = {"collection": number, "at": _now(), "reader": reader, "words": words}
    connection.execute(
        insert(collection_steps).values(**values, before=json.dumps(before, ensure_ascii=False))
    )
    kept = (
        select(collection_steps.c.number)
        .where(collection_steps.c.collection == number)
        .order_by(collection_steps.c.number.desc())
        .limit(_STEPS_KEPT)
    )
    connection.execute(
        delete(collection_steps).where(
            collection_steps.c.collection == number, collection_steps.c.number.not_in(kept)
        )
    )
    _write(connection, number, items)


def _write(connection: Connection, number: int, items: Sequence[StoredItem]) -> None:
    connection.execute(delete(collection_items).where(collection_items.c.collection == number))
    rows = [
        {"collection": number, "place": place, "address": one.address, "paragraph": one.paragraph}
        | {"note": one.note}
        for place, one in enumerate(items, 1)
    ]
    if rows:
        connection.execute(insert(collection_items), rows)
    connection.execute(update(collections).where(collections.c.number == number).values(changed=_now()))


def last_step(connection: Connection, number: int) -> str | None:
    """What was done last and can be undone, in words."""
    query = select(collection_steps.c.words).where(collection_steps.c.collection == number)
    words: str | None = connection.scalar(query.order_by(collection_steps.c.number.desc()).limit(1))
    return words


def undo_step(connection: Connection, number: int) -> str | None:
    """Bring back what there was before the last change; what was undone, in words."""
    query = select(collection_steps).where(collection_steps.c.collection == number)
    row = connection.execute(query.order_by(collection_steps.c.number.desc()).limit(1)).first()
    if row is None:
        return None
    _write(connection, number, [StoredItem(*one) for one in json.loads(row.before)])
    connection.execute(delete(collection_steps).where(collection_steps.c.number == row.number))
    words: str = row.words
    return words


def collections_holding(connection: Connection, addresses: Sequence[str]) -> list[tuple[int, str]]:
    """Number and name of each collection that holds one of these addresses."""
    query = (
        select(collections.c.number, collections.c.name)
        .join(collection_items, collection_items.c.collection == collections.c.number)
        .where(collection_items.c.address.in_(addresses), collections.c.removed.is_(None))
        .distinct()
        .order_by(collections.c.name)
    )
    return [(row.number, row.name) for row in connection.execute(query)]
