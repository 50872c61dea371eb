"""How much a file may unpack to, and the faults that end the reading of one.

A small file may claim to hold the world. Nothing here is written to disk under a name from a container,
and nothing is unpacked whole before it is measured: bytes are counted as they come.
"""

from dataclasses import dataclass

from reftel.errors import ReftelError
from reftel.sources.received import State

__all__ = ["Bounds", "DamagedError", "Meter", "OverblownError", "SourceError", "TooLargeError"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of reading; the defaults leave room for any archive of telegrams met so far.

    `document` is the most bytes of one document; `ratio` how many times its own size a compressed file may
    unpack to once more than `free` bytes have come; `depth` how many containers may stand inside each other.
    """

    document: int = 256 * 1024 * 1024
    ratio: int = 200
    free: int = 64 * 1024 * 1024
    depth: int = 5


class SourceError(ReftelError):
    """Why a file or a member of a container cannot be read to its end; becomes a refusal."""

    def __init__(self, reason: str, advice: str, state: State = "refused") -> None:
        super().__init__(f"{reason}: {advice}")
        self.reason = reason
        self.advice = advice
        self.state: State = state


class TooLargeError(SourceError):
    """One document is larger than any telegram or volume could be."""

    def __init__(self, size: int | None, most: int) -> None:
        has = f"it has {size:,} bytes" if size is not None else "it has more bytes than that"
        super().__init__(f"{has}; a document may have {most:,}", "split it into smaller files, and add those")


class OverblownError(SourceError):
    """A compressed file unpacks to far more than telegrams ever do: made to fill a disk, or broken."""

    def __init__(self, ratio: int) -> None:
        super().__init__(
            f"it unpacks to more than {ratio} times its size",
            "if you trust it, unpack it yourself, and add what comes out",
        )


class DamagedError(SourceError):
    """The bytes of a container do not hold together."""

    def __init__(self, what: str) -> None:
        super().__init__(what, "the copy is damaged or incomplete: fetch it again", "failed")


class Meter:
    """Counts what comes out of a packed file, and ends it beyond its bounds."""

    def __init__(self, packed: int, bounds: Bounds) -> None:
        self._most = max(bounds.free, packed * bounds.ratio)
        self._ratio = bounds.ratio
        self._came = 0

    def count(self, size: int) -> None:
        """So many bytes more have come."""
        self._came += size
        if self._came > self._most:
            raise OverblownError(self._ratio)
