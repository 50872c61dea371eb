"""A paragraph while it is being read: its rows are known, its role is not yet."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reftel.telegram.body.rows import Row
from reftel.telegram.record import Mark, Role
from reftel.telegram.text import Span

__all__ = ["Draft", "stretch"]


@dataclass(slots=True)
class Draft:
    """One paragraph in the making; `at` is where its number stands, `begin` where its words do."""

    rows: list[Row]
    at: int
    begin: int
    number: int | None = None
    mark: Mark | None = None
    mark_written: str | None = None
    heading: str | None = None
    role: Role = "body"
    first: int = field(default=0)  #: where its first row begins, pilcrow and all

    @property
    def end(self) -> int:
        """Behind its last character."""
        return max(self.rows[-1].end, self.begin)


def _begins(draft: Draft) -> int:
    return draft.at


def _row_begins(row: Row) -> int:
    return row.start


def stretch(text: str, drafts: Sequence[Draft], span: Span) -> str:
    """The words of some paragraphs within a span, folded; numbers, marks and headings are left out."""
    start, stop = span
    pieces: list[str] = []
    first = max(bisect_right(drafts, start, key=_begins) - 1, 0)
    for index in range(first, len(drafts)):
        draft = drafts[index]
        if draft.at >= stop:
            break
        rows = draft.rows
        for place in range(max(bisect_right(rows, start, key=_row_begins) - 1, 0), len(rows)):
            row = rows[place]
            if row.start >= stop:
                break
            first, last = max(row.start, start, draft.begin), min(row.end, stop)
            if first < last:
                pieces.append(text[first:last])
    return " ".join(" ".join(pieces).replace("\u00b6", "").split())
