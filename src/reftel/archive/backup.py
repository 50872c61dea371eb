"""A copy of an archive that may be in use: first the databases, then what they name.

SQLite's own backup gives one state of a database while others write to it. Originals are only ever added
while an intake runs, so copying them after the database leaves none out. The index of words is copied where
nobody writes it, and left to be made again where somebody does.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reftel.archive.archive import Archive
from reftel.archive.database import translated
from reftel.archive.errors import ArchiveBusyError, ArchiveError
from reftel.archive.layout import Layout

__all__ = ["BackedUp", "BackupPlaceError", "backup"]


class BackupPlaceError(ArchiveError):
    """A backup cannot go there."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(f"A backup cannot go to {folder}: {why}. Name a folder that is new or empty.")


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What was copied; without words, the copy makes its index itself on the first `add` or `rebuild`."""

    folder: Path
    bytes: int
    originals: int
    words: bool


def backup(archive: Archive, folder: Path, told: Callable[[str, int], None]) -> BackedUp:
    """Copy the archive to a new folder; what was begun there and broke off is not taken for an archive."""
    source, target = archive.layout, Layout(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupPlaceError(folder, "it holds something already")
    if folder.absolute().is_relative_to(source.folder.absolute()):
        raise BackupPlaceError(folder, "it is inside the archive")
    with translated(folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with archive.locked("backup"):
                words = _copy(archive, target, told, words=True)
        except ArchiveBusyError:
            words = _copy(archive, target, told, words=False)
        except ArchiveError:
            if not archive.read_only:
                raise
            words = _copy(archive, target, told, words=True)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    originals = sum(1 for path in target.originals.rglob("*") if path.is_file())
    return BackedUp(folder, size, originals, words)


def _copy(archive: Archive, target: Layout, told: Callable[[str, int], None], *, words: bool) -> bool:
    """The truth comes last to its name: a backup that broke off has no `archive.db`."""
    source = archive.layout
    unfinished = target.folder / "archive.db.unfinished"
    told("the database", 0)
    archive.database.copy_to(unfinished)
    if source.journal.is_file():
        archive.journal.copy_to(target.journal)
    if source.originals.is_dir():
        told("originals", 0)
        shutil.copytree(source.originals, target.originals, dirs_exist_ok=True)
    copied = words and source.words.is_dir()
    if copied:
        told("words", 0)
        shutil.copytree(
            source.words, target.words, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.lock")
        )
    unfinished.replace(target.database)
    return copied
