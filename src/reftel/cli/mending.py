"""`reftel check --fix`: safe edits, written back to plain text files and to nothing else.

A file is written only where its bytes can be had back from its text, so that no other byte changes; members
of containers, PDFs and pages are told and left as they are.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from reftel.sources.decode import encode
from reftel.sources.received import Received
from reftel.telegram.checking.rule import Edit

__all__ = ["can_be_written", "mended", "write"]


def can_be_written(received: Received) -> bool:
    """Whether the file is plain text whose bytes follow from its text."""
    if (
        received.member is not None
        or received.original is not None
        or not received.encoding
        or received.start
    ):
        return False
    data = encode(received.text, received.encoding)
    return hashlib.sha256(data).hexdigest() == received.checksum and Path(received.source).is_file()


def mended(text: str, edits: Iterable[Edit]) -> tuple[str, int]:
    """The text with the edits made, and how many; of two that overlap the first is made."""
    pieces: list[str] = []
    at, made = 0, 0
    for edit in sorted(edits, key=lambda one: one.span):
        start, end = edit.span
        if start < at:
            continue
        pieces += [text[at:start], edit.text]
        at, made = end, made + 1
    return "".join([*pieces, text[at:]]), made


def write(received: Received, text: str) -> None:
    """Puts the text in the place of the file's, all at once: a crash leaves the old file or the new one."""
    path = Path(received.source)
    data = encode(text, received.encoding)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    place = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        place.chmod(path.stat().st_mode & 0o777)
        place.replace(path)
    except BaseException:
        place.unlink(missing_ok=True)
        raise
