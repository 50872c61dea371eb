"""The suspense book as it is stored: entries made and changed, and given back as they stood on a day.

A change and the state that follows from it are written in one transaction; the state can be derived again
from the changes at any time. What is added can be taken back by a further change, never removed.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, insert, select, update

from reftel.archive.countries import Countries
from reftel.archive.known import in_pieces
from reftel.archive.schema_suspense import entries, entry_changes
from reftel.archive.suspense_places import in_place
from reftel.errors import ReftelError
from reftel.suspense.due import Wanted, fits, in_order
from reftel.suspense.entry import Change, Entry, Evidence, pending
from reftel.suspense.history import replay
from reftel.suspense.written import fold, folded_list

__all__ = [
    "NoEntryError",
    "add_change",
    "applied_rows",
    "count_entries",
    "entries_of_copies",
    "entry_by_key",
    "history_of",
    "in_codes",
    "known_keys",
    "list_entries",
    "make_entry",
    "note_row",
    "rederive",
]

_encode = msgspec.json.Encoder().encode
_entry = msgspec.json.Decoder(Entry).decode
_evidence = msgspec.json.Decoder(list[Evidence]).decode


class NoEntryError(ReftelError):
    """No entry has this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"No entry has the number {number}. `reftel suspense --all` lists all there are.")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def make_entry(
    connection: Connection, made: Entry, author: str, *, note: str | None = None, digest: str | None = None
) -> Entry:
    """Put a new entry into the book, and give it back with its number; its key must be new."""
    country = Countries(connection).named(made.country) if made.country else None
    made = made if country is None else replace(made, country=country.code)
    values = _columns(made) | {"key": made.key, "kind": made.kind, "row_digest": digest}
    added = connection.execute(insert(entries).values(values)).inserted_primary_key
    assert added is not None
    number = int(added[0])
    made = replace(made, id=number)
    change = Change(entry=number, kind="made", day=made.said, author=author, note=note)
    _insert(connection, replace(change, values={"made": _encode(made).decode()}))
    return _settle(connection, made, [replace(change, number=1)])


def add_change(connection: Connection, change: Change) -> Entry:
    """Add a step to an entry's history, and give the entry back as it now stands."""
    made, changes = history_of(connection, change.entry)
    number = _insert(connection, change)
    return _settle(connection, made, [*changes, replace(change, number=number)])


def _insert(connection: Connection, change: Change) -> int:
    row = {
        "entry": change.entry,
        "day": change.day,
        "at": change.at or _now(),
        "author": change.author,
        "kind": change.kind,
        "values": json.dumps(change.values, ensure_ascii=False),
        "evidence": _encode(change.evidence).decode(),
        "note": change.note,
        "undoes": change.undoes,
    }
    added = connection.execute(insert(entry_changes).values(row)).inserted_primary_key
    assert added is not None
    return int(added[0])


def _settle(connection: Connection, made: Entry, changes: Sequence[Change]) -> Entry:
    """Write the state that follows from a history."""
    state = replay(made, changes)
    touched = max((change.day for change in changes), default=made.said)
    connection.execute(
        update(entries)
        .where(entries.c.number == made.id)
        .values(_columns(state) | {"touched": max(touched, state.said)})
    )
    return state


def _columns(state: Entry) -> dict[str, object]:
    return {
        "status": state.status,
        "pending": int(pending(state)),
        "withdrawn": int(state.withdrawn),
        "opened": state.said,
        "watch": state.watch,
        "touched": state.said,
        "country": fold(state.country) if state.country else None,
        "parties": folded_list([party for party in (state.by, state.to) if party]).replace("|", " | "),
        "topics": folded_list(state.topics),
        "copy": state.source.copy,
        "state": _encode(state).decode(),
    }


def history_of(connection: Connection, number: int) -> tuple[Entry, list[Change]]:
    """An entry as it was made, and every change since, also those taken back."""
    found = _histories(connection, [number]).get(number)
    if found is None:
        raise NoEntryError(number)
    return found


def _histories(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[Entry, list[Change]]]:
    made: dict[int, Entry] = {}
    changes: dict[int, list[Change]] = defaultdict(list)
    for piece in in_pieces(numbers):
        query = select(entry_changes).where(entry_changes.c.entry.in_(piece)).order_by(entry_changes.c.number)
        for row in connection.execute(query):
            values = json.loads(row.values)
            first = values.pop("made", None)
            if first is not None:
                made[row.entry] = replace(_entry(first.encode()), id=row.entry)
            changes[row.entry].append(
                Change(
                    number=row.number,
                    entry=row.entry,
                    kind=row.kind,
                    day=row.day,
                    at=row.at,
                    author=row.author,
                    values=values,
                    evidence=_evidence(row.evidence.encode()),
                    note=row.note,
                    undoes=row.undoes,
                )
            )
    return {number: (made[number], changes[number]) for number in made}


def entry_by_key(connection: Connection, key: str) -> Entry | None:
    """The entry that goes by this key."""
    row = connection.execute(select(entries.c.state).where(entries.c.key == key)).first()
    return None if row is None else _entry(row.state.encode())


def applied_rows(connection: Connection, key: str) -> set[str]:
    """Which rows of tables were taken in for this entry, by their digests."""
    written = connection.scalar(select(entries.c.row_digest).where(entries.c.key == key))
    return set(written.split()) if written else set()


def note_row(connection: Connection, key: str, digest: str) -> None:
    """Remember that a row was taken in: the same row changes nothing when it comes again."""
    held = applied_rows(connection, key)
    if digest not in held:
        connection.execute(
            update(entries).where(entries.c.key == key).values(row_digest=" ".join([*sorted(held), digest]))
        )


