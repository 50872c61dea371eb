"""A person's name, read word by word from where it begins: given names, initials, particles, a surname.

How much a word of a name may look like an ordinary word depends on the cue before it: after MR nearly
anything is a name, after an office only what is no plain word or is followed like a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reftel.extract.lexicon import (
    COMMON_GIVEN,
    GIVEN,
    KNOWN,
    NAMES,
    PARTICLE,
    PLAIN,
    SPEECH,
    STOP,
    SURNAME,
    TITLE,
    WORD,
    is_misspelling,
    listed,
)
from reftel.extract.words import Words

__all__ = ["Called", "name_at", "proper"]

_VOWELS: Final = frozenset("AEIOUY")
_ABROAD: Final = listed("foreign-word")
_NO_NAMES: Final = frozenset(["CASE", "CASES", "AFFAIR", "MATTER"])  # THE DORAN CASE
_JUNIOR: Final = frozenset(["JR", "SR", "II", "III"])
_AFTER_NAME: Final = frozenset(
    [
        ",",
        ".",
        ";",
        ":",
        ")",
        "(",
        "AND",
        "OR",
        "TO",
        "ON",
        "IN",
        "AT",
        "OF",
        "IS",
        "WAS",
        "HAS",
        "HAD",
        "WHO",
        "WILL",
    ]
)


@dataclass(frozen=True, slots=True)
class Called:
    """A name read at a place: the words it covers, and the word that is the surname."""

    first: int
    last: int
    surname: int
    parts: int


def _accepts(words: Words, at: int, cue: int, taken: Sequence[int], *, first: bool) -> bool:
    """Whether a word can be part of a name behind a cue: 3 MR, 2 a title beside it, 1 something weaker."""
    flags = words.flags[at]
    word = words.upper[at]
    if not word[0].isalpha() or taken[at] == 2 or words.is_low(at):
        return False
    if flags & STOP and not (flags & NAMES and words.mixed and words.text[words.ends[at] - 1].islower()):
        return False
    if not first and word in _NO_NAMES:
        return False
    if not flags and cue < 3 and _is_slip(words, at, first=first):
        return False
    if words.foreign[at] and (not flags & NAMES or word in _ABROAD):
        return False
    if taken[at]:
        return bool(flags & NAMES) and first and cue >= (2 if taken[at] == 1 else 3)
    if flags & TITLE:
        return bool(flags & (SURNAME | KNOWN)) and cue == 3 and first
    if words.mixed and not flags & (PLAIN | SPEECH) and words.text[words.ends[at] - 1].islower():
        return not first or bool(cue)
    if not flags & WORD:
        return len(word) > 2 or (len(word) == 2 and (cue > 1 or not first) and bool(_VOWELS & set(word)))
    if flags & SPEECH:
        return False
    if flags & PLAIN:
        if not flags & NAMES:
            return cue == 3 and first and word not in _AFTER_NAME
        return cue == 3 or ((cue == 2 or not first) and _followed_like_a_name(words, at))
    if flags & NAMES:
        return cue >= 2 or not first or bool(flags & (KNOWN | GIVEN) and cue)
    if first:
        return cue == 3
    return bool(words.flags[at - 1] & COMMON_GIVEN) and _followed_like_a_name(words, at)


def _is_slip(words: Words, at: int, *, first: bool) -> bool:
    """Whether an unknown word is rather an ordinary one that was mistyped, or letters for something."""
    word = words.upper[at]
    if not _VOWELS & set(word):
        return len(word) > 2
    ends = word.endswith(("ED", "ING", "TION", "TIONS"))
    return len(word) > (8 if first and not ends else 6) and (ends or len(word) > 8) and is_misspelling(word)


def _followed_like_a_name(words: Words, at: int) -> bool:
    if words.possessive[at] or at + 1 >= len(words.upper):
        return True
    after = words.upper[at + 1]
    return bool(words.flags[at + 1] & SPEECH) or after in _AFTER_NAME


def _is_bare_initial(words: Words, at: int, taken: Sequence[int]) -> bool:
    """Whether a letter without a point stands between a given name and a surname: `FRED A TALLARD`."""
    if not words.flags[at - 1] & GIVEN or at + 1 >= len(words.upper) or taken[at + 1]:
        return False
    return words.upper[at + 1][0].isalpha() and not words.flags[at + 1] & (WORD | STOP | TITLE)


def name_at(words: Words, at: int, cue: int, taken: Sequence[int]) -> Called | None:
    """The name that begins at a word: given names, initials, particles and a surname, six words at most."""
    upper, size = words.upper, len(words.upper)
    first = at
    last = surname = -1
    parts = 0
    stop = min(size, at + 10)
    while at < stop and parts < 6:
        word = upper[at]
        flags = words.flags[at]
        if len(word) == 1 and word.isalpha() and (word == "Y" or not words.is_low(at)):
            if at + 1 < size and upper[at + 1] == "." and (parts or at + 2 < size):
                at += 2
                continue
            if parts and (
                _is_bare_initial(words, at, taken) or (word == "Y" and parts > 1 and surname == at - 1)
            ):
                at += 1
                continue
            break
        if len(word) > 2 and word[1] == "." and len(word) <= 6 and not taken[at]:
            at += 1
            continue
        if word == "-" and last == at - 1 and words.joined(at) and at + 1 < size and words.joined(at + 1):
            at += 1
            continue
        if word in _JUNIOR and parts:
            last = at
            break
        if (
            flags & PARTICLE
            and at + 1 < size
            and not words.possessive[at]
            and not (words.is_low(at) and not parts)
        ):
            following = at + 1
            if upper[following] == "-" and following + 1 < size:
                following += 1
            if words.flags[following] & PARTICLE and following + 1 < size:
                following += 1
            if (
                _accepts(words, following, min(cue, 2), taken, first=not parts)
                and upper[following] not in _JUNIOR
            ):
                at = following
                continue
        if not _accepts(words, at, cue if not parts else max(1, cue - 1), taken, first=not parts):
            break
        last = surname = at
        parts += 1
        if words.possessive[at]:
            break
        at += 1
    if surname < 0:
        return None
    return Called(first, max(last, surname), surname, parts)


def proper(written: str) -> str:
    """A name in capitals as a reader writes it: `O'HARROW` gives `O'Harrow`."""
    small = {"DE", "DEL", "DA", "DOS", "DER", "DEN", "LA", "BIN", "IBN", "VON", "VAN", "DI", "Y"}
    shown: list[str] = []
    for part in written.split():
        if part.upper() in small and shown:
            shown.append(part.lower())
            continue
        shown.append(
            "-".join("'".join(_capital(bit) for bit in piece.split("'")) for piece in part.split("-"))
        )
    return " ".join(shown)


def _capital(bit: str) -> str:
    if bit.upper().startswith("MC") and len(bit) > 3:
        return f"Mc{bit[2:].capitalize()}"
    return bit.capitalize() if "." not in bit else bit.upper()
