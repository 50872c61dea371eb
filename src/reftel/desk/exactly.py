"""The exact bytes a copy came from, and what one copy has that another lacks."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal

from reftel.desk.answers import Copy
from reftel.desk.together import JOINED, JoinedHasNoBytesError
from reftel.errors import ReftelError
from reftel.sources.decode import encode
from reftel.telegram.record import Paragraph

__all__ = ["Difference", "OriginalGoneError", "differences", "exact_bytes"]


class OriginalGoneError(ReftelError):
    """An original should be kept, and is not where it should be."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The original {path} cannot be read. `reftel verify` tells what else is missing; adding the "
            "same file with `reftel add --again` brings it back."
        )


def exact_bytes(copy: Copy) -> bytes:
    """The bytes the copy was read from: its own stretch of a text, the whole of a PDF or picture.

    What was drawn out of a row of a table has no bytes of its own; it is given in UTF-8.
    """
    if copy.extractor == JOINED:
        raise JoinedHasNoBytesError
    if copy.original is not None:
        path = Path(copy.original)
        try:
            return path.read_bytes()
        except OSError as error:
            raise OriginalGoneError(path) from error
    return encode(copy.text, copy.encoding or "utf-8", copy.start)


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph, or a stretch of one, that stands in one copy and not, or otherwise, in the other."""

    kind: Literal["only_first", "only_second", "differs"]
    paragraph: int | None
    first: str
    second: str


def differences(first: Copy, second: Copy) -> Iterator[Difference]:
    """What the body of each has that the other lacks, in order; lay-out and page furniture do not count."""
    ours, theirs = _bodies(first), _bodies(second)
    matcher = SequenceMatcher(
        None, [words for _, words in ours], [words for _, words in theirs], autojunk=False
    )
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        if what == "equal":
            continue
        left, right = ours[start:end], theirs[other_start:other_end]
        for place in range(max(len(left), len(right))):
            one = left[place] if place < len(left) else None
            other = right[place] if place < len(right) else None
            if one is not None and other is not None:
                yield Difference("differs", one[0], one[1], other[1])
            elif one is not None:
                yield Difference("only_first", one[0], one[1], "")
            elif other is not None:
                yield Difference("only_second", other[0], "", other[1])


def _bodies(copy: Copy) -> list[tuple[int | None, str]]:
    return [(each.number, _words(each)) for each in copy.record.paragraphs]


def _words(paragraph: Paragraph) -> str:
    heading = f"{paragraph.heading} " if paragraph.heading else ""
    return " ".join((heading + paragraph.text).split())
