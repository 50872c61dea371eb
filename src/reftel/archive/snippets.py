"""Stretches of a telegram around the words that were found, cut from the stored text.

The text is folded as it is for the index and the way back to offsets is kept, so that a word is shown where
it was found: `COMMIT-` and `MENTS` on two lines, `prices` for price. Only places where a word can begin are
looked at closely, since a page of results has twenty telegrams to cut from.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from reftel.query.folding import fold, fold_with_offsets
from reftel.query.forms import forms, wild_pattern
from reftel.query.match import distance
from reftel.query.small_words import SMALL_WORDS
from reftel.query.tree import Near, Node, Phrase, TextLeaf, Wild, Word, leaves
from reftel.query.wildcards import literal_head, wild_regex
from reftel.query.words import Cut, runs_from, stem, words_of

__all__ = ["Finder", "Mark", "Stretch", "Window", "cut_window", "stretches", "windows"]

_WIDTH = 240
_BEFORE = 70
_LONGEST_TEXT = 60_000
_MOST_MARKS = 100
_CLOSE = 25
_TELLING = 5  #: letters that tell where to look closely; more of them cost more than they save
_JOINT = r"(?:['./&,]|-\s{0,20})?"  # what may stand between the letters of one word


class Mark(NamedTuple):
    """A stretch of text that a leaf of the query found; `leaf` counts the leaves of the query."""

    start: int
    end: int
    leaf: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text to show, with the places of the words found in it."""

    text: str
    marks: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Sought:
    """One leaf made ready: rows of words, endings that count, patterns."""

    leaf: int
    rows: tuple[tuple[str, ...], ...] = ()
    stem: str | None = None
    pattern: re.Pattern[str] | None = None
    slips: int = 0

    @property
    def is_small(self) -> bool:
        return len(self.rows) == 1 and len(self.rows[0]) == 1 and self.rows[0][0] in SMALL_WORDS

    def fits(self, word: str) -> bool:
        # no ending changes how a word begins, and a page has thousands of words that begin otherwise
        if self.stem is not None and word[:1] == self.stem[:1] and stem(word) == self.stem:
            return True
        if self.pattern is not None:
            return self.pattern.fullmatch(word) is not None
        if not self.slips or abs(len(word) - len(self.rows[0][0])) > self.slips:
            return False
        return distance(word, self.rows[0][0], self.slips) <= self.slips


class Finder:
    """Finds the words of one query in texts."""

    def __init__(self, tree: Node | None) -> None:
        self.leaves = _text_leaves(leaves(tree))
        self.required = frozenset(_text_leaves(leaves(tree, required=True)))
        self._known: dict[str, bool] = {}
        sought = [_sought(number, leaf) for number, leaf in enumerate(self.leaves)]
        telling = [each for each in sought if not each.is_small]
        # `of` is shown between other words found, not wherever it stands, unless nothing else is asked for
        self._sought = telling or sought
        self.telling = len(self._sought)
        self._small = {each.rows[0][0]: each.leaf for each in sought if each.is_small} if telling else {}

    def __bool__(self) -> bool:
        return bool(self._sought)

    @cached_property
    def _heads(self) -> list[str]:
        """How words that are sought begin, where that is known from the query alone."""
        heads: list[str] = []
        for each in self._sought:
            if each.pattern is not None:
                heads.append(_plain_head(self.leaves[each.leaf]))
            heads.extend(row[0] for row in each.rows)
            if each.stem is not None:
                heads.append(each.stem.removesuffix("i"))  # `happi` is the stem of happy
                if each.stem.endswith("ie"):
                    heads.append(f"{each.stem[:-2]}ying")  # `die` that of dying
        return [head for head in heads if head]

    @cached_property
    def _searching(self) -> list[_Sought]:
        """Leaves for which the words of a text have to be gone through: `*ment`, other spellings."""
        return [
            each
            for each in self._sought
            if each.slips or (each.pattern is not None and not _plain_head(self.leaves[each.leaf]))
        ]

    def _starts(self, text: str) -> re.Pattern[str] | None:
        """Where in this text a word that is sought can begin."""
        heads = self._heads
        if self._searching:
            words = set(words_of(text))
            heads = [*heads, *(word for word in words if self._fits_one(word))]
        return _starting(tuple(sorted(set(heads), key=lambda head: (-len(head), head)))) if heads else None

    def _fits_one(self, word: str) -> bool:
        """Whether a word is one of those gone through for; words come again in every paragraph."""
        known = self._known.get(word)
        if known is None:
            known = False
            for each in self._searching:
                if each.fits(word):
                    known = True
                    break
            self._known[word] = known
        return known

    def find(self, text: str) -> list[Mark]:
        """The words found in a text, in order; no more than show what it is about."""
        text = text[:_LONGEST_TEXT]
        found: list[Mark] = []
        for cuts in self._places(text):
            found.extend(self._at(cuts))
            if len(found) >= _MOST_MARKS:
                break
        return self._with_small(text, sorted(set(found)))

    def _with_small(self, text: str, marks: list[Mark]) -> list[Mark]:
        """The marks, and small words between two of them that stand close: `state of siege`."""
        if not self._small:
            return marks
        between = [
            Mark(before.end + word.start(), before.end + word.end(), leaf)
            for before, after in pairwise(marks)
            if 0 < after.start - before.end <= _CLOSE
            for word in re.finditer(r"[^\W_]+", text[before.end : after.start])
            if (leaf := self._small.get(fold(word[0]))) is not None
        ]
        return sorted([*marks, *between])

    def _places(self, text: str) -> Iterator[Sequence[Cut]]:
        """Runs of words from each place where a word that is sought may begin."""
        longest = max((len(row) for each in self._sought for row in each.rows), default=1)
        starts = self._starts(text)
        if starts is None:
            return
        folded, offsets = fold_with_offsets(text)
        for start in starts.finditer(folded):
            yield runs_from(folded, offsets, start.start(), longest)

    def _at(self, cuts: Sequence[Cut]) -> Iterator[Mark]:
        """What is found that begins with the first of these runs."""
        if not cuts:
            return
        row = [spot for cut in cuts for spot in cut.words]
        for each in self._sought:
            for spot in (*cuts[0].words, *cuts[0].besides):
                if each.fits(spot.word) or (spot.word,) in each.rows:
                    yield Mark(spot.start, spot.end, each.leaf)
            for words in each.rows:
                size = len(words)
                if size > 1:
                    for first in range(len(cuts[0].words)):
                        if tuple(spot.word for spot in row[first : first + size]) == words:
                            yield Mark(row[first].start, row[first + size - 1].end, each.leaf)