def entries_of_copies(connection: Connection, checksums: Iterable[str]) -> list[Entry]:
    """The entries that rest on copies with these checksums."""
    found: list[Entry] = []
    for piece in in_pieces(dict.fromkeys(checksums)):
        query = select(entries.c.state).where(entries.c.copy.in_(piece), entries.c.withdrawn == 0)
        found += [_entry(row.state.encode()) for row in connection.execute(query.order_by(entries.c.number))]
    return in_place(connection, found)


def list_entries(
    connection: Connection,
    wanted: Wanted,
    *,
    on: str | None = None,
    due_by: str | None = None,
    limit: int | None = None,
    offset: int = 0,
    newest: bool = False,
) -> list[Entry]:
    """Entries as they stood on a day (now, where none is named), the most pressing (or `newest`) first.

    With `due_by`, only those still pending that want looking at by that day. What did not change since the
    day asked for is taken as it stands; the rest is replayed.
    """
    wanted = in_codes(connection, wanted)
    query = select(entries.c.state).where(*_conditions(wanted), entries.c.withdrawn == 0)
    pressing = and_(entries.c.pending == 1, entries.c.watch <= due_by) if due_by else None
    if on is None or connection.scalar(select(_later(on, wanted).exists())) is False:
        if on is not None:
            query = query.where(entries.c.opened <= on)
        if pressing is not None:
            query = query.where(pressing)
        if newest:
            query = query.order_by(entries.c.opened.desc(), entries.c.number)
        else:
            order = entries.c.watch.is_(None), entries.c.watch, entries.c.opened, entries.c.number
            query = query.order_by(*order)
        if limit is not None or offset:
            query = query.limit(-1 if limit is None else limit).offset(offset)
        return in_place(connection, [_entry(row.state.encode()) for row in connection.execute(query)])
    still = query.where(entries.c.opened <= on, entries.c.touched <= on)
    if pressing is not None:
        still = still.where(pressing)
    found = [_entry(row.state.encode()) for row in connection.execute(still)]
    moved = [made_then for made_then in _as_of(connection, on, wanted) if _presses(made_then, due_by)]
    ordered = in_order([*found, *moved])
    if newest:
        ordered = sorted(ordered, key=lambda one: one.said, reverse=True)
    return in_place(connection, ordered[offset:] if limit is None else ordered[offset : offset + limit])


def in_codes(connection: Connection, wanted: Wanted) -> Wanted:
    """The same with a country by its code, however it was named."""
    if wanted.country is None:
        return wanted
    named = Countries(connection).named(wanted.country)
    return wanted if named is None else replace(wanted, country=named.code)


def _presses(entry: Entry, due_by: str | None) -> bool:
    if due_by is None:
        return True
    return pending(entry) and entry.watch is not None and entry.watch <= due_by


def _later(on: str, wanted: Wanted) -> Select[int]:
    """Entries that changed after a day and were there on it; what a change may have altered is left open."""
    narrowed = _conditions(Wanted(kind=wanted.kind))
    return select(entries.c.number).where(*narrowed, entries.c.touched > on)


def _as_of(connection: Connection, on: str, wanted: Wanted) -> list[Entry]:
    numbers = list(connection.scalars(_later(on, wanted)))
    states = [replay(made, changes, on) for made, changes in _histories(connection, numbers).values()]
    return [one for one in states if not one.withdrawn and one.said <= on and fits(one, wanted)]


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.country is not None:
        found.append(entries.c.country == fold(wanted.country))
    if wanted.kind is not None:
        found.append(entries.c.kind == wanted.kind)
    if wanted.statuses:
        found.append(entries.c.status.in_(wanted.statuses))
    if wanted.since is not None:
        found.append(entries.c.opened >= wanted.since)
    if wanted.until is not None:
        found.append(entries.c.opened <= wanted.until + "~")
    if wanted.party is not None:
        found.append(_holds_words(fold(wanted.party)))
    if wanted.topic is not None:
        found.append(entries.c.topics.contains(f"|{fold(wanted.topic)}|", autoescape=True))
    return found


def _holds_words(words: str) -> ColumnElement[bool]:
    """Whether these words stand in the name of a party, as whole words."""
    if not words:
        return false()
    return entries.c.parties.contains(f" {words} ", autoescape=True)


def count_entries(
    connection: Connection, wanted: Wanted, *, on: str | None = None, due_by: str | None = None
) -> int:
    """How many entries `list_entries` would give without a limit."""
    wanted = in_codes(connection, wanted)
    if on is not None and connection.scalar(select(_later(on, wanted).exists())):
        return len(list_entries(connection, wanted, on=on, due_by=due_by))
    query = select(func.count()).select_from(entries).where(*_conditions(wanted), entries.c.withdrawn == 0)
    if on is not None:
        query = query.where(entries.c.opened <= on)
    if due_by is not None:
        query = query.where(entries.c.pending == 1, entries.c.watch <= due_by)
    return connection.scalar(query) or 0


def rederive(connection: Connection) -> int:
    """Derive the state of every entry from its history again; how many there are."""
    numbers = list(connection.scalars(select(entries.c.number)))
    for made, changes in _histories(connection, numbers).values():
        _settle(connection, made, changes)
    return len(numbers)


def known_keys(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Which of these keys an entry has, also one that was withdrawn."""
    found: set[str] = set()
    for piece in in_pieces(dict.fromkeys(keys)):
        found.update(connection.scalars(select(entries.c.key).where(entries.c.key.in_(piece))))
    return found
