"""Words of a text: what counts as one, and how the odd ones of telegrams are cut.

Most runs of letters and figures are words. The rest is held together by a sign:

=================  ==============================  ============================================
written            words in order                  besides, as one word
=================  ==============================  ============================================
``EAP/MLS``        eap, mls                        ``eap/mls``: symbols are words as they stand
``non-paper``      non, paper                      ``nonpaper``
``COMMIT- MENTS``  commitments                     (broken at the end of a line)
``Bolivia's``      bolivia
``U.S.``           us
``1,250``          1250
``1.4(b)``         1.4, b
``00179``          179                             (serials are written with and without zeros)
=================  ==============================  ============================================

Words in order keep their places, so phrases are found; words "besides" are found alone only.
"""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

import Stemmer

from reftel.query.folding import fold, fold_with_offsets

__all__ = ["Cut", "Spot", "cut", "join_words", "read_words", "runs_from", "spots", "stem", "words_of"]

LONGEST_WORD = 80  #: longer runs are code groups and picture data: cut, so that the index stays sane
_LOOK_AHEAD = 2_000  #: where a run begins, characters looked at
_CACHED = 150_000
_CACHED_LENGTH = 40

# Linear: each sign must be followed by a letter or figure, each look-ahead is bounded by a word.
_BREAK = r"-(?:[ \t]*\r?\n[ \t]*| )(?!(?:and|or|to|but|und)\b)"
_RUN = r"{c}+(?:(?:['./&]|{b}|-|,(?=[0-9]{{3}}(?![0-9]))){c}+){{0,24}}"
_ASCII = re.compile(_RUN.format(c="[a-z0-9]", b=_BREAK))
_ANY = re.compile(_RUN.format(c=r"[^\W_]", b=_BREAK))
_SIGNS = re.compile(r"(['./&,]|-\s*)")


class Spot(NamedTuple):
    """A word and the stretch of text it stands for."""

    word: str
    start: int
    end: int


class Cut(NamedTuple):
    """A run cut into words: in order, and those found besides."""

    words: tuple[Spot, ...]
    besides: tuple[Spot, ...]


class _Word:
    """One word while it is put together from pieces."""

    __slots__ = ("end", "initials", "start", "written")

    def __init__(self, piece: str, start: int) -> None:
        self.written, self.start, self.end = piece, start, start + len(piece)
        self.initials = len(piece) == 1 and piece.isalpha()

    def grow(self, piece: str, start: int, sign: str = "") -> None:
        self.written += sign + piece
        self.end = start + len(piece)

    def spot(self) -> Spot:
        written = self.written
        if written.isdecimal():
            written = written.lstrip("0") or "0"
        return Spot(written[:LONGEST_WORD], self.start, self.end)


class _Chain:
    """Words held together by strokes and hyphens, which together are a word besides."""

    __slots__ = ("end", "links", "start", "written")

    def __init__(self, piece: str, start: int) -> None:
        self.written, self.start, self.end, self.links = piece, start, start + len(piece), 0

    def spot(self) -> Spot | None:
        if not self.links or len(self.written) > LONGEST_WORD or not any(map(str.isalpha, self.written)):
            return None
        return Spot(self.written, self.start, self.end)


def cut(run: str) -> Cut:
    """Cuts one run of letters, figures and signs; offsets count inside the run."""
    pieces = _SIGNS.split(run)
    words, chains = [_Word(pieces[0], 0)], [_Chain(pieces[0], 0)]
    at = len(pieces[0])
    for place in range(1, len(pieces), 2):
        sign, piece = pieces[place], pieces[place + 1]
        start = at + len(sign)
        at = start + len(piece)
        word, chain = words[-1], chains[-1]
        letter = len(piece) == 1 and piece.isalpha()
        figures = piece.isdecimal() and word.written[-1].isdecimal()
        if sign == "'":
            if piece == "s" and place + 2 >= len(pieces):
                continue  # the possessive is not part of the word
            word.grow(piece, start)
        elif sign == "." and word.initials and letter:
            word.grow(piece, start)
        elif (sign == "." and figures) or (sign == "," and figures):
            word.grow(piece, start, "." if sign == "." else "")
        elif len(sign) > 1 and word.written[-1].isalpha() and piece[0].isalpha():
            word.grow(piece, start)
        else:
            words.append(_Word(piece, start))
            if sign in {"-", "/", "&"}:
                chain.written += ("" if sign == "-" else sign) + piece
                chain.end, chain.links = at, chain.links + 1
            else:
                chains.append(_Chain(piece, start))
            continue
        chain.written += piece
        chain.end = at
    found = [spot for chain in chains if (spot := chain.spot()) is not None]
    return Cut(tuple(word.spot() for word in words), tuple(found))