def _text_leaves(found: Sequence[Node]) -> list[TextLeaf]:
    texts: list[TextLeaf] = []
    for leaf in found:
        if isinstance(leaf, Near):
            texts += [leaf.left, leaf.right]
        elif isinstance(leaf, (Word, Wild, Phrase)):
            texts.append(leaf)
    return texts


@lru_cache(maxsize=64)
def _starting(heads: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(_spelled, heads))})")


def _sought(number: int, leaf: TextLeaf) -> _Sought:
    match leaf:
        case Phrase(text):
            return _Sought(number, (tuple(words_of(text)),))
        case Wild(pattern):
            return _Sought(number, pattern=wild_regex(wild_pattern(pattern)))
        case Word(text, _, exact, slips):
            rows = forms(text)
            single = rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else None
            if single is None:
                return _Sought(number, rows)
            ending = stem(single) if single.isalpha() and not exact else None
            return _Sought(number, rows, ending, slips=slips)


def _plain_head(leaf: TextLeaf) -> str:
    return literal_head(wild_pattern(leaf.pattern)) if isinstance(leaf, Wild) else ""


def _spelled(word: str) -> str:
    """The head of a word letter by letter, whatever stands between them; numbers with zeros in front."""
    zeros = "0*" if word.isdecimal() else ""
    letters = [re.escape(letter) for letter in word if letter.isalnum()][:_TELLING]
    return zeros + _JOINT.join(letters)


class Window(NamedTuple):
    """A stretch of text that could be shown; the first of several in order is the best."""

    leaves: int  # fewer than none: how many leaves of the query it answers
    words: int  # likewise: how many words
    begin: int
    end: int


def windows(text: str, marks: Sequence[Mark], most: int = 2) -> list[Window]:
    """The best stretches of a text, those first that answer most of the query; none overlap."""
    starts = [mark.start for mark in marks]
    found: list[tuple[int, int, int]] = []
    for place, mark in enumerate(marks):
        inside = marks[place : bisect_left(starts, mark.start + _WIDTH - _BEFORE)]
        found.append((-len({each.leaf for each in inside}), -len(inside), mark.start))
    chosen: list[Window] = []
    for leaves_held, words, start in sorted(found):
        if len(chosen) == most:
            break
        begin, end = _at_words(text, max(0, start - _BEFORE), start - _BEFORE + _WIDTH)
        if all(end <= other.begin or begin >= other.end for other in chosen):
            chosen.append(Window(leaves_held, words, begin, end))
    return chosen


def stretches(text: str, marks: Sequence[Mark], most: int = 2) -> list[Stretch]:
    """The best stretches of a text, in its order, ready to be shown."""
    chosen = sorted(windows(text, marks, most), key=lambda window: window.begin)
    return [cut_window(text, window, marks) for window in chosen]


def _at_words(text: str, begin: int, end: int) -> tuple[int, int]:
    """The window moved to where words begin and end."""
    if begin > 0:
        blank = re.compile(r"\s").search(text, begin, begin + 40)
        begin = blank.end() if blank else begin
    if end < len(text):
        blank_at = max(text.rfind(" ", end - 40, end), text.rfind("\n", end - 40, end))
        end = blank_at if blank_at > begin else end
    return begin, min(end, len(text))


def cut_window(text: str, window: Window, marks: Sequence[Mark]) -> Stretch:
    """The window as one line, with the marks in it."""
    _, _, begin, end = window
    inside = [mark for mark in marks if begin <= mark.start and mark.end <= end]
    bounds = sorted({place for mark in inside for place in (mark.start, mark.end)} | {begin, end})
    shown = "…" if text[:begin].strip() else ""
    places: dict[int, int] = {begin: len(shown)}
    for left, right in pairwise(bounds):
        piece = _one_line(text[left:right])
        if shown.endswith(" ") or not shown.strip("…"):
            piece = piece.lstrip()
        places[left] = len(shown)
        shown += piece
        places[right] = len(shown)
    spans: list[tuple[int, int]] = []
    for mark in inside:
        start, stop = places[mark.start], places[mark.end]
        if spans and start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], stop)
        elif stop > start:
            spans.append((start, stop))
    shown = shown.rstrip()
    if text[end:].strip():
        shown += " …"
    return Stretch(shown, spans)


def _one_line(piece: str) -> str:
    """The piece with runs of blanks made one, those at its ends too."""
    words = " ".join(piece.split())
    if not words:
        return " " if piece else ""
    return f"{' ' if piece[0].isspace() else ''}{words}{' ' if piece[-1].isspace() else ''}"
