"""What intake hands to the archive: files as they ended, copies read and packed, ready to be written.

All that costs time is done before, in any process: reading, packing, folding for the index. What depends on
what the archive holds is decided by the one writer: whether a text is held, which telegram it is a copy of.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from reftel.archive.listing import Listing
from reftel.archive.section_names import KIND, sections_in
from reftel.links.cited import Named

__all__ = ["FileState", "IncomingCopy", "IncomingFile"]

FileState: TypeAlias = Literal["read", "held", "refused", "failed", "pending", "opened", "passed"]


@dataclass(frozen=True, slots=True)
class IncomingCopy:
    """One telegram found in a file, which may hold several.

    `start:stop` is its stretch of the decoded text of that file, below so many lines (`line`). `position`
    counts the telegrams of a file from 1 and is 0 where there is only one. `words` is what the index of
    words made of it, None where that is left to be made from what is stored. `fields` is what the source said
    beside the text, as JSON.
    """

    sha256: bytes
    start: int
    stop: int
    line: int
    position: int
    listing: Listing
    fullness: int
    reader: str
    unread: str | None
    dictionary: int
    body: bytes
    record: bytes
    names: tuple[tuple[str, str], ...]
    cited: tuple[str, ...]
    sketch: tuple[int, ...] = ()
    words: str | None = None
    fields: str | None = None
    named: Named | None = None  # what it names; None where that is left to a later pass

    @property
    def sections(self) -> set[tuple[int, int]]:
        """The sections it holds, each with of how many, where it is not whole."""
        return sections_in([name for name, kind in self.names if kind == KIND])

    @property
    def mrn(self) -> str | None:
        """Its number."""
        return self.listing.mrn

    @property
    def date(self) -> str | None:
        """Its day."""
        return self.listing.date


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """One file or member of a container, with what became of it; a large one comes in several pieces.

    Only the last piece of a file has `complete`: until then the file is pending, however much is written.
    """

    path: str
    member: str
    state: FileState
    reason: str | None = None
    help: str | None = None
    sha256: bytes | None = None
    size: int | None = None
    encoding: str | None = None
    extractor: str | None = None
    media: str | None = None
    original: bool = False
    complete: bool = True
    copies: tuple[IncomingCopy, ...] = ()
