"""What comes out of a file: the raw text of one document, or the reason why there is none.

Every file and every member of a container ends as one of the two, so that files can be accounted for.
A text stands here as it was decoded, whole; where it holds several telegrams, `reftel.split` cuts it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reftel.telegram.diagnostic import Diagnostic

__all__ = ["Outcome", "Received", "Refused", "State"]

State: TypeAlias = Literal["refused", "failed", "pending", "passed"]


@dataclass(frozen=True, slots=True)
class Received:
    """One document as text, beside all that is needed to find and give back the bytes it was read from.

    `source` is the path as it was given and walked to, `member` the name inside a container (`a.zip` and
    `box/1.txt`; nested ones are joined by `!`), None for a plain file. `checksum` is the SHA-256 of the
    bytes of the file or member, `size` their number. `start` is where the text begins in the decoded text of
    its file; 0 but for rows and messages cut from a longer text. `encoding` goes to `decode.encode`, which
    gives the bytes back; it is empty where the text was drawn out of a document of another kind, which is
    then in `original` (PDF, pictures) or can be had again from the source only (rows, TEI).
    `pages` are the offsets in `text` at which the pages of a PDF begin.
    """

    text: str
    source: str
    checksum: str
    size: int
    encoding: str
    extractor: str
    media: str
    member: str | None = None
    start: int = 0
    original: bytes | None = None
    pages: tuple[int, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def name(self) -> str:
        """Source and member in one, as shown to people."""
        return self.source if self.member is None else f"{self.source}!{self.member}"


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or member that gave no text: why, and what can be done.

    `state` is `refused` for what cannot be read as it is, `failed` for what the world kept from being read
    (a permission, a broken disk, a change during reading) and may go well another time, `pending` for what
    waits for a further step (a scan waits for OCR), and `passed` for what is no document at all, such as the
    files a desktop leaves in folders; those are told, and are no fault.
    """

    source: str
    reason: str
    help: str
    member: str | None = None
    state: State = "refused"
    checksum: str | None = None
    size: int | None = None

    @property
    def name(self) -> str:
        """Source and member in one, as shown to people."""
        return self.source if self.member is None else f"{self.source}!{self.member}"


Outcome: TypeAlias = Received | Refused
