"""Long names explained by their short form: `NATIONAL RIVER LEAGUE (NRL)`, `NRL (NATIONAL RIVER LEAGUE)`.

The letters of the short form are the first letters of the words, small words left out; so a body is found
whose words alone say nothing. What the last word says is no body (a treaty, a plan) is left.
"""

from collections.abc import Iterator
from typing import Final

from reftel.extract.lexicon import STOP, listed
from reftel.extract.spots import Spot
from reftel.extract.words import Words, titled

__all__ = ["explained_otherwise", "find_long_names"]

_NO_BODIES: Final = listed("no-body")


def find_long_names(words: Words) -> Iterator[Spot]:
    """Long names beside their short form in brackets, either way round."""
    upper, size = words.upper, len(words.upper)
    for at in range(1, size - 2):
        if upper[at] != "(":
            continue
        if upper[at + 2] == ")" and _is_short(words, at + 1):
            first = _backwards(words, at - 1, upper[at + 1])
            if first is not None:
                yield _long(words, first, at - 1)
        elif _is_short(words, at - 1):
            last = _forwards(words, at + 1, upper[at - 1])
            if last is not None:
                yield _long(words, at + 1, last)


def explained_otherwise(words: Words) -> Iterator[str]:
    """Short forms in brackets that stand for no body: `INTERNATIONAL ORE AGREEMENT (IOA)`."""
    upper = words.upper
    for at in range(1, len(upper) - 2):
        if (
            upper[at] == "("
            and upper[at + 2] == ")"
            and upper[at - 1] in _NO_BODIES
            and _is_short(words, at + 1)
        ):
            yield upper[at + 1]


def _is_short(words: Words, at: int) -> bool:
    word = words.upper[at]
    written = words.text[words.starts[at] : words.ends[at]]
    return 3 <= len(word) <= 8 and word.isalpha() and written.isupper() and not words.flags[at] & STOP


def _backwards(words: Words, last: int, short: str) -> int | None:
    """Where the words that give these letters begin, read from the last."""
    if words.upper[last] in _NO_BODIES:
        return None
    left = len(short) - 1
    at = last
    skipped = 0
    while at >= 0 and left >= 0 and skipped < 4:
        word = words.upper[at]
        if word[0] == short[left]:
            left -= 1
            skipped = 0
        elif words.flags[at] & STOP or not word[0].isalpha():
            skipped += 1
        else:
            return None
        at -= 1
    return at + 1 if left < 0 else None


def _forwards(words: Words, first: int, short: str) -> int | None:
    """Where the words in brackets that give these letters end."""
    at, place = first, 0
    while at < len(words.upper) and place < len(short) and at - first < 14:
        word = words.upper[at]
        if word[0] == short[place]:
            place += 1
        elif not words.flags[at] & STOP and word[0].isalpha():
            return None
        at += 1
    ended = at < len(words.upper) and words.upper[at] in {")", ","}
    return at - 1 if place == len(short) and ended and words.upper[at - 1] not in _NO_BODIES else None


def _long(words: Words, first: int, last: int) -> Spot:
    name = " ".join(words.text[words.starts[first] : words.ends[last]].split())
    shown = name if words.mixed else titled(name)
    return Spot(first, last, "organisation", "long-name", 0.85, name.upper(), shown)
