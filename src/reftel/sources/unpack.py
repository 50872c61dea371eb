"""Compressed files: gzip, bzip2, xz and Zstandard, unpacked piece by piece while the bytes are counted.

All four may hold several streams one after another. A file that breaks off inside one is damaged, which the
readers of some libraries do not tell; here it is told.
"""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

import zstandard

from reftel.sources.bounds import Bounds, DamagedError, Meter, OverblownError
from reftel.sources.received import Outcome
from reftel.sources.stream import Bytes, Receive, Stream

__all__ = ["Unpacked", "read_compressed"]

_PIECE = 16_384  # a piece of gzip gives at most a thousand times its size
_PIECE_ZSTD = 1_024  # one of Zstandard some thirty thousand times
_WINDOW = 1 << 27


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, /) -> bytes: ...


_UNPACKERS: Mapping[str, tuple[Callable[[], _Unpacker], int]] = {
    "gzip": (lambda: zlib.decompressobj(31), _PIECE),
    "bzip2": (bz2.BZ2Decompressor, _PIECE),
    "xz": (lzma.LZMADecompressor, _PIECE),
    "zstd": (lambda: zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj(), _PIECE_ZSTD),
}
_FAULTS = (zlib.error, OSError, lzma.LZMAError, zstandard.ZstdError, EOFError, ValueError)


class Unpacked:
    """The bytes inside a compressed file."""

    def __init__(self, kind: str, packed: Bytes, bounds: Bounds, meter: Meter) -> None:
        self._make, self._piece = _UNPACKERS[kind]
        self._packed = packed
        self._bounds = bounds
        self._meter = meter
        self._unpacker = self._make()
        self._input = b""
        self._ready = b""
        self._came = self._gave = 0
        self._begun = self._over = False

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        while not self._ready and not self._over:
            self._ready = self._more()
            self._gave += len(self._ready)
            if self._gave > max(self._bounds.free, self._came * self._bounds.ratio):
                raise OverblownError(self._bounds.ratio)
            self._meter.count(len(self._ready))
        piece, self._ready = self._ready[:size], self._ready[size:]
        return piece

    def _more(self) -> bytes:
        data = self._input or self._packed.read(self._piece)
        self._came += 0 if self._input else len(data)
        self._input = b""
        if not data:
            if self._begun:
                raise DamagedError(f"it breaks off after {self._gave:,} bytes")
            self._over = True
            return b""
        if not self._begun and not data.strip(b"\0"):  # a tape's padding behind the last stream
            return b""
        try:
            self._begun = True
            out = self._unpacker.decompress(data)
        except _FAULTS as error:
            raise DamagedError("its compressed data are damaged") from error
        if self._unpacker.eof:
            self._input = self._unpacker.unused_data
            self._unpacker = self._make()
            self._begun = False
        return out


def read_compressed(kind: str, stream: Stream, receive: Receive) -> Iterator[Outcome]:
    """What a compressed file holds: one document, or a container."""
    yield from receive(stream.same(Unpacked(kind, stream, stream.bounds, stream.meter)))
