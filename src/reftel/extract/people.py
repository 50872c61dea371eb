"""Persons in the words of a passage, by titles, ranks and offices before a name, and by given names.

A span holds title and name (`FRG AMB HALDEN`), since that is how telegrams name people; the role is kept
apart. A role alone (`POLOFF`, `THE DCM`) is no person. How much a name may look like an ordinary word depends
on the cue: after MR nearly anything is a name, after an office only what is no plain word or is followed
like a name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.extract.lexicon import (
    BEFORE,
    COMMON_GIVEN,
    COURTESY,
    GIVEN,
    KNOWN,
    NAMES,
    OFFICE,
    PARTICLE,
    PLAIN,
    PORTFOLIO,
    SPEECH,
    STOP,
    SURNAME,
    TITLE,
    WORD,
    listed,
)
from reftel.extract.spots import Spot
from reftel.extract.words import Words

__all__ = ["Called", "find_people", "name_at", "role_before"]

# Titles that are more often ordinary nouns: what follows must look like a name by itself.
_COMMON: Final = listed("title-common")
_ALWAYS: Final = frozenset(["MR", "MRS", "MISS", "MS", "DR", "MESSRS", "MME", "SIR", "LORD", "LADY"])
_NEVER_FIRST: Final = frozenset(["SANTA", "SAN", "EL", "LA", "DE", "DEL", "LE", "LOS", "LAS"])
_VOWELS: Final = frozenset("AEIOUY")
_JUNIOR: Final = frozenset(["JR", "SR", "II", "III"])
_OPENS: Final = frozenset(["OF", "FOR", "TO", "AT", "IN"])
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


def _followed_like_a_name(words: Words, at: int) -> bool:
    if words.possessive[at] or at + 1 >= len(words.upper):
        return True
    after = words.upper[at + 1]
    return bool(words.flags[at + 1] & SPEECH) or after in _AFTER_NAME


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
        if len(word) == 1 and word.isalpha() and not words.is_low(at):
            if at + 1 < size and upper[at + 1] == "." and (parts or at + 2 < size):
                at += 2
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


def role_before(words: Words, at: int, taken: Sequence[int]) -> int:
    """Where the role whose last word is at `at` begins: `FRG DISARMAMENT COMMISSIONER`."""
    first = at
    while first and at - first < 8:
        before = first - 1
        word = words.upper[before]
        flags = words.flags[before]
        if flags & (TITLE | BEFORE) or taken[before] or (flags & PORTFOLIO and not flags & STOP):
            first = before
        elif word in {"&", "AND"} and before and words.flags[at] & words.flags[before - 1] & COURTESY:
            first = before - 1
        elif word == ")" and before > 2 and words.upper[before - 2] == "(" and taken[before - 3]:
            first = before - 3
        elif (
            word in {"-", ".", "/"}
            and before
            and (words.flags[before - 1] & (TITLE | BEFORE | PORTFOLIO) or taken[before - 1])
        ):
            if word == "." and len(words.upper[before - 1]) > 5:
                break
            first = before - 1
        else:
            break
    return first


def _role_end(words: Words, at: int, taken: Sequence[int]) -> int:
    """Where a role that goes on behind its title ends: `MINISTER OF MINES AND POWER`."""
    upper, size = words.upper, len(words.upper)
    last = at
    here = at + 1
    if here < size and upper[here] == "-" and here + 1 < size and words.flags[here + 1] & (BEFORE | TITLE):
        last = here + 1
        here = last + 1
    elif here < size and upper[here] in {"DESIGNATE", "ELECT"}:
        last = here
        here += 1
    if here >= size or upper[here] not in _OPENS:
        return last
    here += 1
    stop = min(size, here + 9)
    while here < stop:
        word = upper[here]
        if taken[here] or (words.flags[here] & (PORTFOLIO | BEFORE) and word != "UNDER"):
            last = here
        elif word not in {"AND", "OF", "THE", "&", "-", "FOR"}:
            break
        here += 1
    return last


def _after_title(words: Words, title: int, taken: Sequence[int]) -> tuple[Called, str] | None:
    """The name a title introduces, and how."""
    upper, size = words.upper, len(words.upper)
    at = title + 1
    if at < size and upper[at] == "." and words.joined(at):
        at += 1
    if at >= size or words.possessive[title]:
        return None
    word = upper[title]
    common = word in _COMMON
    cue = 3 if word in _ALWAYS else 1 if common else 2
    if not words.flags[at] & TITLE or cue == 3:
        called = name_at(words, at, cue, taken)
        if called is not None and (cue > 1 or called.parts > 1 or not words.flags[at] & WORD):
            return called, "title"
    if words.flags[title] & COURTESY and not words.flags[title] & OFFICE:
        return None
    end = title if word in {"MEMBER", "MEMBERS", "FRIEND"} else _role_end(words, title, taken)
    at = max(at, end + 1)
    if at >= size:
        return None
    if upper[at] == "(":
        called = name_at(words, at + 1, 1, taken) if at + 1 < size else None
        if called is not None and called.last + 1 < size and upper[called.last + 1] == ")":
            return called, "title-brackets"
        close = next((here for here in range(at + 1, min(size, at + 6)) if upper[here] == ")"), None)
        called = name_at(words, close + 1, 1, taken) if close is not None and close + 1 < size else None
        return (called, "title-beyond-brackets") if called is not None else None
    if upper[at] == ",":
        called = name_at(words, at + 1, 1, taken) if at + 1 < size else None
        if called is not None and _apposed(words, called):
            return called, "title-apposition"
        return None
    if end > title:
        called = name_at(words, at, 1, taken)
        if called is not None:
            return called, "title-of"
    return None


def _apposed(words: Words, called: Called) -> bool:
    """Whether a name behind a comma ends as an apposition does."""
    after = words.upper[called.last + 1] if called.last + 1 < len(words.upper) else "."
    flags = words.flags[called.last + 1] if called.last + 1 < len(words.upper) else 0
    return after in {",", ".", "(", ";", "AND", ")"} or bool(flags & SPEECH) or called.parts > 1


def find_people(words: Words, taken: Sequence[int]) -> Iterator[Spot]:
    """Persons named with a title, or with a given name before a surname."""
    done = -1
    size = len(words.upper)
    for index in range(size):
        if index <= done:
            continue
        flags = words.flags[index]
        if flags & TITLE and taken[index] in {0, 2}:
            found = _after_title(words, index, taken)
            if found is not None:
                called, rule = found
                first = role_before(words, index, taken)
                if first <= done:
                    first = index
                yield _person(words, first, called, rule, _certainty(words, index, called, rule), title=index)
                done = called.last
                yield from _companions(words, called, taken)
                continue
        if (
            words.mixed
            and _is_capital(words, index)
            and not flags & (WORD | STOP | TITLE)
            and not taken[index]
        ):
            named = name_at(words, index, 1, taken)
            if named is not None and named.parts > 1 and not flags & PARTICLE:
                if index and words.upper[index - 1] in {"IN", "AT", "NEAR"}:
                    written = words.text[words.starts[index] : words.ends[named.last]]
                    yield Spot(index, named.last, "place", "stands-behind-in", 0.5, written.upper(), written)
                    done = named.last
                    continue
                surely = 0.85 if flags & GIVEN else 0.6
                yield _person(words, index, named, "given-name" if flags & GIVEN else "two-names", surely)
                done = named.last
                continue
        if (
            flags & GIVEN
            and words.upper[index] not in _NEVER_FIRST
            and not flags & (PLAIN | STOP | TITLE)
            and not taken[index]
            and not words.is_low(index)
        ):
            full = _full_name(words, index, taken)
            if full is not None:
                surely = (
                    0.85
                    if words.flags[full.surname] & (SURNAME | KNOWN) or not words.flags[full.surname]
                    else 0.7
                )
                yield _person(words, full.first, full, "given-name", surely)
                done = full.last


def _is_capital(words: Words, at: int) -> bool:
    """Whether a word of mixed text is written as names are: `Sokha`, not `MOI`."""
    written = words.text[words.starts[at] : words.ends[at]]
    return written[0].isupper() and written[-1].islower()


def _certainty(words: Words, title: int, called: Called, rule: str) -> float:
    surely = {"title": 0.9, "title-of": 0.75, "title-brackets": 0.85}.get(rule, 0.7)
    if words.upper[title] in _COMMON:
        surely -= 0.15
    if words.flags[called.surname] & PLAIN:
        surely -= 0.15
    return surely


def _full_name(words: Words, at: int, taken: Sequence[int]) -> Called | None:
    """A given name with a surname behind it."""
    if words.possessive[at]:
        return None
    called = name_at(words, at, 1, taken)
    if called is None or (called.parts < 2 and called.last == called.first):
        return None
    if called.surname == at:
        return None
    if words.flags[at] & WORD and not words.flags[at] & COMMON_GIVEN and words.flags[called.surname] & WORD:
        return None  # RED TAPE, GREEN LIGHT
    return called


def _companions(words: Words, called: Called, taken: Sequence[int]) -> Iterator[Spot]:
    """Further names that one title covers: `AMBASSADORS LANE AND DORVAL`."""
    at = called.last + 1
    upper, size = words.upper, len(words.upper)
    while at + 1 < size and upper[at] in {",", "AND", "/"}:
        at += 1
        if upper[at] == "AND" and at + 1 < size:
            at += 1
        flags = words.flags[at]
        if (flags & (TITLE | WORD) and not flags & KNOWN) or len(upper[at]) < 4:
            return
        other = name_at(words, at, 1, taken)
        if other is None:
            return
        yield _person(words, other.first, other, "companion", 0.65)
        at = other.last + 1


def _person(
    words: Words, first: int, called: Called, rule: str, surely: float, *, title: int | None = None
) -> Spot:
    written = words.text[words.starts[called.first] : words.ends[called.last]]
    role = None
    if title is not None:
        end = max(title, called.first - 1)
        while end > title and words.upper[end] in {"(", ",", "."}:
            end -= 1
        role = " ".join(words.text[words.starts[first] : words.ends[end]].split())
    name = written if words.mixed else proper(written)
    return Spot(first, called.last, "person", rule, surely, words.upper[called.surname], name, role)


def proper(written: str) -> str:
    """A name in capitals as a reader writes it: `O'HARROW` gives `O'Harrow`."""
    small = {"DE", "DEL", "DA", "DOS", "DER", "DEN", "LA", "BIN", "IBN", "VON", "VAN", "DI"}
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
