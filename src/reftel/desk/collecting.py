"""Collections: named, ordered sets of telegrams and paragraphs with notes, filled in several ways."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from reftel.archive import collecting as stored
from reftel.archive.archive import Archive
from reftel.archive.collecting import StoredCollection, StoredItem
from reftel.archive.marking import addresses_of
from reftel.archive.telegrams import Row, find_address
from reftel.desk.naming import find_named
from reftel.desk.reader import Reader
from reftel.errors import ReftelError

__all__ = ["Added", "Collection", "CollectionsDesk", "Item", "NoCollectionError", "StoredCollection"]

_PARAGRAPH = re.compile(r"(.+?)\s*(?:#p|\s+para(?:graph)?\.?\s*|\s*¶\s*)(\d{1,4})\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:19|20)?\d\d ?[A-Z]{3,20}(?: [A-Z]{3,20})? ?\d{1,6}\b")
_MOST_OF_A_SEARCH = 1_000
_LINES = 5_000


class NoCollectionError(ReftelError):
    """No collection goes by this name, or its name is taken."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing collected; `held` is false where the telegram is no longer in the archive."""

    place: int
    address: str
    paragraph: int | None
    note: str
    held: bool
    mrn: str | None = None
    date: str | None = None
    post: str | None = None
    subject: str | None = None
    classification: str | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection with its items in order; `undo` says in words what was done last."""

    number: int
    name: str
    about: str
    reader: str
    made: str
    changed: str
    removed: bool
    items: list[Item]
    undo: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of what was to be added."""

    added: int
    there_before: int
    unknown: list[str] = field(default_factory=list)
    several: list[str] = field(default_factory=list)


