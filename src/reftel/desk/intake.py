"""From paths to telegrams held and found: the line that intake runs along.

Files are registered first, so that each has a state from the moment it was seen; those whose bytes are held
are told apart by checksum; the rest is prepared by a runner and written in batches, the database first, the
index after it. Stopped at any moment and run again, it goes on with what is pending, and whatever came in
twice is recognised by its text.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from reftel.archive.archive import Archive
from reftel.archive.failpoints import pass_by
from reftel.archive.hold import Hold
from reftel.archive.incoming import IncomingFile
from reftel.archive.paths import written
from reftel.desk.accounting import IntakeReport, Progress
from reftel.desk.cluster import Cluster
from reftel.desk.intake_options import Options
from reftel.desk.preparing import Kit, refusal
from reftel.desk.runners import Here, Processes, Runner, Task, cores
from reftel.desk.sorting import Sorter
from reftel.desk.starting import may_start
from reftel.desk.tally import Tally
from reftel.errors import ReftelError
from reftel.sources.folder import walk
from reftel.sources.received import Refused

__all__ = ["take_in"]

_PAGE = 500
_FEW_FILES = 50  # below this many files and bytes, starting workers costs more than it saves
_FEW_BYTES = 1_000_000
_BATCH_BYTES = 4_000_000  # packed; written in one transaction
_BATCH_SECONDS = 3.0


def take_in(archive: Archive, hold: Hold, paths: Sequence[Path], options: Options) -> IntakeReport:
    """Take in all files at and below these paths; the caller holds the lock."""
    begun = time.monotonic()
    if not options.rehearse:
        hold.catch_up()
        hold.draw_sketches(lambda count: options.report(Progress("comparing texts", count, None)))
    number = hold.begin_intake([written(path) for path in paths])
    line = _Line(archive, hold, number, options)
    error: str | None = None
    try:
        line.register(paths)
        line.run()
    except ReftelError as fault:
        line.stopped, error = True, str(fault)
    with suppress(ReftelError):  # a full disk may refuse this, too; the next intake closes it then
        hold.end_intake(number, "stopped" if line.stopped else "done")
    tally = line.tally
    tally.wait(line.left)
    seconds = time.monotonic() - begun
    return IntakeReport(
        number,
        tally.sums,
        tally.troubles,
        tally.passed,
        line.stopped,
        seconds,
        dry_run=options.rehearse,
        error=error,
    )


class _Line:
    """One intake under way."""

    def __init__(self, archive: Archive, hold: Hold, number: int, options: Options) -> None:
        self.archive = archive
        self.hold = hold
        self.number = number
        self.options = options
        self.tally = Tally()
        self.stopped = False
        self.files = 0
        self.done = 0
        self._no_files: set[str] = set()
        self._looked_at: tuple[Path | None, bool] = None, False
        self._batch: list[IncomingFile] = []
        self._weight = 0
        self._read_files = 0
        self._read_copies = 0
        self._written = time.monotonic()

    @property
    def left(self) -> int:
        """Files registered and not come to."""
        return max(0, self.files - self.done)

    def register(self, paths: Sequence[Path]) -> None:
        """Walk all paths and give every file a state; for a second try, find those that have one."""
        if self.options.retry:
            self.hold.retry(self.number, [written(path) for path in paths])
        else:
            self._walk(paths)
        self.files = self.hold.files_seen(self.number) - len(self._no_files)

    def _walk(self, paths: Sequence[Path]) -> None:
        waiting: list[str] = []
        refused: list[IncomingFile] = []
        for found in (found for path in paths for found in walk(path.absolute())):
            if self._is_own(Path(found.source) if isinstance(found, Refused) else found):
                continue
            if isinstance(found, Refused):
                refused.append(refusal(found))
            else:
                waiting.append(written(found))
            if len(waiting) + len(refused) >= _PAGE:
                self._note(waiting, refused)
                if self.options.should_stop():
                    self.stopped = True
                    break
        self._note(waiting, refused)

    def _is_own(self, path: Path) -> bool:
        """Whether a file belongs to the archive itself, which may stand in a folder that is taken in."""
        if path.parent != self._looked_at[0]:
            own = self.archive.layout.folder.resolve()
            self._looked_at = path.parent, path.parent.resolve().is_relative_to(own)
        return self._looked_at[1]

    def _note(self, waiting: list[str], refused: list[IncomingFile]) -> None:
        if waiting:
            self.hold.register(self.number, waiting)
            self.files += len(waiting)
        if refused:
            self.tally.add(self.hold.write(self.number, refused).files)
            self._no_files.update(file.path for file in refused)
        self.options.report(Progress("looking for files", self.files, None))
        waiting.clear()
        refused.clear()

    def run(self) -> None:
        """Tell held files apart, prepare the rest, and write it."""
        if self.stopped:
            return
        sorter = Sorter(self.hold, self.number, self.options, self._no_files)
        runner = self._runner(sorter)
        try:
            for files in runner.run(self._tasks(sorter)):
                self._take(files)
                if self.options.should_stop():
                    self.stopped = True
                    break
        finally:
            runner.close()
        self._write()
        self.hold.follow()
        self.hold.link(lambda count: self.options.report(Progress("looking up references", count, None)))

    def _tasks(self, sorter: Sorter) -> Iterator[Task]:
        for sorted_out in sorter.tasks():
            for held in sorted_out.held:
                self.tally.hold(held.counts, held.path, held.reason, held.help)
            self.done += len(sorted_out.held)
            self._show()
            if sorted_out.task:
                yield sorted_out.task
            if self.options.should_stop():
                self.stopped = True
                return

    def _runner(self, sorter: Sorter) -> Runner:
        number, dictionary = self.hold.dictionary()
        kit = Kit(self.archive.originals.folder, number, dictionary, self.options.mapping)
        if self.options.on is not None:
            return Cluster(kit, self.options.on)
        workers = self.options.workers or cores()
        is_small = self.files < _FEW_FILES and sorter.is_light(_FEW_BYTES)
        is_one = workers == 1 or is_small or not may_start()
        return Here(kit) if is_one else Processes(kit, workers)

    def _take(self, files: Sequence[IncomingFile]) -> None:
        self._batch += files
        self._read_files += sum(file.complete and not file.member for file in files)
        self._read_copies += sum(len(file.copies) for file in files)
        self._weight += sum(len(copy.body) + len(copy.record) for file in files for copy in file.copies)
        if self._weight >= _BATCH_BYTES or time.monotonic() - self._written >= _BATCH_SECONDS:
            self._write()
        else:
            self._show()

    def _write(self) -> None:
        if self._batch:
            pass_by("before-sqlite")
            done = self.hold.write(self.number, self._batch, lift=self.options.again)
            pass_by("after-sqlite")
            self.tally.add(done.files)
            self.done += sum(row.is_settled for row in done.files)
            self._batch, self._weight = [], 0
            self._read_files = self._read_copies = 0
            self.hold.learn(done)
            pass_by("after-words")
        self._written = time.monotonic()
        self._show()

    def _show(self) -> None:
        """How much was read, written already or about to be."""
        sums = self.tally.sums
        found = sums.new_telegrams + sums.new_copies + sums.held_copies + self._read_copies
        self.options.report(Progress("reading", self.done + self._read_files, self.files, found))
