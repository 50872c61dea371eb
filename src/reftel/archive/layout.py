"""The folder an archive lives in: which file is where, and what shows that a folder is one."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Layout"]


@dataclass(frozen=True, slots=True)
class Layout:
    """Paths inside one archive; nothing is made or looked at here but by `exists` and `is_free`."""

    folder: Path

    @property
    def database(self) -> Path:
        """The truth: telegrams, copies, files, all that was read from them."""
        return self.folder / "archive.db"

    @property
    def journal(self) -> Path:
        """Who did what; apart, so that reading never waits for intake."""
        return self.folder / "journal.db"

    @property
    def originals(self) -> Path:
        """PDFs and pictures by checksum."""
        return self.folder / "originals"

    @property
    def words(self) -> Path:
        """The index of words; derived, can be thrown away."""
        return self.folder / "words"

    @property
    def vectors(self) -> Path:
        """Passages as vectors; derived, optional, can be thrown away."""
        return self.folder / "vectors"

    @property
    def lock(self) -> Path:
        """What intake and index hold while they write."""
        return self.folder / "archive.lock"

    @property
    def holder(self) -> Path:
        """Who holds the lock; beside it, since taking a lock empties its file."""
        return self.folder / "archive.lock.holder"

    def exists(self) -> bool:
        """Whether an archive stands here."""
        return self.database.is_file()

    def is_free(self) -> bool:
        """Whether an archive may be made here: no such folder, an empty one, or what a broken start left."""
        if not self.folder.exists():
            return True
        if not self.folder.is_dir():
            return False
        parts = (self.journal, self.originals, self.words, self.vectors, self.lock, self.holder)
        own = {path.name for path in parts}
        database = self.database.name
        return all(entry.name in own or entry.name.startswith(database) for entry in self.folder.iterdir())
