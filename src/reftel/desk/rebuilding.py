"""Deriving again what is derived: the index of words from what is stored, records from the texts."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import msgspec

from reftel.archive.archive import Archive
from reftel.archive.following import changes_after, prepared_from_stored
from reftel.archive.hold import Hold
from reftel.archive.packing import Packer
from reftel.archive.rereading import Reread, count_old, old_copies, replace_records
from reftel.archive.sketches import said_in, sketch
from reftel.archive.telegrams import StoredCopy, copies_by_number
from reftel.archive.words import WordsChange
from reftel.desk.spreading import spread
from reftel.desk.staging import cited_in, fullness_of, names_in
from reftel.telegram import parse
from reftel.telegram.model import beside
from reftel.telegram.record import Record

__all__ = ["Rebuilt", "rebuild_records", "rebuild_words"]

_PAGE = 200
Told = Callable[[str, int, int], None]


@dataclass(slots=True)
class Rebuilt:
    """What came of it: how many were derived, how many differ now, and in which keys of the record."""

    count: int = 0
    changed: int = 0
    keys: Counter[str] = field(default_factory=Counter)


def rebuild_words(archive: Archive, hold: Hold, workers: int, told: Told) -> Rebuilt:
    """Make the index of words anew; interrupted, it is caught up by whoever takes the lock next."""
    last = hold.last_change()
    archive.words.clear()
    rebuilt = Rebuilt()
    with archive.reading() as connection:
        total = hold.count()
        pages = list(changes_after(connection, 0, last))
    tasks = [(tuple(page.keys), page.upto) for page in pages]
    answers = spread(_prepare_page, archive.layout.folder, [keys for keys, _ in tasks], workers, total)
    for (keys, upto), prepared in zip(tasks, answers, strict=True):
        archive.words.apply([WordsChange(key, prepared.get(key)) for key in keys], upto)
        rebuilt.count += len(prepared)
        told("words", rebuilt.count, total)
    archive.words.apply((), last)
    archive.words.rest()
    return rebuilt


def _prepare_page(archive: Archive, keys: tuple[int, ...]) -> dict[int, str]:
    with archive.reading() as connection:
        return prepared_from_stored(connection, archive.unpacker(connection), keys)


def rebuild_records(archive: Archive, hold: Hold, workers: int, told: Told, *, every: bool) -> Rebuilt:
    """Read every text again whose record is of another reader, or every one; what differs is counted."""
    hold.catch_up()
    hold.draw_sketches()
    hold.dictionary()
    reader = None if every else parse("").values.reader
    with archive.reading() as connection:
        total = count_old(connection, reader)
    rebuilt = Rebuilt()
    for reread in spread(_read_page, archive.layout.folder, _pages(archive, reader), workers, total):
        with archive.database.writing() as connection:
            replace_records(connection, archive.unpacker(connection), reread)
        rebuilt.count += len(reread)
        for copy in reread:
            rebuilt.changed += bool(copy.changed)
            rebuilt.keys.update(copy.changed)
        told("records", rebuilt.count, total)
    hold.catch_up()
    hold.link()
    return rebuilt


def _pages(archive: Archive, reader: str | None) -> Iterator[tuple[int, ...]]:
    after = 0
    while True:
        with archive.reading() as connection:
            page = old_copies(connection, reader, after, _PAGE)
        if not page:
            return
        yield tuple(page)
        after = page[-1]


def _read_page(archive: Archive, numbers: tuple[int, ...]) -> list[Reread]:
    number, dictionary = archive.latest_dictionary()
    packer = Packer(dictionary)
    with archive.reading() as connection:
        unpacker = archive.unpacker(connection)
        return [_read(copy, number, packer) for copy in copies_by_number(connection, unpacker, numbers)]


def _read(copy: StoredCopy, number: int, packer: Packer) -> Reread:
    telegram = parse(copy.text, source=copy.record.source)
    record = telegram.values
    # What the reader of the file had to say has no place in the text, and is not found by reading it again.
    of_file = [found for found in copy.record.diagnostics if found.span is None]
    if of_file:
        record = replace(record, diagnostics=[*of_file, *(each for each in record.diagnostics if each.span)])
    unread = beside(telegram)
    body = copy.text.encode()
    return Reread(
        number=copy.number,
        telegram=copy.telegram,
        mrn=record.mrn,
        date=record.date,
        fullness=fullness_of(record),
        reader=record.reader,
        unread=json.dumps(unread, separators=(",", ":")) if unread else None,
        dictionary=number,
        body=packer.body(body),
        record=packer.record(record, body),
        names=names_in(record),
        cited=cited_in(record),
        sketch=sketch(said_in(record, copy.text)),
        changed=_changed(copy.record, record),
    )


def _changed(before: Record, after: Record) -> tuple[str, ...]:
    """The keys whose values differ, but for the name of the reader."""
    old, new = msgspec.to_builtins(before), msgspec.to_builtins(after)
    return tuple(key for key in new if key != "reader" and old.get(key) != new[key])
