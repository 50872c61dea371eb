"""Which files below watched folders are whole and new: told by looking again, not by trusting the system.

Notices from the system are lost on network shares, on disks that are mounted later and when too much comes at
once, so the folders are walked. A file is ready when its size and times have stood still for a while, nobody
holds a lock on it, and its name is not one that programs give to what they are still writing.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reftel.archive.paths import written
from reftel.sources.folder import walk
from reftel.sources.received import Refused

if sys.platform != "win32":
    import fcntl

__all__ = ["Arrivals", "Known", "Look", "is_unfinished"]

_UNFINISHED = re.compile(
    r"""
      \.(?: part | partial | crdownload | download | opdownload | filepart | tmp | temp | aria2 | !ut )$
    | ^ \. .+ \. [0-9A-Za-z]{6} $   # rsync, until it renames
    | ^ (?: ~\$ | \.~lock\. | \.in\. | \.\# )
    | \.sw[a-p]$
    """,
    re.VERBOSE | re.IGNORECASE,
)

Known = Mapping[str, tuple[int, float]]
"""By path: the size of a file that was settled, and the instant before which it was last changed."""


def is_unfinished(name: str) -> bool:
    """Whether a file has a name of those that wait to be renamed when they are complete."""
    return _UNFINISHED.search(name) is not None


@dataclass(slots=True)
class _Sight:
    """A file as it was when it was last seen otherwise than before."""

    signature: tuple[int, int, int]
    since: float
    is_taken: bool = False


@dataclass(slots=True)
class Look:
    """What one walk found: files to take in, and what there is to say, each as a path and a few words."""

    ready: list[Path] = field(default_factory=list)
    notes: list[tuple[Path, str]] = field(default_factory=list)
    files: int = 0


class Arrivals:
    """Remembers what it saw from one look to the next."""

    def __init__(
        self,
        folders: Sequence[Path],
        known: Known,
        settle: float,
        archive: Path | None = None,
    ) -> None:
        self._folders = [folder.absolute() for folder in folders]
        self._known = known
        self._settle = settle
        self._archive = None if archive is None else archive.resolve()
        self._own: dict[Path, bool] = {}
        self._sights: dict[Path, _Sight] = {}
        self._said: dict[Path, str] = {}
        self._away: set[Path] = set()

    def look(self, now: float) -> Look:
        """Walk all folders; `now` is any clock that only goes forward."""
        found = Look()
        there: set[Path] = set()
        for folder in self._folders:
            if not self._is_there(folder, found):
                there.update(path for path in self._sights if path.is_relative_to(folder))
                continue
            for path in self._files(folder, found):
                if path not in there:
                    there.add(path)
                    found.files += 1
                    self._see(path, now, found)
        for path in self._sights.keys() - there:
            del self._sights[path]
        for path in [path for path in self._said if path not in there and not os.path.lexists(path)]:
            del self._said[path]
        return found

    def take(self, paths: Sequence[Path]) -> None:
        """These have been taken in, however that ended; they come again when they change."""
        for path in paths:
            sight = self._sights.get(path)
            if sight is not None:
                sight.is_taken = True

    def _is_there(self, folder: Path, found: Look) -> bool:
        if folder.is_dir():
            if folder in self._away:
                self._away.discard(folder)
                found.notes.append((folder, "is there again"))
            return True
        if folder not in self._away:
            self._away.add(folder)
            found.notes.append((folder, "is not there now; it is looked for until it is back"))
        return False

    def _files(self, folder: Path, found: Look) -> Iterator[Path]:
        for path in walk(folder):
            if isinstance(path, Refused):
                if path.state != "passed":
                    self._say(Path(path.source), f"is passed by: {path.reason}", found)
            elif self._is_own(path):
                continue
            elif is_unfinished(path.name):
                self._say(
                    path, "has the name of an unfinished file, and is left alone until it is renamed", found
                )
            else:
                yield path

    def _is_own(self, path: Path) -> bool:
        """Whether a file belongs to the archive itself, which may stand in a folder that is watched."""
        if self._archive is None:
            return False
        if path.parent not in self._own:
            self._own[path.parent] = path.parent.resolve().is_relative_to(self._archive)
        return self._own[path.parent]

    def _see(self, path: Path, now: float, found: Look) -> None:
        try:
            status = path.stat()
        except OSError:
            return  # it went between two looks
        signature = status.st_size, status.st_mtime_ns, status.st_ctime_ns
        sight = self._sights.get(path)
        if sight is None:
            sight = self._sights[path] = _Sight(signature, now)
            sight.is_taken = self._is_known(path, status)
        elif sight.signature != signature:
            if not sight.is_taken:
                self._say(path, "is still being written", found)
            sight.signature, sight.since, sight.is_taken = signature, now, False
        if sight.is_taken or now - sight.since < self._settle:
            return
        if not status.st_size:
            self._say(path, "is empty; something may still come", found)
        elif _is_locked(path):
            self._say(path, "is locked by the program that writes it", found)
        else:
            self._said.pop(path, None)
            found.ready.append(path)

    def _is_known(self, path: Path, status: os.stat_result) -> bool:
        known = self._known.get(written(path))
        return known is not None and (
            known[0] == status.st_size and max(status.st_mtime, status.st_ctime) < known[1]
        )

    def _say(self, path: Path, words: str, found: Look) -> None:
        """Once for each file, until there is something else to say of it."""
        if self._said.get(path) != words:
            self._said[path] = words
            found.notes.append((path, words))


def _is_locked(path: Path) -> bool:
    """Whether a program asked that nobody read this file; one that may not be read is no such file."""
    try:
        with path.open("rb") as file:
            if sys.platform != "win32":
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                fcntl.flock(file, fcntl.LOCK_UN)
                fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return sys.platform == "win32"  # there a file that is written cannot be opened
    return False
