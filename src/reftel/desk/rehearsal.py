"""Doing a thing for the answer only: everything is written as always, and dropped at the end."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reftel.archive.archive import Archive
from reftel.archive.originals import Originals

__all__ = ["rehearsing"]


@contextmanager
def rehearsing(archive: Archive) -> Iterator[None]:
    """Let what is done in this block leave no trace in the archive."""
    kept = archive.originals
    with tempfile.TemporaryDirectory(prefix="reftel-rehearsal-") as folder, archive.database.rehearsing():
        archive.originals = Originals(Path(folder))
        try:
            yield
        finally:
            archive.originals = kept
