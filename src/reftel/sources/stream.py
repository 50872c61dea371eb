"""A file or a member of a container, opened: its first bytes to tell what it is, the rest as it comes."""

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Protocol, TypeAlias

from reftel.sources.bounds import Bounds, Meter, SourceError, TooLargeError
from reftel.sources.received import Outcome, Refused, State

__all__ = ["HEAD", "Bytes", "Receive", "Stream", "open_stream", "printable"]

HEAD = 65_536
_PIECE = 1 << 20
_IN_MEMORY = 16 * 1024 * 1024


class Bytes(Protocol):
    """Anything that gives bytes in order."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


@dataclass(slots=True)
class Stream:
    """An opened file or member; `head` is still to come from `read`, it was only looked at.

    `seekable` is the file itself where it lies on a disk: some kinds of container must jump about in it.
    `meter` counts what is unpacked from the whole file, however deep containers stand in each other.
    """

    source: str
    member: str | None
    head: bytes
    rest: Bytes
    bounds: Bounds
    meter: Meter
    size: int | None = None
    depth: int = 0
    seekable: IO[bytes] | None = None
    _given: int = field(default=0)

    def read(self, size: int, /) -> bytes:
        """Bytes in order, those of the head first."""
        if self._given < len(self.head):
            piece = self.head[self._given : self._given + size]
            self._given += len(piece)
            return piece
        return self.rest.read(size)

    def whole(self) -> bytes:
        """All bytes; only for a document, never for a container."""
        most = self.bounds.document
        if self.size is not None and self.size > most:
            raise TooLargeError(self.size, most)
        pieces, held = [], 0
        while piece := self.read(_PIECE):
            pieces.append(piece)
            held += len(piece)
            if held > most:
                raise TooLargeError(None, most)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def buffered(self) -> io.BufferedReader:
        """As a file object of the standard library that can be read once, from here on."""
        return io.BufferedReader(_Raw(self), HEAD)

    @contextmanager
    def on_disk(self) -> Iterator[IO[bytes]]:
        """As a file that can be jumped about in: itself, or a copy without a name."""
        if self.seekable is not None:
            yield self.seekable
            return
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
            while piece := self.read(_PIECE):
                copy.write(piece)
            copy.seek(0)
            yield copy

    def inside(self, member: str, content: Bytes, size: int | None = None) -> "Stream":
        """A member of this container, opened; raises what its bytes raise."""
        inner = self.label(member).member
        return open_stream(
            self.source, inner, content, self.bounds, meter=self.meter, size=size, depth=self.depth + 1
        )

    def label(self, member: str, size: int | None = None) -> "Stream":
        """A member of this container that is not opened; for refusals."""
        name = printable(member)
        inner = name if self.member is None else f"{self.member}!{name}"
        return Stream(self.source, inner, b"", self.rest, self.bounds, self.meter, size, self.depth + 1)

    def same(self, content: Bytes) -> "Stream":
        """What comes out of this file when it is uncompressed; it keeps its name."""
        return open_stream(
            self.source, self.member, content, self.bounds, meter=self.meter, depth=self.depth + 1
        )

    def refused(self, reason: str, advice: str, state: State = "refused") -> Refused:
        """The refusal of this file or member."""
        return Refused(self.source, reason, advice, self.member, state, size=self.size)

    def refused_for(self, error: SourceError) -> Refused:
        """The refusal for a fault that ended the reading."""
        return self.refused(error.reason, error.advice, error.state)


Receive: TypeAlias = Callable[[Stream], Iterator[Outcome]]
"""Reads whatever a stream holds; containers are given it, so that they need not know the other kinds."""


def open_stream(
    source: str,
    member: str | None,
    content: Bytes,
    bounds: Bounds,
    *,
    meter: Meter | None = None,
    size: int | None = None,
    depth: int = 0,
    seekable: IO[bytes] | None = None,
) -> Stream:
    """Look at the first bytes of something, and give it as a stream."""
    pieces, held = [], 0
    while held < HEAD and (piece := content.read(HEAD - held)):
        pieces.append(piece)
        held += len(piece)
    head = b"".join(pieces)
    if seekable is not None:
        seekable.seek(0)
    meter = meter or Meter(size or 0, bounds)
    return Stream(source, member, head, content, bounds, meter, size, depth, seekable)


def printable(name: str) -> str:
    """A name as it can be shown and stored: what is no character, or moves the cursor, is written out."""
    if name.isprintable():
        return name
    return "".join(
        character
        if character.isprintable()
        else character.encode("unicode_escape", "backslashreplace").decode()
        for character in name
    )


class _Raw(io.RawIOBase):
    """The form in which the standard library wants to be given bytes."""

    def __init__(self, stream: Bytes) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
