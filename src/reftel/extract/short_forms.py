"""Long names explained by their short form: `NATIONAL RIVER LEAGUE (NRL)`, `NRL (NATIONAL RIVER LEAGUE)`.

The letters of the short form are the first letters of the words, small words left out; so a body is found
whose words alone say nothing. What the last word says is no body (a treaty, a plan) is left.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reftel.extract.lexicon import STOP, WORD, listed
from reftel.extract.spots import Spot
from reftel.extract.words import Words, titled

__all__ = ["explained_otherwise", "find_long_names", "find_short_forms", "short_forms_of"]

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
    for taken in _beginnings(words.upper[last], short):
        left = len(short) - taken - 1
        at = last - 1
        skipped = 0
        while at >= 0 and left >= 0 and skipped < 4:
            word = words.upper[at]
            if word[0] == short[left]:
                left -= 1
                skipped = 0
            elif words.flags[at] & STOP or not word[0].isalpha():
                skipped += 1
            else:
                break
            at -= 1
        if left < 0:
            return at + 1
    return None


def _beginnings(word: str, short: str) -> list[int]:
    """How many last letters of a short form the last word may give: one, or two and three as in `SEATO`."""
    return [size for size in (1, 2, 3) if size < len(short) - 1 and word.startswith(short[-size:])]


def _forwards(words: Words, first: int, short: str) -> int | None:
    """Where the words in brackets that give these letters end."""
    at, place, size = first, 0, len(words.upper)
    while at < size and place < len(short) and at - first < 14:
        word = words.upper[at]
        if word.startswith(short[place:]) and place:
            place = len(short)
        elif word[0] == short[place]:
            place += 1
        elif not words.flags[at] & STOP and word[0].isalpha():
            return None
        at += 1
    ended = at < size and words.upper[at] in {")", ","}
    return at - 1 if place == len(short) and ended and words.upper[at - 1] not in _NO_BODIES else None


def _long(words: Words, first: int, last: int) -> Spot:
    name = " ".join(words.text[words.starts[first] : words.ends[last]].split())
    shown = name if words.mixed else titled(name)
    return Spot(first, last, "organisation", "long-name", 0.85, name.upper(), shown)


def short_forms_of(words: Words, spots: Sequence[Spot]) -> Iterator[tuple[str, str]]:
    """Short forms in brackets behind the name of a body, or before it, with that name."""
    upper, size = words.upper, len(words.upper)
    for spot in spots:
        if spot.kind != "organisation" or spot.last == spot.first:
            continue
        at = spot.last + 1
        if at + 2 < size and upper[at] == "(" and upper[at + 2] == ")":
            short = upper[at + 1]
            told = not words.flags[at + 1] & WORD or short == _initials(words, spot.first, spot.last)
            if 2 <= len(short) <= 8 and short.isalpha() and told:
                yield short, spot.name or short
        elif spot.rule == "long-name" and spot.first > 1 and upper[spot.first - 1] == "(":
            yield upper[spot.first - 2], spot.name or upper[spot.first - 2]


def find_short_forms(words: Words, taken: Sequence[int], names: Mapping[str, str]) -> Iterator[Spot]:
    """Every place of a short form that the telegram explains somewhere."""
    if not names:
        return
    for at, word in enumerate(words.upper):
        name = names.get(word)
        if name is not None and not taken[at] and not words.is_low(at):
            yield Spot(at, at, "organisation", "short-form", 0.85, name.upper(), name)


def _initials(words: Words, first: int, last: int) -> str:
    """The first letters of the words of a name, small words left out."""
    pairs = zip(words.upper[first : last + 1], words.flags[first : last + 1], strict=True)
    return "".join(word[0] for word, flags in pairs if word[0].isalpha() and not flags & STOP)
