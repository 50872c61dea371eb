"""Looking through all copies for what they say: a pass after intake that goes on wherever it was stopped.

Each copy is looked through once for each version of the finders and each reading of its text. Workers find,
this process writes, a few hundred copies in one short transaction, so that intake and decisions go on
meanwhile. What is not written yet is looked through again, and nothing comes in twice. A copy the finders
fail at is kept with the reason and tried again by the next pass; it stops nothing.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.findings_account import alone, faulty_copies, waiting_copies
from reftel.archive.findings_packing import SINGULAR, items_of, pack
from reftel.archive.findings_rows import columns_of, named_in
from reftel.archive.findings_writing import Looked
from reftel.archive.telegrams import StoredCopy, copies_by_number
from reftel.desk.accounting import Progress
from reftel.desk.finding_keeping import at_fault, keep, settle_some
from reftel.desk.finding_version import finder_version, holders_for
from reftel.desk.spreading import Alone, spread
from reftel.errors import ReftelError
from reftel.extract.context import Context, context_of
from reftel.extract.findings import Findings
from reftel.extract.holders import OfficeHolders
from reftel.extract.run import find
from reftel.telegram import parse

__all__ = ["FoundThrough", "PassOptions", "find_in", "look_through", "rows_in"]

_PAGE = 40  # copies handed to a worker together
_FEW = 60  # below this many, starting workers costs more than it saves
_BATCH = 400
_BATCH_SECONDS = 2.0


def _nothing(_: Progress) -> None:
    pass


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class PassOptions:
    """Wishes for one pass; `every` looks through again what this version has looked through."""

    every: bool = False
    workers: int = 0
    report: Callable[[Progress], None] = _nothing
    should_stop: Callable[[], bool] = _never


@dataclass(slots=True)
class FoundThrough:
    """What a pass came to: copies looked through, those it failed at, and whether it was stopped."""

    copies: int = 0
    faults: int = 0
    stopped: bool = False
    seconds: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)


def look_through(archive: Archive, options: PassOptions) -> FoundThrough:
    """Look through every copy that waits, then settle what was found with what was decided."""
    begun = time.monotonic()
    done = FoundThrough()
    with alone(archive.layout):
        finder = finder_version(archive)
        _find_all(archive, _waiting(archive, finder, every=options.every), finder, options, done)
        while not done.stopped and settle_some(archive):
            pass
    done.seconds = time.monotonic() - begun
    return done


def _waiting(archive: Archive, finder: str, *, every: bool) -> list[int]:
    """The copies to look through, those it failed at last."""
    with archive.reading() as connection:
        failed = [each.copy for each in faulty_copies(connection)]
        waiting = waiting_copies(connection, None if every else finder)
    last = set(failed)
    return [*(number for number in waiting if number not in last), *failed]


def _find_all(
    archive: Archive, waiting: Sequence[int], finder: str, options: PassOptions, done: FoundThrough
) -> None:
    pages = [(finder, tuple(waiting[place : place + _PAGE])) for place in range(0, len(waiting), _PAGE)]
    batch: list[Looked] = []
    written = time.monotonic()
    answers = spread(
        _find_page, archive.layout.folder, pages, options.workers, len(waiting), few=_FEW, alone=_ALONE
    )
    try:
        for looked in answers:
            batch += looked
            if len(batch) >= _BATCH or time.monotonic() - written >= _BATCH_SECONDS:
                _write(archive, batch, done)
                batch, written = [], time.monotonic()
            shown = done.copies + len(batch)
            options.report(Progress("looking for findings", shown, len(waiting), shown, thing="copies"))
            if options.should_stop():
                done.stopped = True
                break
    finally:
        answers.close()
    _write(archive, batch, done)


def _write(archive: Archive, batch: Sequence[Looked], done: FoundThrough) -> None:
    if not batch:
        return
    batch = keep(archive, batch)
    done.copies += len(batch)
    done.faults += sum(each.fault is not None for each in batch)
    for each in batch:
        for row in each.rows:
            kind = str(row["kind"])
            done.counts[kind] = done.counts.get(kind, 0) + 1


_Page = tuple[str, tuple[int, ...]]


def _find_page(archive: Archive, page: _Page) -> list[Looked]:
    finder, numbers = page
    holders = holders_for(archive, finder)
    with archive.reading() as connection:
        stored = list(_stored(archive, connection, numbers, finder))
    return [each if isinstance(each, Looked) else _look(each, finder, holders) for each in stored]


def _stored(
    archive: Archive, connection: Connection, numbers: Sequence[int], finder: str
) -> Iterator[StoredCopy | Looked]:
    """These copies; one that cannot be unpacked is at fault, and keeps no other from being read."""
    try:
        yield from list(copies_by_number(connection, archive.unpacker(connection), numbers))
    except ReftelError:
        raise
    except Exception as error:  # noqa: BLE001 - which copy it is is found out one by one
        if len(numbers) == 1:
            yield Looked(numbers[0], None, finder, at_fault(error), None, (), ())
        else:
            for number in numbers:
                yield from _stored(archive, connection, [number], finder)


def _look(copy: StoredCopy, finder: str, holders: OfficeHolders | None) -> Looked:
    try:
        found = find_in(copy, holders)
        rows = rows_in(found, context_of(copy.record))
        packed = pack(found, copy.text.encode())
        named = tuple(named_in(found))
    except Exception as error:  # noqa: BLE001 - one text a finder fails at must not keep all others waiting
        return Looked(copy.number, copy.reader, finder, at_fault(error), None, (), ())
    return Looked(copy.number, copy.reader, finder, None, packed, rows, named)


def _one_by_one(page: _Page) -> list[_Page]:
    finder, numbers = page
    return [(finder, (number,)) for number in numbers]


def _killed(page: _Page) -> list[Looked]:
    finder, numbers = page
    fault = "the process that looked through it was killed, twice: there may be too little memory for it"
    return [Looked(number, None, finder, fault, None, (), ()) for number in numbers]


_ALONE = Alone(_one_by_one, _killed)


def rows_in(found: Findings, context: Context) -> tuple[dict[str, object], ...]:
    """The rows that lists are made of, but for what only the writer knows."""
    return tuple(
        {"kind": kind, "position": position, **columns_of(item, context)}
        for kind in SINGULAR.values()
        if kind != "name"
        for position, item in enumerate(items_of(found, kind))
    )


def find_in(copy: StoredCopy, holders: OfficeHolders | None) -> Findings:
    """The findings of a text as it is stored; its record may know more than the text, from an export."""
    return find(replace(parse(copy.text), values=copy.record), office_holders=holders)