V = TypeVar("V")


class _Known(dict[str, V]):
    """What is made of each run, kept, since runs repeat as words do; forgotten when too many."""

    def __init__(self, make: Callable[[str], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, run: str) -> V:
        made = self._make(run)
        if len(run) <= _CACHED_LENGTH:
            if len(self) >= _CACHED:
                self.clear()
            self[run] = made
        return made


def _words(run: str) -> tuple[str, ...]:
    if run.isalpha():
        return (run[:LONGEST_WORD],)
    return tuple(spot.word for spot in cut(run).words)


def _besides(run: str) -> tuple[str, ...]:
    return () if run.isalnum() else tuple(spot.word for spot in cut(run).besides)


def _stems(run: str) -> str:
    return " ".join(_stem_of[word] for word in (*_words(run), *_besides(run)) if word.isalpha())


_stemmer = Stemmer.Stemmer("english", 0)
_stem_of: _Known[str] = _Known(lambda word: str(_stemmer.stemWord(word)) if word.isalpha() else word)
_words_of_run = _Known(_words)
_besides_of_run = _Known(_besides)
_joined_words = _Known(lambda run: " ".join(_words(run)))
_joined_stems = _Known(_stems)


def stem(word: str) -> str:
    """The word without its ending: `prices` and `pricing` give `price`-like stems that are equal."""
    return _stem_of[word]


def _runs(folded: str) -> re.Pattern[str]:
    return _ASCII if folded.isascii() else _ANY


def words_of(text: str) -> list[str]:
    """The words of a text, in order."""
    folded = fold(text)
    known = _words_of_run
    return [word for run in _runs(folded).findall(folded) for word in known[run]]


def read_words(text: str) -> tuple[list[str], list[str]]:
    """The words of a text in order, and the words found besides."""
    folded = fold(text)
    known, aside = _words_of_run, _besides_of_run
    runs: list[str] = _runs(folded).findall(folded)
    besides = [word for run in runs if not run.isalnum() for word in aside[run]]
    return [word for run in runs for word in known[run]], besides


def join_words(text: str) -> tuple[str, str, str]:
    """Words in order, words besides, and the stems of both, each as one string with blanks between.

    The same words as `read_words` gives, at a third of its cost: an index wants strings, and runs repeat.
    Of a run of letters alone nothing has to be looked up to know its word.
    """
    folded = fold(text)
    runs: list[str] = _runs(folded).findall(folded)
    stems = " ".join(filter(None, map(_joined_stems.__getitem__, runs)))
    besides: list[str] = []
    for place in [place for place, run in enumerate(runs) if not run.isalpha() or len(run) > LONGEST_WORD]:
        run = runs[place]
        runs[place] = _joined_words[run]
        if not run.isalnum():
            besides += _besides_of_run[run]
    return " ".join(runs), " ".join(besides), stems


def _shifted(cut_run: Cut, shift: int, offsets: list[int] | None) -> Cut:
    """The words of a run, with offsets in the text it stands in."""
    words, besides = (
        tuple(
            Spot(word, shift + first, shift + last)
            if offsets is None
            else Spot(word, offsets[shift + first], offsets[shift + last - 1] + 1)
            for word, first, last in part
        )
        for part in cut_run
    )
    return Cut(words, besides)


def spots(text: str) -> list[Cut]:
    """The runs of a text cut into words, with offsets in the text as it stands."""
    folded, offsets = fold_with_offsets(text)
    runs = _runs(folded).finditer(folded)
    return [_shifted(cut(run[0]), run.start(), offsets) for run in runs]


def runs_from(folded: str, offsets: list[int] | None, start: int, most: int) -> list[Cut]:
    """The first runs of a folded text from a place on, cut into words, with offsets in the text itself."""
    found: list[Cut] = []
    pattern = _runs(folded)
    while len(found) < most and (run := pattern.search(folded, start, start + _LOOK_AHEAD)):
        found.append(_shifted(cut(run[0]), run.start(), offsets))
        start = run.end()
    return found
