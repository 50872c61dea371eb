"""What can go wrong between a caller and an archive; each message says what to do next."""

from pathlib import Path

from reftel.errors import ReftelError

__all__ = [
    "ArchiveBusyError",
    "ArchiveDamagedError",
    "ArchiveError",
    "ArchiveFullError",
    "ArchiveReadOnlyError",
    "ArchiveTooNewError",
    "NoArchiveError",
    "NotAnArchiveError",
]


class ArchiveError(ReftelError):
    """Something about the archive that the caller can act on."""


class NoArchiveError(ArchiveError):
    """There is no archive where one was expected."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"There is no archive at {folder}. `reftel add PATH` makes one; "
            "`--archive DIR` or REFTEL_ARCHIVE names another place."
        )


class NotAnArchiveError(ArchiveError):
    """The folder holds other things, and an archive must not be made among them."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} is there and is not an archive. Name an empty or a new folder with `--archive DIR`."
        )


class ArchiveTooNewError(ArchiveError):
    """The archive was written by a later version than this one."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"This archive has schema {found}; this version of Reftel knows schemas up to {known}. "
            "Upgrade Reftel; the archive was left as it is."
        )


class ArchiveBusyError(ArchiveError):
    """Another process holds the lock for intake and index."""

    def __init__(self, holder: str) -> None:
        self.holder = holder
        super().__init__(
            f"The archive is in use: {holder}. Wait until that is done, or give more time with "
            "`--wait SECONDS`. Reading and searching go on meanwhile."
        )


class ArchiveReadOnlyError(ArchiveError):
    """The archive stands where nothing can be written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} cannot be written to. Copy the archive to a place you may write to "
            "(`reftel backup DIR` does it) and go on there."
        )


class ArchiveFullError(ArchiveError):
    """The disk, or a quota on it, is full."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The disk of {folder} is full. What was finished before is kept, and nothing is broken. "
            "Make room and run the same command again: it goes on where it stopped."
        )


class ArchiveDamagedError(ArchiveError):
    """What the disk gave back is not what was written."""

    def __init__(self, folder: Path, detail: str) -> None:
        super().__init__(
            f"The archive at {folder} is damaged ({detail}). `reftel verify` tells what is affected; "
            "go back to a backup, or add the same files to a new archive."
        )
