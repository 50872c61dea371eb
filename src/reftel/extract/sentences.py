"""Running text cut into sentences, and sentences into words with their places.

A sentence ends at a full stop that is no abbreviation's, at a semicolon, and at the bracket of an aside that
stands for itself. Footnote figures stuck to a full stop (`letter.1 When`) do not hide it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.extract.offices import compared
from reftel.extract.passages import Passage
from reftel.extract.vocabulary import listed

__all__ = ["Sentence", "sentences_of"]

_LETTER: Final = r"[^\W\d_]"
_TOKEN: Final = re.compile(
    rf"{_LETTER}\.(?:{_LETTER}\.)+"  # U.S., P.M.
    rf"|{_LETTER}[^\W_]*(?:['/&-][^\W_]+)*"  # FONMIN, CNP's, MIN-IND/COM
    r"|\$?(?:(?<![^\s$(/-])\.)?\d+(?:[.,:]\d+)*"  # 1,000.5, $.4, 5:57; but letter.1 is a footnote's figure
    r"|--+|[^\s\w]|_"
)
_ABBREVIATIONS: Final = listed(
    "MR MRS MS DR GEN COL LT CAPT MAJ AMB MIN SEN REP GOV NO NOS ART PARA PARAS DEPT GOVT ST JR INC "
    "CORP LTD VS REF JAN FEB MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC ATTY FT HON REV FR SR SRA PROF "
    "APPROX INTL NATL CF VIZ COMDR CDR BRIG"
)
# Abbreviations that stand behind a name as often as before one, and so may end a sentence.
_ENDING: Final = frozenset({"GOVT", "DEPT", "INC", "CORP", "LTD", "JR", "INTL"})
_FUSED: Final = re.compile(r"\d{1,2}\.\d{1,2}$")
_LONGEST: Final = 300  # words; lists and garbled text have no full stops
_STOPS: Final = frozenset(".?!")
_QUOTES: Final = frozenset({'"', "'", ")", "]"})
_SPELT_OUT: Final = frozenset({"QUOTE", "UNQUOTE", "ENDQUOTE"})  # quotation marks of a telegram


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `words` in capitals as they are compared, `starts` and `ends` in the passage.

    `number` counts the sentences of the telegram; `upper`: the text has no small letters; `known`: words of
    names that can act, `bodies` those of them that are of bodies.
    """

    passage: Passage
    number: int
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    upper: bool
    known: frozenset[str]
    bodies: frozenset[str]

    def text(self, first: int, stop: int) -> str:
        """The running text from word `first` up to word `stop`."""
        return self.passage.text[self.starts[first] : self.ends[stop - 1]]

    def written(self, index: int) -> str:
        """One word as it is written."""
        return self.passage.text[self.starts[index] : self.ends[index]]


def _ends(words: Sequence[str], texts: Sequence[str], index: int) -> int | None:
    """How many words the sentence has if it ends at this one; None where it goes on."""
    word = words[index]
    count = len(words)
    if word == ";" or (word in _SPELT_OUT and texts[index] == word):
        return index + 1
    if (
        _FUSED.match(word)
        and index + 1 < count
        and texts[index + 1][:1].isupper()
        and texts[index + 1][1:2].islower()
    ):
        return index + 1  # JAN 25.2 ARRANGEMENTS: a day, a full stop, a footnote's figure
    if word not in _STOPS:
        return None
    stop = index + 1
    while stop < count and words[stop] in _QUOTES:
        stop += 1
    if word != ".":
        return stop
    previous = words[index - 1] if index else ""
    if previous in _ENDING and stop < count and texts[stop][:1].isupper() and texts[stop][1:2].islower():
        return stop
    if stop == index + 1 and (previous in _ABBREVIATIONS or (len(previous) == 1 and previous.isalpha())):
        return None if stop < count else stop
    if stop < count and words[stop].isdigit() and stop + 1 < count and texts[stop + 1][:1].isupper():
        follows = words[stop + 1]
        if len(words[stop]) <= 2 and follows not in {"OF", "MILLION", "PERCENT"}:
            return stop + 1  # a footnote's figure
    if stop < count and texts[stop][:1].islower():
        return None
    return stop


def sentences_of(
    passages: Sequence[Passage],
    known: frozenset[str] = frozenset(),
    bodies: frozenset[str] = frozenset(),
) -> Iterator[Sentence]:
    """Every sentence of some passages, in order; `known` are words of names."""
    number = 0
    for passage in passages:
        found = list(_TOKEN.finditer(passage.text))
        texts = [token.group() for token in found]
        upper = not any(text.islower() for text in texts)
        words = [compared(text.upper()) for text in texts]
        first, index, count = 0, 0, len(words)
        while index < count:
            stop = _ends(words, texts, index)
            if stop is None and index + 1 < count and words[index + 1] == "(" and words[index] in _STOPS:
                stop = index + 1
            if stop is None and index - first >= _LONGEST:
                stop = index + 1
            if stop is None:
                index += 1
                if index < count:
                    continue
                stop = count
            if stop > first:
                yield Sentence(
                    passage,
                    number,
                    tuple(words[first:stop]),
                    tuple(token.start() for token in found[first:stop]),
                    tuple(token.end() for token in found[first:stop]),
                    upper,
                    known,
                    bodies,
                )
                number += 1
            first = index = stop
