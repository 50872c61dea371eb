"""Taking in what arrives in folders, for as long as one likes.

What was there before and has not changed since it was taken in is not read again, so that watching goes on
after a restart where it was. The lock of the archive is held only while something is taken in; where another
process has it, or the disk is full, files wait and nothing is lost.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Literal, TypeAlias

from reftel.archive.errors import ArchiveBusyError
from reftel.desk.accounting import IntakeReport
from reftel.desk.arrivals import Arrivals, Known
from reftel.desk.desk import Desk
from reftel.desk.intake_options import Options

__all__ = ["Event", "EventKind", "watch"]

EventKind: TypeAlias = Literal["begins", "notes", "taken", "waits", "ends"]

_TOGETHER = 2_000
"""Files of one intake; more wait for the next one, so that Ctrl-C and other processes get their turn."""
_LATER = 60.0  # seconds until a full disk is tried again
_NAP = 0.2
_REST = 10  # a walk that takes a second is followed by ten without one
_SETTLED = frozenset({"read", "held", "refused"})


@dataclass(frozen=True, slots=True)
class Event:
    """Something that watching did or saw: a word on one file, or the account of one intake."""

    kind: EventKind
    words: str
    path: str | None = None
    report: IntakeReport | None = None


def watch(
    desk: Desk,
    folders: Sequence[Path],
    options: Options,
    tell: Callable[[Event], None],
    *,
    every: float = 2.0,
    settle: float = 5.0,
) -> None:
    """Take in what is in these folders and what comes to them, until `options.should_stop` says so."""
    arrivals = Arrivals(folders, _known(desk), settle, desk.folder)
    taker = _Taker(desk, arrivals, options, tell)
    is_first = True
    while not options.should_stop():
        begun = time.monotonic()
        look = arrivals.look(begun)
        took = time.monotonic() - begun
        if is_first:
            names = ", ".join(str(folder) for folder in folders)
            tell(Event("begins", f"watching {names}; files there: {look.files:,}"))
            is_first = False
        for path, words in look.notes:
            tell(Event("notes", words, str(path)))
        taker.take(look.ready)
        _pause(max(every, _REST * took), options.should_stop)
    tell(Event("ends", "stopped watching; what comes now is taken in at the next start"))


def _pause(seconds: float, should_stop: Callable[[], bool]) -> None:
    end = time.monotonic() + seconds
    while not should_stop() and (left := end - time.monotonic()) > 0:
        time.sleep(min(left, _NAP))


def _known(desk: Desk) -> Known:
    """Files that need no second look while they are as old and as large as they were."""
    return {
        file.path: (file.size, datetime.fromisoformat(file.seen).timestamp())
        for file in desk.files()
        if file.size is not None and (file.state in _SETTLED or (file.state == "pending" and file.reason))
    }


class _Taker:
    """Takes in what is ready, or says why it has to wait."""

    def __init__(
        self, desk: Desk, arrivals: Arrivals, options: Options, tell: Callable[[Event], None]
    ) -> None:
        self._desk = desk
        self._arrivals = arrivals
        self._options = options
        self._tell = tell
        self._held_up = ""
        self._not_before = 0.0

    def take(self, ready: Sequence[Path]) -> None:
        """One intake after the other, until all is in or something is in the way."""
        if time.monotonic() < self._not_before:
            return
        for batch in _batches(ready):
            if self._options.should_stop() or not self._take(batch):
                return

    def _take(self, batch: list[Path]) -> bool:
        try:
            report = self._desk.add(batch, self._options)
        except ArchiveBusyError as error:
            self._wait(error.holder)
            return False
        self._held_up = ""
        if report.error:
            self._not_before = time.monotonic() + _LATER
            self._tell(Event("waits", report.error, report=report))
            return False
        if report.stopped:
            return False
        self._arrivals.take(batch)
        for trouble in report.troubles:
            words = f"{trouble.state}: {trouble.reason}" + (f"; {trouble.help}" if trouble.help else "")
            self._tell(Event("notes", words, trouble.path))
        self._tell(Event("taken", _words(batch, report), report=report))
        return True

    def _wait(self, holder: str) -> None:
        if holder != self._held_up:
            self._held_up = holder
            self._tell(Event("waits", f"the archive is in use ({holder}); trying until it is free"))


def _batches(paths: Sequence[Path]) -> Iterator[list[Path]]:
    rest = iter(paths)
    while batch := list(islice(rest, _TOGETHER)):
        yield batch


def _words(batch: Sequence[Path], report: IntakeReport) -> str:
    """What one intake came to, as a line."""
    sums = report.sums
    names = ", ".join(path.name for path in batch[:3]) + (", ..." if len(batch) > 3 else "")
    parts = [
        f"{count:,} {one if count == 1 else many}"
        for count, one, many in (
            (sums.new_telegrams, "new telegram", "new telegrams"),
            (sums.new_copies, "new copy", "new copies"),
            (sums.held_copies, "copy held before", "copies held before"),
            (sums.held, "file held before", "files held before"),
            (sums.refused, "file refused", "files refused"),
            (sums.failed, "file failed", "files failed"),
            (sums.pending, "file pending", "files pending"),
        )
        if count
    ]
    count = "1 file" if len(batch) == 1 else f"{len(batch):,} files"
    return f"intake {report.intake}: {count} ({names}): {', '.join(parts) or 'no document'}"
