"""Which reader for which file: told by what the file holds, never by its name.

`receive` takes one path, a file or a folder, and yields each document in it or the reason why there is
none; it never raises for what it finds. A file is read once, and one that changes meanwhile is refused.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from reftel.sources.folder import unreadable, walk
from reftel.sources.pdf import read_pdf
from reftel.sources.plain import read_plain
from reftel.sources.received import Outcome, Refused

__all__ = ["LARGEST", "read_bytes", "receive", "receive_file"]

LARGEST = 256 * 1024 * 1024
"""Most bytes of one document; a telegram has some thousands."""


def receive(path: Path, *, largest: int = LARGEST) -> Iterator[Outcome]:
    """Every document at or below a path, in a stable order."""
    for found in walk(path):
        if isinstance(found, Refused):
            yield found
        else:
            yield from receive_file(found, largest=largest)


def receive_file(path: Path, *, largest: int = LARGEST) -> Iterator[Outcome]:
    """The documents in one file."""
    source = str(path)
    try:
        with path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            if before.st_size > largest:
                yield _too_large(source, before.st_size, largest)
                return
            data = stream.read(largest + 1)
            after = os.fstat(stream.fileno())
    except OSError as error:
        yield unreadable(source, error)
        return
    if len(data) != after.st_size or (before.st_size, before.st_mtime_ns) != (
        after.st_size,
        after.st_mtime_ns,
    ):
        yield Refused(
            source, "it changed while it was read", "add it again when it is complete", state="failed"
        )
        return
    yield from read_bytes(data, source)


def read_bytes(data: bytes, source: str, member: str | None = None) -> Iterator[Outcome]:
    """The documents in these bytes; standard input and members of containers come this way."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        yield read_pdf(data, source, member)
    else:
        yield read_plain(data, source, member)


def _too_large(source: str, size: int, largest: int) -> Refused:
    return Refused(
        source,
        f"it has {size:,} bytes; a document may have {largest:,}",
        "split it into smaller files, and add those",
        size=size,
    )
