"""Is what the disk gives back what was written: checksums, keys, sums, and the index against the truth."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import tantivy
from sqlalchemy import Connection, case, func, select

from reftel.archive.account import file_sums, miscounted
from reftel.archive.counters import last_change
from reftel.archive.originals import Originals
from reftel.archive.packing import Unpacker
from reftel.archive.schema import COPY, HELD, TELEGRAM, copies, files, places, telegrams
from reftel.archive.words import Words, WordsUnusableError

__all__ = ["Problem", "problems"]

_FETCHED = 1_000


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be.

    `damage` is a loss, `behind` can be derived again, `stray` is only in the way.
    """

    kind: Literal["damage", "behind", "stray"]
    subject: str
    problem: str
    help: str


def problems(
    connection: Connection,
    unpacker: Unpacker,
    originals: Originals,
    words: Words,
    told: Callable[[str, int], None],
) -> Iterator[Problem]:
    """Everything that is wrong, as it is found; `told` hears which check is on and how far it is."""
    told("the database", 0)
    yield from _database(connection)
    yield from _texts(connection, unpacker, told)
    yield from _sums(connection)
    yield from _originals(connection, originals, told)
    yield from _words(connection, words, told)


def _database(connection: Connection) -> Iterator[Problem]:
    advice = "go back to a backup, or add the same files to a new archive"
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Problem("damage", "archive.db", str(row[0]), advice)
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem(
            "damage", f"{row[0]} {row[1]}", f"points at a row of {row[2]} that is not there", advice
        )


def _texts(connection: Connection, unpacker: Unpacker, told: Callable[[str, int], None]) -> Iterator[Problem]:
    """Every text has the checksum it is named by, and every record can be read."""
    query = select(
        copies.c.number, copies.c.sha256, copies.c.dictionary, copies.c.body, copies.c.record
    ).order_by(copies.c.number)
    rows = connection.execution_options(yield_per=_FETCHED).execute(query)
    for count, row in enumerate(rows, 1):
        fault = unpacker.fault(row.body, row.record, row.dictionary, row.sha256)
        if fault is not None:
            advice = "add the file it came from once more, with `--again`"
            yield Problem("damage", _named(connection, row.number), fault, advice)
        if count % _FETCHED == 0:
            told("texts", count)


def _named(connection: Connection, copy: int) -> str:
    query = (
        select(telegrams.c.address, files.c.path)
        .select_from(copies)
        .join(telegrams, telegrams.c.number == copies.c.telegram)
        .join(places, places.c.copy == copies.c.number, isouter=True)
        .join(files, files.c.number == places.c.file, isouter=True)
        .where(copies.c.number == copy)
    )
    row = connection.execute(query.limit(1)).first()
    return f"copy {copy}" if row is None else f"{row.address} from {row.path}"


def _sums(connection: Connection) -> Iterator[Problem]:
    """What the files say they brought is what is held."""
    advice = "the telegrams are there; report this, for it should not be"
    sums = file_sums(connection)
    if miscounted(connection):
        yield Problem("damage", "the sums", "the account of files is not what counting them gives", advice)
    parts = sums["new_telegrams"] + sums["new_copies"] + sums["held_copies"]
    if sums["telegrams"] != parts:
        yield Problem(
            "damage", "the sums", f"{sums['telegrams']} telegrams found, {parts} accounted for", advice
        )
    brought = {
        row.came: row.rows
        for row in connection.execute(
            select(places.c.came, func.count().label("rows")).group_by(places.c.came)
        )
    }
    held = connection.scalar(select(func.count()).select_from(telegrams)) or 0
    texts = connection.scalar(select(func.count()).select_from(copies)) or 0
    if brought.get(TELEGRAM, 0) != held or brought.get(COPY, 0) != texts - held:
        words = f"{held} telegrams and {texts} copies are held, files brought {brought}"
        yield Problem("damage", "the sums", words, advice)
    counted = (
        select(
            places.c.file,
            func.count().label("found"),
            func.sum(case((places.c.came == TELEGRAM, 1), else_=0)).label("new"),
            func.sum(case((places.c.came == COPY, 1), else_=0)).label("further"),
            func.sum(case((places.c.came == HELD, 1), else_=0)).label("held"),
        )
        .group_by(places.c.file)
        .subquery()
    )
    wrong = select(files.c.path).join(counted, counted.c.file == files.c.number)
    wrong = wrong.where(files.c.state.in_(("read", "held"))).where(
        (files.c.new_telegrams != counted.c.new) | (files.c.new_copies != counted.c.further)
    )
    for path in connection.scalars(wrong.limit(100)):
        yield Problem("damage", path, "what it brought is not what is noted of it", advice)


def _originals(
    connection: Connection, originals: Originals, told: Callable[[str, int], None]
) -> Iterator[Problem]:
    """Every original that a file needs is there and whole; others are in the way."""
    wanted = select(files.c.sha256, files.c.media, files.c.path).where(files.c.original == 1)
    names: set[str] = set()
    for count, row in enumerate(connection.execute(wanted.order_by(files.c.number)), 1):
        place = originals.place(row.sha256, row.media)
        if place.stem in names:
            continue
        names.add(place.stem)
        again = "add the file it came from once more, with `--again`"
        if not place.is_file():
            yield Problem("damage", row.path, f"its original {place.name} is not there", again)
        elif not originals.is_whole(place):
            yield Problem("damage", row.path, f"its original {place.name} has other bytes", again)
        if count % 100 == 0:
            told("originals", count)
    for path in originals.stored():
        if path.stem not in names:
            yield Problem("stray", str(path), "no file needs this original", "it can be deleted")


def _words(connection: Connection, words: Words, told: Callable[[str, int], None]) -> Iterator[Problem]:
    """The index holds every telegram once, and nothing else."""
    told("the index of words", 0)
    advice = "`reftel rebuild words` makes it again"
    behind = last_change(connection) - words.held()
    if behind:
        yield Problem("behind", "words", "the index is behind the telegrams", advice)
        return
    count = connection.scalar(select(func.count()).select_from(telegrams)) or 0
    if not count:
        return
    try:
        searcher = words.searcher()
    except WordsUnusableError as error:
        yield Problem("behind", "words", str(error), advice)
        return
    extra = searcher.num_docs - 1 - count
    if extra > 0:
        yield Problem("damage", "words", f"the index holds {extra} documents too many", advice)
    numbers = connection.execution_options(yield_per=_FETCHED).execute(
        select(telegrams.c.number, telegrams.c.address)
    )
    for place, row in enumerate(numbers, 1):
        query = tantivy.Query.term_query(words.schema, "key", row.number)
        found = searcher.search(query, limit=2).hits
        if len(found) != 1:
            yield Problem("damage", row.address, f"stands {len(found)} times in the index of words", advice)
        if place % _FETCHED == 0:
            told("the index of words", place)