class CollectionsDesk:
    """Collections as one reader sees and changes them."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self._reader = reader

    def all(self, *, removed: bool = False) -> Sequence[StoredCollection]:
        """All collections, the one changed last first."""
        with self._archive.reading() as connection:
            return list(stored.stored_collections(connection, removed=removed))

    def get(self, name: str) -> Collection:
        """The collection of this number or name."""
        with self._archive.reading() as connection:
            found = _found(connection, name)
            items = [
                _item(connection, place, one)
                for place, one in enumerate(stored.items_of(connection, found.number), 1)
            ]
            undo = stored.last_step(connection, found.number)
        return Collection(
            found.number, found.name, found.about, found.reader, found.made, found.changed,
            found.removed is not None, items, undo,
        )  # fmt: skip

    def holding(self, address: str) -> Sequence[tuple[int, str]]:
        """Number and name of each collection that holds a telegram or a paragraph of it."""
        with self._archive.reading() as connection:
            return stored.collections_holding(connection, addresses_of(connection, address))

    def make(self, name: str, about: str = "") -> int:
        """A new collection; its number."""
        name = _checked(name)
        with self._archive.database.writing() as connection:
            if any(one.name.casefold() == name.casefold() for one in stored.stored_collections(connection)):
                raise NoCollectionError(f"A collection is called {name!r} already. Choose another name.")
            return stored.make_collection(connection, self._reader.name, name, about.strip())

    def describe(self, name: str, new_name: str, about: str) -> None:
        """Give a collection another name, and say anew what it is about."""
        new_name = _checked(new_name)
        with self._archive.database.writing() as connection:
            number = _found(connection, name).number
            taken = stored.find_collection(connection, new_name)
            if taken is not None and taken.number != number:
                raise NoCollectionError(f"A collection is called {new_name!r} already. Choose another name.")
            stored.describe_collection(connection, number, new_name, about.strip())

    def remove(self, name: str, *, back: bool = False) -> None:
        """Put a collection away, or take it back."""
        with self._archive.database.writing() as connection:
            stored.remove_collection(connection, _found(connection, name).number, back=back)

    def add(self, name: str, telegrams: Sequence[str], note: str = "") -> Added:
        """Add telegrams by any of their names, `#p3` behind one for its paragraph 3, at the end."""
        with self._archive.reading() as connection:
            chosen = [(one, *_named(connection, one)) for one in telegrams[:_LINES]]
        items = [
            StoredItem(rows[0].address, paragraph, note) for _, rows, paragraph in chosen if len(rows) == 1
        ]
        unknown = [one for one, rows, _ in chosen if not rows]
        several = [one for one, rows, _ in chosen if len(rows) > 1]
        return self._append(name, items, unknown, several)

    def add_pasted(self, name: str, text: str) -> Added:
        """Add what a pasted text names: a telegram a line, or citations anywhere in it."""
        from reftel.desk.resolving import resolve_text  # noqa: PLC0415 - only for what is pasted

        lines = [line.strip() for line in text.splitlines() if line.strip()][:_LINES]
        with self._archive.reading() as connection:
            plain = {line: _named(connection, line)[0] for line in lines if len(line) < 60}
        names: list[str] = []
        for line in lines:
            if plain.get(line):
                names.append(line)
                continue
            cited = [one.address or one.mrn for one in resolve_text(self._archive, self._reader, line)]
            numbers = [one.group() for one in _NUMBER.finditer(line)]
            names.extend([one for one in cited if one] or numbers or [line[:80]])
        return self.add(name, names)

    def add_search(self, name: str, query: str) -> Added:
        """Add what a search finds, oldest first; a thousand at most."""
        from reftel.desk.searching import search  # noqa: PLC0415 - only for searches

        hits = search(
            self._archive, self._reader, query, limit=_MOST_OF_A_SEARCH, offset=0, order="date"
        ).hits
        return self._append(name, [StoredItem(hit.address) for hit in hits])

    def add_thread(self, name: str, telegram: str) -> Added:
        """Add the exchange a telegram belongs to, oldest first."""
        from reftel.desk.referring import thread  # noqa: PLC0415 - only for exchanges

        steps = thread(self._archive, self._reader, telegram, _MOST_OF_A_SEARCH).steps
        return self._append(name, [StoredItem(one.address) for one in steps])

    def written_as(self, name: str, form: str) -> bytes:
        """The collection as a document: `docx`, `md`, `ris` or `csv`."""
        from reftel.desk.collection_documents import collection_as  # noqa: PLC0415 - only to hand it on

        return collection_as(self._archive, self._reader, self.get(name), form)

    def _append(
        self, name: str, items: Sequence[StoredItem], unknown: Sequence[str] = (), several: Sequence[str] = ()
    ) -> Added:
        with self._archive.database.writing() as connection:
            number = _found(connection, name).number
            before = stored.items_of(connection, number)
            there = {(one.address, one.paragraph) for one in before}
            new = [one for one in items if (one.address, one.paragraph) not in there]
            new = list({(one.address, one.paragraph): one for one in new}.values())
            if new:
                words = f"added {len(new)} item{'' if len(new) == 1 else 's'}"
                stored.put_items(connection, self._reader.name, number, [*before, *new], words)
        return Added(len(new), len(items) - len(new), list(unknown), list(several))

    def move(self, name: str, place: int, to: int) -> None:
        """Move an item; places count from 1."""

        def moved(items: list[StoredItem]) -> str:
            one = items.pop(place - 1)
            items.insert(max(0, min(to, len(items) + 1) - 1), one)
            return f"moved item {place} to {to}"

        self._change(name, place, moved)

    def note(self, name: str, place: int, words: str) -> None:
        """Say something to an item."""

        def noted(items: list[StoredItem]) -> str:
            items[place - 1] = replace(items[place - 1], note=words.strip())
            return f"changed the note on item {place}"

        self._change(name, place, noted)

    def take_out(self, name: str, place: int) -> None:
        """Take an item out."""

        def taken(items: list[StoredItem]) -> str:
            del items[place - 1]
            return f"took out item {place}"

        self._change(name, place, taken)

    def _change(self, name: str, place: int, change: Callable[[list[StoredItem]], str]) -> None:
        with self._archive.database.writing() as connection:
            number = _found(connection, name).number
            items = stored.items_of(connection, number)
            if not 1 <= place <= len(items):
                raise NoCollectionError(f"There is no item {place}: this collection has {len(items)}.")
            words = change(items)
            stored.put_items(connection, self._reader.name, number, items, words)

    def undo(self, name: str) -> str | None:
        """Take back the last change of the items; what was undone, in words."""
        with self._archive.database.writing() as connection:
            return stored.undo_step(connection, _found(connection, name).number)


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > 200 or name.isdecimal():
        raise NoCollectionError("A collection needs a name of up to 200 letters that is not a mere number.")
    return name


def _found(connection: Connection, name: str) -> StoredCollection:
    found = stored.find_collection(connection, name)
    if found is None:
        raise NoCollectionError(f"No collection is called {name!r}. `reftel collect` lists those there are.")
    return found


def _named(connection: Connection, written: str) -> tuple[list[Row], int | None]:
    """The telegrams a name with or without a paragraph means."""
    if rows := find_named(connection, written):
        return rows, None
    found = _PARAGRAPH.match(written[:200])
    return (find_named(connection, found[1]), int(found[2])) if found else ([], None)


def _item(connection: Connection, place: int, one: StoredItem) -> Item:
    rows = find_address(connection, one.address)
    if not rows:
        return Item(place, one.address, one.paragraph, one.note, held=False)
    row = rows[0]
    return Item(
        place, row.address, one.paragraph, one.note, True,
        row.mrn, row.date, row.post, row.subject, row.classification,
    )  # fmt: skip
