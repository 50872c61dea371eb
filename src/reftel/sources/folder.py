"""The files below a path, in an order that is the same every time.

Folders are walked in the order of their names, file by file, and nothing is passed over in silence: what a
desktop or a version control system leaves behind is told as passed, and what is no file (a pipe, a device,
a socket, a link that leads nowhere or back up) is refused. Links to files and folders are followed; a
folder is entered once, however many names lead to it.
"""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from reftel.sources.received import Refused

__all__ = ["is_left_behind", "unreadable", "walk"]

_LEFT_BEHIND = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".localized"})
_HISTORIES = frozenset({".git", ".hg", ".svn", "__MACOSX", ".Trashes", ".Spotlight-V100", "@eaDir"})
_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)

_Identity = tuple[int, int]


def walk(path: Path) -> Iterator[Path | Refused]:
    """Every file at or below `path`, and a refusal for each thing that is none."""
    yield from _visit(path, set())


def _visit(path: Path, entered: set[_Identity]) -> Iterator[Path | Refused]:
    # A stack of iterators in place of recursion: folders may be nested deeper than Python calls may.
    waiting: list[Iterator[Path]] = [iter([path])]
    while waiting:
        current = next(waiting[-1], None)
        if current is None:
            waiting.pop()
            continue
        if not _sayable(str(current)):
            yield _unsayable(current)
            continue
        try:
            status = current.stat()
            if stat.S_ISREG(status.st_mode):
                yield _file(current)
            elif not stat.S_ISDIR(status.st_mode):
                yield _no_file(current, status.st_mode)
            elif current.name in _HISTORIES:
                yield _passed(current, "kept by another program, no document")
            elif (status.st_dev, status.st_ino) in entered and status.st_ino:
                yield Refused(
                    str(current),
                    "a link to a folder that was already walked",
                    "nothing to do: its files are taken in under their first name",
                    state="passed",
                )
            else:
                entered.add((status.st_dev, status.st_ino))
                names = sorted(os.listdir(current))  # noqa: PTH208 - names alone, sorted as text
                waiting.append(iter([current / name for name in names]))
        except OSError as error:
            yield _unreachable(current, error)


def is_left_behind(name: str) -> bool:
    """Whether a file in a folder or a container is one that a desktop or another program left there."""
    *folders, last = name.replace("\\", "/").split("/")
    return last in _LEFT_BEHIND or last.startswith("._") or not _HISTORIES.isdisjoint(folders)


def _file(path: Path) -> Path | Refused:
    if is_left_behind(path.name):
        return _passed(path, "left by a desktop, no document")
    return path


def _sayable(name: str) -> bool:
    """Whether a name is text: systems allow names of any bytes, databases and JSON do not."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unsayable(path: Path) -> Refused:
    shown = str(path).encode("utf-8", "backslashreplace").decode()
    return Refused(shown, "its name is not text in UTF-8", "rename it, then add it again")


def _passed(path: Path, why: str) -> Refused:
    return Refused(str(path), why, "nothing to do", state="passed")


def _no_file(path: Path, mode: int) -> Refused:
    what = next((words for test, words in _SPECIAL if test(mode)), "not a file")
    return Refused(str(path), f"{what}, not a file", "write what it gives to a file, and add that")


def _unreachable(path: Path, error: OSError) -> Refused:
    if path.is_symlink() and isinstance(error, FileNotFoundError):
        return Refused(str(path), "a link that leads nowhere", "mend the link, or remove it")
    if error.errno == errno.ELOOP:
        return Refused(str(path), "a link that leads back to itself", "mend the link, or remove it")
    return unreadable(str(path), error)


def unreadable(source: str, error: OSError, member: str | None = None) -> Refused:
    """The refusal for a file that the system keeps from being read."""
    if isinstance(error, FileNotFoundError):
        return Refused(source, "there is no such file", "look at the spelling of the path", member, "failed")
    if isinstance(error, PermissionError):
        help_ = "give yourself the right to read it, then add it again"
        return Refused(source, "you may not read it", help_, member, "failed")
    words = error.strerror or type(error).__name__
    return Refused(source, f"it cannot be read: {words}", "try again, or fetch a new copy", member, "failed")
