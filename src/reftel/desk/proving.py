"""The proof of a quotation: where its words stand in which copy, and where that copy comes from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from reftel.desk.answers import Copy
from reftel.telegram.text import Span

__all__ = ["Proof", "loosely", "prove"]

_LONGEST = 2_000
_MOST = 20
_AROUND = 2


@dataclass(frozen=True, slots=True)
class Proof:
    """One place where the words stand.

    `span` and `line` count in the text of the copy, `file_span` and `file_line` in the decoded file;
    `before`, `words` and `after` are the lines as received.
    """

    copy: Copy
    span: Span
    line: int
    file_span: Span
    file_line: int
    paragraph: int | None
    before: str
    words: str
    after: str


def loosely(words: str) -> re.Pattern[str]:
    """Matches the words whatever the white space between them, a broken line included."""
    return re.compile(r"\s+".join(map(re.escape, words[:_LONGEST].split())) or r"(?!)")


def prove(copies: Sequence[Copy], words: str) -> list[Proof]:
    """Every place of these copies where the words stand, as written; twenty at most."""
    wanted = loosely(words)
    return [
        _proof(copy, found.span()) for copy in copies for found in islice(wanted.finditer(copy.text), _MOST)
    ][:_MOST]


def _proof(copy: Copy, span: Span) -> Proof:
    text = copy.text
    start, stop = span
    line = text.count("\n", 0, start) + 1
    first, last = start, stop
    for _ in range(_AROUND + 1):
        first = text.rfind("\n", 0, first) if first > 0 else first
        last = text.find("\n", last + 1) if last >= 0 else last
    first, last = max(0, first + 1 if first >= 0 else 0), len(text) if last < 0 else last
    holding = (one.number for one in copy.record.paragraphs if one.span[0] <= start < one.span[1])
    return Proof(
        copy, span, line, (start + copy.start, stop + copy.start), line + copy.line,
        next(holding, None), text[first:start], text[start:stop], text[stop:last],
    )  # fmt: skip
