"""Which registered files are held already, and which have to be read: told by the checksum of their bytes.

Where nothing was held before, nothing is hashed here: two files of one text are told apart when they are
written, and a fresh archive is filled at full speed. Small files are handed on by name; what is large or
holds others is opened here and handed on text by text, so that no process ever has more than a part in hand.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from reftel.archive.account import COUNTED
from reftel.archive.hold import Hold
from reftel.archive.paths import on_disk
from reftel.archive.worklist import Same, Work
from reftel.desk.intake_options import Options
from reftel.desk.preparing import Item, outcomes, pieces_of, weight_of
from reftel.desk.staging import prepare_failed
from reftel.sources.detect import detect
from reftel.sources.received import Received

__all__ = ["HeldFile", "Sorted", "Sorter"]

_TASK_FILES = 64
_TASK_BYTES = 1_000_000
_LARGE = 4_000_000
_TELLING = 64_000  # a smaller file is read whole by a worker, whatever it is
_WHOLE = frozenset({"plain", "pdf", "html", "mail", "picture", "office", "packed"})
_TAKEN_IN = ("read", "held", "opened")


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file whose bytes are held: by how many files it counts, by state, and a word about it."""

    path: str
    counts: dict[str, int]
    reason: str | None = None
    help: str | None = None


@dataclass(slots=True)
class Sorted:
    """Things to be prepared together, and files found to be held since the last task."""

    task: tuple[Item, ...] = ()
    held: list[HeldFile] = field(default_factory=list)


class Sorter:
    """Goes through what an intake has registered."""

    def __init__(self, hold: Hold, intake: int, options: Options, leave_out: set[str]) -> None:
        self._hold = hold
        self._intake = intake
        self._options = options
        self._leave_out = leave_out
        self._compare = not options.again and hold.has_files()

    def is_light(self, most: int) -> bool:
        """Whether the first files have fewer bytes than this together."""
        page = next(self._hold.worklist(self._intake), [])
        return sum(_size(work.path) for work in page) < most

    def tasks(self) -> Iterator[Sorted]:
        """Tasks of a size that keeps workers busy and memory flat, in the order the files were found in."""
        items: list[Item] = []
        weight = 0
        for page in self._hold.worklist(self._intake):
            works = [work for work in page if work.path not in self._leave_out]
            held, rest = self._held(works) if self._compare else ([], works)
            if held:
                yield Sorted(held=held)
            for work in rest:
                for item, size in self._items(work.path):
                    items.append(item)
                    weight += size
                    if len(items) >= _TASK_FILES or weight >= _TASK_BYTES:
                        yield Sorted(tuple(items))
                        items, weight = [], 0
        if items:
            yield Sorted(tuple(items))

    def _items(self, path: str) -> Iterator[tuple[Item, int]]:
        """A small file by its name; what is in a large one, as it comes out of it."""
        size = _size(path)
        if not _is_opened_here(path, size):
            yield path, size
            return
        try:
            for outcome in outcomes(path, self._options.mapping):
                if isinstance(outcome, Received):
                    for piece in pieces_of(outcome):
                        yield piece, weight_of([piece])
                else:
                    yield outcome, 0
        except Exception as error:  # noqa: BLE001 - as in a worker: this file has failed, no other
            yield prepare_failed(path, "", error), 0

    def _held(self, works: list[Work]) -> tuple[list[HeldFile], list[Work]]:
        """Those with bytes that are held, noted as such, and the others."""
        checksums = {work.number: _checksum(work.path) for work in works}
        known = self._hold.held_bytes({found[0] for found in checksums.values() if found is not None})
        held: list[HeldFile] = []
        rest: list[Work] = []
        same: list[Same] = []
        for work in works:
            found = checksums[work.number]
            if found is None or (self._options.retry and work.state == "opened"):
                rest.append(work)
            elif work.state in _TAKEN_IN and work.sha256 == found[0]:
                held.append(self._counted(work))
            elif found[0] in known and work.state not in _TAKEN_IN:
                same.append(Same(work.number, work.path, known[found[0]], *found))
            else:
                rest.append(work)
        if same:
            self._hold.hold(self._intake, same)
            held += [self._counted(Work(each.number, each.path, "held", *_nothing)) for each in same]
        return held, rest

    def _counted(self, work: Work) -> HeldFile:
        """How a held file counts: a container by its members, of which some may have been refused."""
        counts = self._hold.member_states(work.path)
        if not counts:
            return HeldFile(work.path, {"held": 1}, work.reason, work.help)
        states = {"held": counts.get("read", 0) + counts.get("held", 0)}
        states |= {state: counts[state] for state in COUNTED if state in counts and state not in _TAKEN_IN}
        return HeldFile(work.path, states)


_nothing = (None, None, None)


def _is_opened_here(path: str, size: int) -> bool:
    if size < _TELLING:
        return False
    if size >= _LARGE:
        return True
    try:
        with on_disk(path).open("rb") as stream:
            return detect(stream.read(_TELLING)) not in _WHOLE
    except OSError:
        return False


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
