"""What one reader can do with one archive: the only door for command line, web and language-model clients."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Self

from reftel.archive.archive import Archive
from reftel.desk.accounting import IntakeReport
from reftel.desk.answers import Listed, Opened
from reftel.desk.intake import Options, take_in
from reftel.desk.reader import LOCAL, Reader
from reftel.desk.reading import Wanted, list_all, open_named

__all__ = ["Desk", "open_desk"]


class Desk:
    """An archive as one reader may use it; close it, or use it as a context manager."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self.reader = reader

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the archive."""
        self._archive.close()

    @property
    def folder(self) -> Path:
        """Where the archive is."""
        return self._archive.layout.folder

    def add(
        self,
        paths: Sequence[Path],
        options: Options | None = None,
        wait: float = 0,
        told: Callable[[str], None] | None = None,
    ) -> IntakeReport:
        """Take in files and folders; `wait` seconds for whoever holds the lock, and say who it is."""
        with self._archive.locked("intake", wait, told) as hold:
            return take_in(self._archive, hold, paths, options or Options())

    def list(self, wanted: Wanted | None = None) -> Iterator[Listed]:
        """Telegrams by date, as a stream."""
        return list_all(self._archive, self.reader, wanted or Wanted())

    def open(self, name: str, day: str | None = None) -> Opened:
        """The telegram of this name; `day` is a year, a month or a day that leaves out others."""
        return open_named(self._archive, self.reader, name, day)


def open_desk(folder: Path, reader: Reader | None = None, *, create: bool = False) -> Desk:
    """A desk at the archive in this folder; made there only where `create` says so."""
    return Desk(Archive(folder, create=create), reader or LOCAL)
