"""Persons in the words of a passage, by titles, ranks and offices before a name, and by given names.

A span holds title and name (`FRG AMB HALDEN`), since that is how telegrams name people; the role is kept
apart. A role alone (`POLOFF`, `THE DCM`) is no person. How much a name may look like an ordinary word depends
on the cue: after MR nearly anything is a name, after an office only what is no plain word or is followed
like a name.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from reftel.extract.calling import Called, name_at, proper
from reftel.extract.lexicon import (
    COMMON_GIVEN,
    COURTESY,
    GIVEN,
    KNOWN,
    OFFICE,
    PARTICLE,
    PLAIN,
    RANK,
    SPEECH,
    STOP,
    SURNAME,
    TITLE,
    WORD,
    listed,
)
from reftel.extract.spots import Spot
from reftel.extract.titles import role_before, role_end
from reftel.extract.words import Words

__all__ = ["find_people"]

_COMMON: Final = listed("title-common")
_ALWAYS: Final = frozenset(["MR", "MRS", "MISS", "MS", "DR", "MESSRS", "MME", "SIR", "LORD", "LADY"])
_ENDS: Final = frozenset([".", ":", ";", "-", '"'])
_SECOND: Final = listed("second-name")
_NEVER_FIRST: Final = frozenset(["SANTA", "SAN", "EL", "LA", "DE", "DEL", "LE", "LOS", "LAS"])


def _after_title(words: Words, title: int, taken: Sequence[int]) -> tuple[Called, str] | None:
    """The name a title introduces, and how."""
    upper, size = words.upper, len(words.upper)
    at = title + 1
    if at < size and upper[at] == "." and words.joined(at):
        at += 1
    if at >= size or words.possessive[title]:
        return None
    word = upper[title]
    common = word in _COMMON and not (word == "GENERAL" and title and words.flags[title - 1] & RANK)
    cue = 3 if word in _ALWAYS else 1 if common else 2
    if not words.flags[at] & TITLE or cue == 3:
        called = name_at(words, at, cue, taken)
        if called is not None and (cue > 1 or called.parts > 1 or not words.flags[at] & WORD):
            return called, "title"
    if words.flags[title] & COURTESY and not words.flags[title] & OFFICE:
        return None
    end = title if word in {"MEMBER", "MEMBERS", "FRIEND"} else role_end(words, title, taken)
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
            and not flags & (STOP | TITLE)
            and (not flags & WORD or (not flags & PLAIN and index and words.upper[index - 1] not in _ENDS))
            and not taken[index]
        ):
            named = name_at(words, index, 1, taken)
            if (
                named is not None
                and named.parts > 1
                and not flags & PARTICLE
                and not (flags & WORD and not _is_capital(words, named.surname))
            ):
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
            and (words.upper[index] not in _NEVER_FIRST or _is_vietnamese(words, index))
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


def _is_vietnamese(words: Words, at: int) -> bool:
    """Whether LE is a surname here: a second name follows that stands in the middle there (`LE DUC ANH`)."""
    return words.upper[at] == "LE" and at + 2 < len(words.upper) and words.upper[at + 1] in _SECOND


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
