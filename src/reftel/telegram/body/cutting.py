"""Rows cut into paragraphs, with the headings above them.

A numbered paragraph holds everything up to the next number or drawn heading; rows without numbers are cut at
blank lines. A blank line or a page that breaks a sentence cuts nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from reftel.telegram.body.choice import choose
from reftel.telegram.body.draft import Draft
from reftel.telegram.body.headings import Heading, heading_above, heading_of_block, headings_within
from reftel.telegram.body.numbers import Candidate, find_candidates, glued_number
from reftel.telegram.body.rows import Row, is_underline
from reftel.telegram.marks import portion_mark
from reftel.telegram.text import Span

__all__ = ["Cutter"]

_ENDED: Final = frozenset(".?!:)]\"'\u2019\u201d")
_SUMMED: Final = re.compile(r"END(?: OF)? SUMMARY[ .]*$", re.IGNORECASE)
_MARGIN: Final = 12  # a line this much shorter than its neighbours ends a paragraph


class Cutter:
    """Cuts the rows of one body; `drafts` and `headings` hold what came of it."""

    __slots__ = ("_quotes", "_rows", "_text", "drafts", "headings")

    def __init__(self, text: str, rows: Sequence[Row], quotes: Sequence[Span]) -> None:
        self._text = text
        self._rows = rows
        self._quotes = quotes
        self.drafts: list[Draft] = []
        self.headings: list[Heading] = []

    def cut(self) -> None:
        """Fill `drafts` and `headings`."""
        rows = self._rows
        chain = choose(find_candidates(self._text, rows), rows, self._quotes)
        floor = 0
        for candidate in chain:
            heading = heading_above(rows, floor, candidate.row)
            self._close(floor, heading.first if heading is not None else candidate.row)
            if heading is not None:
                self.headings.append(heading)
            self.drafts.append(self._numbered(candidate, heading))
            floor = candidate.row + 1
        self._close(floor, len(rows))
        for draft in self.drafts:
            _take_inner_heading(self._text, draft)
        if len(chain) > 1 and chain[-1].number - chain[0].number != len(chain) - 1:
            self._unglue()

    def _numbered(self, candidate: Candidate, heading: Heading | None) -> Draft:
        row = self._rows[candidate.row]
        draft = Draft([row], candidate.at, candidate.after, candidate.number, first=row.start)
        draft.heading = heading.words if heading is not None else None
        if candidate.mark is not None:
            draft.mark, draft.mark_written = candidate.mark.mark, candidate.mark.written
        return draft

    def _close(self, first: int, stop: int) -> None:
        """Give rows to the paragraph before them; what follows a heading without a number is its own."""
        inner = headings_within(self._rows, first, stop)
        if inner and self._quotes:
            inner = [heading for heading in inner if not self._quoted(self._rows[heading.first].start)]
        end = inner[0].first if inner else stop
        if self.drafts and self.drafts[-1].number is not None:
            self.drafts[-1].rows += self._rows[first:end]
        else:
            self._unnumbered(first, end, None)
        for place, heading in enumerate(inner):
            self.headings.append(heading)
            end = inner[place + 1].first if place + 1 < len(inner) else stop
            self._unnumbered(heading.stop, end, heading.words)

    def _unnumbered(self, first: int, stop: int, title: str | None) -> None:
        """Cut rows without numbers into paragraphs."""
        begin = first
        for index in range(first + 1, stop + 1):
            if index < stop and not self._begins(index):
                continue
            alone = (
                heading_of_block(self._rows, first, begin, index) if index < stop and title is None else None
            )
            if alone is not None:
                self.headings.append(alone)
                title = alone.words
            elif begin < index:
                self.drafts.append(self._plain(begin, index, title))
                title = None
            begin = index

    def _plain(self, begin: int, stop: int, title: str | None) -> Draft:
        text, row = self._text, self._rows[begin]
        at = row.start
        while at < row.end and text[at] in "\u00b6 ":
            at += 1
        if at == row.end:
            at = row.start  # pilcrows and nothing else
        draft = Draft(list(self._rows[begin:stop]), at, at, heading=title, first=row.start)
        mark = portion_mark(text, at)
        if mark is not None and mark.end <= row.end and mark.written != "L":
            draft.mark, draft.mark_written, draft.begin = mark.mark, mark.written, mark.end
        return draft

    def _begins(self, index: int) -> bool:
        """Whether an unnumbered paragraph begins at a row."""
        row, before = self._rows[index], self._rows[index - 1]
        if not row.blanks and not row.broken:
            return _SUMMED.search(before.words[-20:]) is not None
        if self._quoted(row.start):
            return False
        ended = before.words[-1] in _ENDED
        if row.broken:
            width = max(before.end - before.left, row.end - row.left, 50)
            return ended and before.end - before.left < width - _MARGIN
        return ended or not row.words[0].islower()

    def _quoted(self, at: int) -> bool:
        """Whether a place stands inside another's text, which is not cut."""
        place = bisect_left(self._quotes, (at, at)) - 1
        return place >= 0 and at < self._quotes[place][1]

    def _unglue(self) -> None:
        """Find paragraphs whose number stands behind a sentence, in the middle of a line, where one lacks."""
        whole: list[Draft] = []
        following: int | None = None
        for draft in reversed(self.drafts):
            pieces = [draft]
            if draft.number is not None and following is not None:
                number = draft.number
                while number + 1 < following:
                    number += 1
                    split = _split(self._text, pieces[-1], number)
                    if split is None:
                        break
                    pieces.append(split)
            if draft.number is not None:
                following = draft.number
            whole += reversed(pieces)
        self.drafts = whole[::-1]


def _take_inner_heading(text: str, draft: Draft) -> None:
    """A heading on the line of the number, drawn under: `3. (C) OUTLOOK` over a row of dashes."""
    if draft.number is None or len(draft.rows) < 3 or draft.heading is not None:
        return
    first, line = draft.rows[0], draft.rows[1]
    if line.blanks or not is_underline(line.words):
        return
    words = text[draft.begin : first.end].strip()
    if words and len(words) <= 70 and words[-1] not in ".;,":
        draft.heading = " ".join(words.split())
        draft.begin = draft.rows[2].start
        draft.rows = draft.rows[2:]


def _split(text: str, draft: Draft, number: int) -> Draft | None:
    """Cut a paragraph where the next number stands in the middle of one of its lines."""
    for place, row in enumerate(draft.rows):
        found = glued_number(row, number) if row.end > draft.begin else None
        if found is None or found[0] <= draft.begin:
            continue
        at, after = found
        later = Draft(
            [row._replace(left=at, start=at, words=text[at : row.end], blanks=0), *draft.rows[place + 1 :]],
            at,
            after,
            number,
            first=at,
        )
        mark = portion_mark(text, after)
        if mark is not None and mark.end <= row.end:
            later.mark, later.mark_written, later.begin = mark.mark, mark.written, mark.end
        end = row.start + len(text[row.start : at].rstrip())
        draft.rows = [*draft.rows[:place], row._replace(end=end, words=text[row.start : end])]
        return later
    return None
