"""Deriving again what is derived: the index of words from what is stored, records from the texts."""

import json
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import msgspec

from reftel.archive.archive import Archive
from reftel.archive.following import changes_after, prepared_from_stored
from reftel.archive.hold import Hold
from reftel.archive.packing import Packer
from reftel.archive.rereading import Reread, count_old, old_copies, replace_records
from reftel.archive.telegrams import StoredCopy, copies_by_number
from reftel.archive.words import WordsChange
from reftel.desk.preparing import cited_in, fullness_of, names_in
from reftel.desk.runners import begin_worker, cores
from reftel.errors import ReftelError
from reftel.telegram import parse
from reftel.telegram.model import UNREAD
from reftel.telegram.record import Record

__all__ = ["Rebuilt", "rebuild_records", "rebuild_words"]

T = TypeVar("T")
_PAGE = 200
_FEW = 2_000  # below this many, starting workers costs more than it saves
Told = Callable[[str, int, int], None]


class WorkerLostError(ReftelError):
    """A worker process died."""

    def __init__(self) -> None:
        super().__init__(
            "A process that was deriving was killed; there may be too little memory. Nothing is lost: run "
            "the same command again, with `--workers 1` if it happens again."
        )


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
    answers = _spread(_prepare_page, archive.layout.folder, [keys for keys, _ in tasks], workers, total)
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
    hold.dictionary()
    reader = None if every else parse("").values.reader
    with archive.reading() as connection:
        total = count_old(connection, reader)
    rebuilt = Rebuilt()
    for reread in _spread(_read_page, archive.layout.folder, _pages(archive, reader), workers, total):
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
    unread = [part.span for part in telegram.parts if part.kind == UNREAD]
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
        changed=_changed(copy.record, record),
    )


def _changed(before: Record, after: Record) -> tuple[str, ...]:
    """The keys whose values differ, but for the name of the reader."""
    old, new = msgspec.to_builtins(before), msgspec.to_builtins(after)
    return tuple(key for key in new if key != "reader" and old.get(key) != new[key])


_opened: list[Archive] = []


def _open_there(folder: Path) -> None:
    begin_worker()
    _opened[:] = [Archive(folder)]


def _do_there(work: Callable[[Archive, tuple[int, ...]], T], task: tuple[int, ...]) -> T:
    return work(_opened[0], task)


def _spread(
    work: Callable[[Archive, tuple[int, ...]], T],
    folder: Path,
    tasks: Iterator[tuple[int, ...]] | list[tuple[int, ...]],
    workers: int,
    total: int,
) -> Iterator[T]:
    """Answers in the order of the tasks, from this process for few, from worker processes for many."""
    workers = workers or cores()
    if workers == 1 or total < _FEW:
        with Archive(folder) as archive:
            yield from (work(archive, task) for task in tasks)
        return
    waiting = iter(tasks)
    under_way: deque[Future[T]] = deque()
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, context, _open_there, (folder,)) as pool:
        try:
            while True:
                while len(under_way) < 2 * workers and (task := next(waiting, None)) is not None:
                    under_way.append(pool.submit(_do_there, work, task))
                if not under_way:
                    return
                yield under_way.popleft().result()
        except BrokenProcessPool as error:
            raise WorkerLostError from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
