"""A passage cut into words, each with what is known of it; what all finders of names read.

Words are looked up in capital letters and without a possessive: `Dorval's` is `DORVAL`. Initials with
points are one word (`U.S.`); hyphens, brackets and points are words of their own, so that a grammar sees
them.
"""

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from reftel.extract.lexicon import NAMES, STOP, WORD, flags, listed

__all__ = ["Words", "cut", "read_words", "titled"]

_WORD: Final = re.compile(r"(?:[A-Za-z]\.){2,8}|[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:/]\d+)*|\S")
_SMALL: Final = frozenset(["DE", "DEL", "DU", "LA", "EN", "ES", "AL", "EL", "LES", "DES"])
_ABROAD: Final = listed("foreign-word")
_ENGLISH: Final = frozenset(["THE", "OF", "AND", "TO", "FOR", "THAT", "WITH", "IS", "WAS", "BY", "ON", "IN"])
_AROUND: Final = 20
_FEW: Final = 5
_LOWER: Final = re.compile(r"[a-z]")
_UPPER: Final = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one passage, as columns.

    `upper[i]` is the word as it is looked up, `text[starts[i]:ends[i]]` as it stands without a possessive;
    `mixed` says that the passage tells small letters from capitals, `foreign[i]` that another language than
    English is written around the word.
    """

    text: str
    upper: list[str]
    starts: list[int]
    ends: list[int]
    flags: list[int]
    possessive: list[bool]
    mixed: bool
    foreign: list[bool]

    def is_low(self, index: int) -> bool:
        """Whether a word is written small in a text that tells small letters from capitals."""
        return self.mixed and self.text[self.starts[index]].islower()

    def joined(self, index: int) -> bool:
        """Whether no blank stands before this word."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


def cut(text: str) -> list[str]:
    """The words of a phrase, as `read_words` cuts them."""
    return [word.removesuffix("'S") if len(word) > 2 else word for word in _WORD.findall(text)]


def read_words(text: str) -> Words:
    """The words of a passage."""
    upper: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[int] = []
    possessive: list[bool] = []
    get = flags().get
    for found in _WORD.finditer(text):
        word = found.group().upper()
        start, end = found.span()
        owns = False
        if len(word) > 2 and word[-2] == "'" and word[-1] == "S":
            word = word[:-2]
            end -= 2
            owns = True
        upper.append(word)
        starts.append(start)
        ends.append(end)
        kinds.append(get(word, 0))
        possessive.append(owns)
    small = len(_LOWER.findall(text, 0, 4000))
    mixed = small > 0.3 * (small + len(_UPPER.findall(text, 0, 4000)))
    return Words(text, upper, starts, ends, kinds, possessive, mixed, _foreign(upper))


def _foreign(upper: list[str]) -> list[bool]:
    """Where small words of other languages outnumber the English ones around a word."""
    signs = [(word in _ABROAD) - (word in _ENGLISH) for word in upper]
    if signs.count(1) < _FEW:
        return [False] * len(upper)
    sums = [0, *accumulate(signs)]
    size = len(upper)
    return [sums[min(size, at + _AROUND)] - sums[max(0, at - _AROUND)] >= _FEW for at in range(size)]


def titled(written: str, *, town: bool = False) -> str:
    """Capitals as a reader writes them: `BANK OF PERU` gives `Bank of Peru`; short forms stay (`MFA`).

    The name of a `town` has no short forms: `BONN` gives `Bonn`.
    """
    shown = []
    for place, part in enumerate(written.split()):
        word = part.upper()
        kinds = flags().get(word.rstrip(".,"), 0)
        if place and (kinds & STOP or word in _SMALL):
            shown.append(word.lower())
        elif town:
            shown.append("-".join(bit.capitalize() for bit in word.split("-")))
        elif "." in word or (len(word) < 6 and word.isalpha() and not kinds & (WORD | NAMES | STOP)):
            shown.append(word if _is_short_form(word) or "." in word else word.capitalize())
        else:
            shown.append("-".join(bit.capitalize() for bit in word.split("-")))
    return " ".join(shown)


def _is_short_form(word: str) -> bool:
    """Whether an unknown short word is said letter by letter rather than a name: few vowels."""
    vowels = sum(letter in "AEIOUY" for letter in word)
    return len(word) <= 4 and vowels < 2
