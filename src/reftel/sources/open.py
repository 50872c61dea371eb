# ruff: noqa: PLC0415 - the readers of kinds that nobody adds are not loaded
"""Which reader for which file: told by what the file holds, never by its name.

`receive` takes one path, a file or a folder, and yields each document in it or the reason why there is
none; it never raises for what it finds. A file that changes while it is read is refused, and containers are
read member by member, however they are packed into each other.
"""

import io
import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reftel.sources.bounds import Bounds, SourceError
from reftel.sources.detect import detect
from reftel.sources.folder import unreadable, walk
from reftel.sources.plain import read_plain
from reftel.sources.received import Outcome, Refused
from reftel.sources.stream import Stream, open_stream

__all__ = ["Bounds", "read_bytes", "receive", "receive_file"]

_CHANGED = "it changed while it was read"
_DOCUMENTS = frozenset({"pdf", "picture", "plain", "html", "mail"})
"""Kinds of which nothing is given out before the file was seen to be whole."""


def receive(
    path: Path, *, mapping: Mapping[str, str] | None = None, bounds: Bounds | None = None
) -> Iterator[Outcome]:
    """Every document at or below a path, in a stable order; `mapping` names the columns of tables."""
    for found in walk(path):
        if isinstance(found, Refused):
            yield found
        else:
            yield from receive_file(found, mapping=mapping, bounds=bounds)


def receive_file(
    path: Path, *, mapping: Mapping[str, str] | None = None, bounds: Bounds | None = None
) -> Iterator[Outcome]:
    """The documents in one file."""
    source = str(path)
    try:
        with path.open("rb") as file:
            yield from _file(file, source, mapping, bounds or Bounds())
    except OSError as error:
        yield unreadable(source, error)


def _file(
    file: BinaryIO, source: str, mapping: Mapping[str, str] | None, bounds: Bounds
) -> Iterator[Outcome]:
    before = os.fstat(file.fileno())
    stream = open_stream(source, None, file, bounds, size=before.st_size, seekable=file)
    stream.rest = _Rest(file, len(stream.head))
    kind = detect(stream.head)
    outcomes = _receive(stream, mapping, kind)
    held = list(outcomes) if kind in _DOCUMENTS else None
    if held is None:
        yield from outcomes
    after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        yield Refused(source, _CHANGED, "add it again when it is complete", state="failed")
    elif held is not None:
        yield from held


class _Rest:
    """A file from behind its head on; where the head was read, the file was set back to its beginning."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self._file = file
        self._start: int | None = start

    def read(self, size: int, /) -> bytes:
        if self._start is not None:
            self._file.seek(self._start)
            self._start = None
        return self._file.read(size)


def read_bytes(
    data: bytes, source: str, member: str | None = None, *, mapping: Mapping[str, str] | None = None
) -> Iterator[Outcome]:
    """The documents in these bytes; standard input comes this way."""
    file = io.BytesIO(data)
    yield from _receive(open_stream(source, member, file, Bounds(), size=len(data)), mapping)


def _receive(stream: Stream, mapping: Mapping[str, str] | None, kind: str = "") -> Iterator[Outcome]:
    """The documents in a stream; whatever ends its reading becomes a refusal."""
    try:
        if stream.depth > stream.bounds.depth:
            yield stream.refused(
                f"it is packed more than {stream.bounds.depth} times over",
                "unpack it, and add what comes out",
            )
            return
        yield from _read(kind or detect(stream.head), stream, mapping)
    except SourceError as error:
        yield stream.refused_for(error)


def _read(kind: str, stream: Stream, mapping: Mapping[str, str] | None) -> Iterator[Outcome]:
    again = partial(_receive, mapping=mapping)
    if kind == "plain" and mapping is not None and stream.head.strip():
        kind = "table"  # somebody who gives a mapping says that this is a table
    match kind:  # a reader is loaded with the first file of its kind: most read plain text only
        case "plain":
            yield read_plain(stream.whole(), stream.source, stream.member)
        case "pdf":
            from reftel.sources.pdf import read_pdf

            yield read_pdf(stream.whole(), stream.source, stream.member)
        case "picture":
            from reftel.sources.picture import read_picture

            yield read_picture(stream.whole(), stream.source, stream.member)
        case "table":
            from reftel.sources.tables import read_table

            yield from read_table(stream, mapping)
        case "json":
            from reftel.sources.json_lines import read_json_lines

            yield from read_json_lines(stream, mapping)
        case "html":
            from reftel.sources.html import read_html

            yield from read_html(stream)
        case "tei":
            from reftel.sources.frus import read_volume

            yield from read_volume(stream)
        case "mail" | "mailbox":
            from reftel.sources.mail import read_mail, read_mailbox

            yield from (read_mail if kind == "mail" else read_mailbox)(stream, again)
        case "zip" | "tar":
            from reftel.sources.archives import read_tar, read_zip

            yield from (read_zip if kind == "zip" else read_tar)(stream, again)
        case "gzip" | "bzip2" | "xz" | "zstd":
            from reftel.sources.unpack import read_compressed

            yield from read_compressed(kind, stream, again)
        case _:
            yield _unread(kind, stream)


def _unread(kind: str, stream: Stream) -> Refused:
    """The refusal of what has no reader yet, or should come in another form."""
    if kind == "office":
        return stream.refused("it is a document of an office program", "save it as text or PDF, and add that")
    return stream.refused("it is packed in a way that is not read here", "unpack it, and add what comes out")
