"""Which registered files are held already, and which have to be read: told by the checksum of their bytes.

Where nothing was held before, nothing is hashed here: two files of one text are told apart when they are
written, and a fresh archive is filled at full speed.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from reftel.archive.archive import Hold
from reftel.archive.paths import on_disk
from reftel.archive.worklist import Same, Work

__all__ = ["Sorted", "Sorter"]

_TASK_FILES = 64
_TASK_BYTES = 1_000_000
_TAKEN_IN = ("read", "held")

Held = tuple[str, str | None, str | None]
"""Path of a held file, and a word about it with the next step, where there is one."""


@dataclass(slots=True)
class Sorted:
    """Files to be read together, and files found to be held since the last task."""

    task: tuple[str, ...] = ()
    held: list[Held] = field(default_factory=list)


class Sorter:
    """Goes through what an intake has registered."""

    def __init__(self, hold: Hold, intake: int, *, again: bool, leave_out: set[str]) -> None:
        self._hold = hold
        self._intake = intake
        self._again = again
        self._leave_out = leave_out
        self._compare = not again and hold.has_files()

    def tasks(self) -> Iterator[Sorted]:
        """Tasks of a size that keeps workers busy and memory flat, in the order the files were found in."""
        paths: list[str] = []
        weight = 0
        for page in self._hold.worklist(self._intake):
            works = [work for work in page if work.path not in self._leave_out]
            held, rest = self._held(works) if self._compare else ([], works)
            if held:
                yield Sorted(held=held)
            for work in rest:
                paths.append(work.path)
                weight += _size(work.path)
                if len(paths) >= _TASK_FILES or weight >= _TASK_BYTES:
                    yield Sorted(tuple(paths))
                    paths, weight = [], 0
        if paths:
            yield Sorted(tuple(paths))

    def _held(self, works: list[Work]) -> tuple[list[Held], list[Work]]:
        """Those with bytes that are held, noted as such, and the others."""
        checksums = {work.number: _checksum(work.path) for work in works}
        known = self._hold.held_bytes({found[0] for found in checksums.values() if found is not None})
        held: list[Held] = []
        rest: list[Work] = []
        same: list[Same] = []
        for work in works:
            found = checksums[work.number]
            if found is None:
                rest.append(work)
            elif work.state in _TAKEN_IN and work.sha256 == found[0]:
                held.append((work.path, work.reason, work.help))
            elif found[0] in known and work.state not in _TAKEN_IN:
                held.append((work.path, None, None))
                same.append(Same(work.number, known[found[0]], *found))
            else:
                rest.append(work)
        if same:
            self._hold.hold(self._intake, same)
        return held, rest


def _size(path: str) -> int:
    try:
        return on_disk(path).stat().st_size
    except OSError:
        return 0


def _checksum(path: str) -> tuple[bytes, int] | None:
    """SHA-256 and size, None where the file cannot be read: its reader will say why."""
    try:
        with on_disk(path).open("rb") as stream:
            checksum = hashlib.file_digest(stream, "sha256").digest()
            return checksum, stream.tell()
    except OSError:
        return None
