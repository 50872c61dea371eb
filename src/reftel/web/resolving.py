"""The page that finds citations in a text: pasted, dropped or chosen as a file, and never kept."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol, cast

from litestar import Response

from reftel.desk.resolving import Resolved, Unresolvable
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, frame_of, page

__all__ = ["Found", "resolve_file", "resolve_page", "resolve_words"]

_LONGEST = 2_000_000
_SHOWN = 200_000
_ENDINGS = {".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".odt", ".pdf", ".rst", ".tex"}


class ResolvingDesk(ReadingDesk, Protocol):
    """A desk that knows which telegram a citation means."""

    def resolve(self, path: Path) -> Iterator[Resolved | Unresolvable]:
        """Every citation of a file."""
        ...

    def resolve_text(self, text: str) -> Sequence[Resolved]:
        """Every citation of a text."""
        ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; a citation where `one` is not None."""

    words: str
    one: Resolved | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: citations, files that hold no text, and the text in pieces where it was pasted."""

    citations: list[Resolved]
    troubles: list[Unresolvable]
    pieces: list[Piece]
    name: str = ""

    def count(self, state: str) -> int:
        """How many citations came to this."""
        return sum(one.state == state for one in self.citations)


def resolve_page(
    request: Browser, found: Found | None = None, text: str = "", trouble: str | None = None
) -> Response[bytes]:
    """The form, and below it what was found."""
    values = {"found": found, "text": text, "trouble": trouble}
    return page("resolve.html", frame_of(request), values)


def resolve_words(desk: ReadingDesk, text: str) -> Found:
    """Citations of a pasted text."""
    citations = list(cast("ResolvingDesk", desk).resolve_text(text[:_LONGEST]))
    return Found(citations, [], list(_pieces(text[:_SHOWN], citations)))


def resolve_file(desk: ReadingDesk, content: bytes, name: str) -> Found:
    """Citations of a file that was handed in; it is read from a temporary copy and thrown away."""
    ending = PurePosixPath(name).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="reftel-resolve-") as folder:
        path = Path(folder) / f"text{ending if ending in _ENDINGS else ''}"
        path.write_bytes(content)
        answers = list(cast("ResolvingDesk", desk).resolve(path))
    citations = [one for one in answers if isinstance(one, Resolved)]
    troubles = [one for one in answers if isinstance(one, Unresolvable)]
    return Found(citations, troubles, [], name[:200])


def _pieces(text: str, citations: Sequence[Resolved]) -> Iterator[Piece]:
    at = 0
    for one in citations:
        start, end = one.span
        if start < at or end > len(text):
            continue
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], one)
        at = end
    if at < len(text):
        yield Piece(text[at:])
