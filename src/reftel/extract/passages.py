"""The words of a telegram as running text, paragraph by paragraph, with the way back to the text as received.

Page lines and stamps stand in the middle of sentences, and words are broken at line ends. A passage leaves
the furniture out, folds white space and joins broken words, so that a grammar reads plain sentences; what it
finds is turned back into spans of the exact text. A quote never runs across furniture: it is cut there.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from reftel.extract.known import phrases
from reftel.extract.lexicon import PLAIN, flags
from reftel.telegram.model import Telegram
from reftel.telegram.record import Mark, Paragraph, Role
from reftel.telegram.text import Span

__all__ = ["Passage", "passage_of", "passages_of"]

# Stretches with single blanks only; each is copied as it stands.
_STRETCH: Final = re.compile(r"[^\s¶]+(?: [^\s¶]+)*")
# A word broken at a line end, the line end turned into a blank by an earlier hand.
_BROKEN: Final = re.compile(r"(?<=[A-Za-z])- (?=[A-Za-z])")
_AND: Final = re.compile(r"(?:and|or|to|und|et|y|e)\b", re.IGNORECASE)
_FIRST_WORD: Final = re.compile(r"[A-Za-z]{1,24}")
_LAST_WORD: Final = re.compile(r"[A-Za-z.]{1,20}-$")
# Words that keep the hyphen they were broken at: ANTI-TRUST, LATIN-AMERICAN.
_KEEP_HYPHEN: Final = frozenset({
    *("ANTI", "NON", "EX", "PRE", "POST", "PRO", "SEMI", "SELF", "VICE", "ALL", "HALF", "WELL", "LONG"),
    *("US", "UK", "UN", "EU", "U.S", "LATIN", "NORTH", "SOUTH", "EAST", "WEST", "MID", "FAR", "INTER"),
    *("SHORT", "SUB", "CO"),
    *("TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN"),
})  # fmt: skip
# One character for one, so that the map still holds.
_PLAIN: Final = str.maketrans({"ʼ": "'", "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph as running text.

    `text[i]` stands in the received text at `origin(i)`; `breaks` are the places in `text` at which furniture
    was left out. `number`, `mark`, `role` and `heading` are those of the paragraph.
    """

    number: int | None
    mark: Mark | None
    role: Role
    heading: str | None
    text: str
    received: str
    breaks: tuple[int, ...]
    _at: tuple[int, ...]
    _from: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Where in the received text the character at this offset of `text` stands."""
        row = bisect_right(self._at, offset) - 1
        return self._from[row] + offset - self._at[row]

    def span(self, start: int, end: int) -> Span:
        """The span of the received text that holds `text[start:end]`, not empty."""
        return self.origin(start), self.origin(end - 1) + 1

    def quote(self, start: int, end: int) -> str:
        """The exact words between two offsets of `text`, white space folded."""
        first, last = self.span(start, end)
        return " ".join(self.received[first:last].split())

    def unbroken(self, start: int, end: int, anchor: int | None = None) -> tuple[int, int]:
        """The stretch cut at furniture: the side that holds `anchor`, or the longer one; blanks trimmed."""
        for place in self.breaks[bisect_right(self.breaks, start) : bisect_left(self.breaks, end)]:
            first = place - start >= end - place if anchor is None else anchor < place
            if first:
                end = place
                break
            start = place
        while start < end - 1 and self.text[start] == " ":
            start += 1
        while end > start + 1 and self.text[end - 1] == " ":
            end -= 1
        return start, end


def _keeps_hyphen(before: str, after: str) -> bool:
    """Whether a hyphen before a line end belongs to the word: ANTI-TRUST, U.S.-Bolivian, and names."""
    found = _LAST_WORD.search(before)
    word = found.group()[:-1] if found else ""
    if word.upper().strip(".") in _KEEP_HYPHEN:
        return True
    rest = _FIRST_WORD.match(after)
    if rest is not None and _are_two(word.upper(), rest.group().upper()):
        return True
    return after[:1].isupper() and not word.isupper()


def _are_two(before: str, after: str) -> bool:
    """Whether two words stand around a hyphen rather than one broken word: `SOVIET- AMERICAN`."""
    known = flags()
    if len(before) < 3 or known.get(before + after, 0):
        return False
    return len(after) > 2 and (
        before in phrases() or bool(known.get(before, 0) & known.get(after, 0) & PLAIN)
    )


def passage_of(received: str, paragraph: Paragraph, pieces: Iterable[Span]) -> Passage:
    """One paragraph as a passage; `pieces` are its stretches without furniture, in order."""
    start = _first_word(received, paragraph)
    strings: list[str] = []
    at: list[int] = []
    froms: list[int] = []
    breaks: list[int] = []
    size = 0
    last = ""
    for piece_start, piece_end in pieces:
        if piece_end <= start:
            continue
        fresh = bool(strings)
        for first, end in _stretches(received, max(piece_start, start), piece_end):
            words = received[first:end]
            if last:
                if last[-1] == "-" and last[-2:-1].isalpha() and words[0].isalpha() and not _AND.match(words):
                    if not _keeps_hyphen(last, words):
                        strings[-1] = strings[-1][:-1]
                        size -= 1
                else:
                    strings.append(" ")
                    size += 1
                if fresh:
                    breaks.append(size)
                    fresh = False
            at.append(size)
            froms.append(first)
            strings.append(words)
            size += len(words)
            last = words
    text = "".join(strings).translate(_PLAIN)
    return Passage(
        paragraph.number,
        paragraph.mark,
        paragraph.role,
        paragraph.heading,
        text,
        received,
        tuple(breaks),
        tuple(at),
        tuple(froms),
    )


def _stretches(received: str, start: int, end: int) -> Iterator[Span]:
    """Stretches with single blanks, cut once more where a word was broken."""
    for found in _STRETCH.finditer(received, start, end):
        first, last = found.span()
        if "- " in found.group():
            for broken in _BROKEN.finditer(received, first, last):
                yield first, broken.start() + 1
                first = broken.end()
        yield first, last


def _first_word(received: str, paragraph: Paragraph) -> int:
    """Where the words begin behind number and mark."""
    start, end = paragraph.span
    line = paragraph.text[:24].split("\n", 1)[0]
    found = received.find(line, start, min(end, start + 90 + len(line))) if line else -1
    return found if found >= 0 else start


def passages_of(telegram: Telegram) -> list[Passage]:
    """Every paragraph of a telegram that holds words, in order."""
    spans = [part.span for part in telegram.parts if part.kind == "paragraph"]
    starts = [start for start, _ in spans]
    found = []
    for paragraph in telegram.values.paragraphs:
        start, end = paragraph.span
        first = max(0, bisect_right(starts, start) - 1)
        pieces = []
        for piece_start, piece_end in spans[first:]:
            if piece_start >= end:
                break
            if piece_end > start:
                pieces.append((max(piece_start, start), min(piece_end, end)))
        passage = passage_of(telegram.text, paragraph, pieces or [paragraph.span])
        if passage.text:
            found.append(passage)
    return found
