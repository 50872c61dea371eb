"""Bare words that no table knows and no title introduces, judged by all their places in a telegram together.

One word means one thing in one telegram. A surname that was introduced once is that person everywhere.
Another unknown word gathers evidence: it speaks and owns like a person, stands behind IN like a place,
behind THE or in brackets after a long name like a body.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from reftel.extract.calling import name_at, proper
from reftel.extract.entities import middle_names
from reftel.extract.findings import NameKind
from reftel.extract.lexicon import (
    GIVEN,
    HEAD,
    HEAD_OF,
    KNOWN,
    PLAIN,
    RARER,
    SPEECH,
    STOP,
    SURNAME,
    TITLE,
    WORD,
    flags,
    is_misspelling,
    listed,
)
from reftel.extract.places import IN_PLACE
from reftel.extract.short_forms import explained_otherwise
from reftel.extract.spots import Spot
from reftel.extract.words import Words

__all__ = ["Judged", "judge", "places_of_judged"]

_Passage: TypeAlias = tuple[Words, Sequence[Spot], Sequence[int]]
_WITH: Final = listed("before-person")
_MEMBERS: Final = listed("after-body")
_LED: Final = listed("after-leader")
_ACTS: Final = listed("acts-like")
_BEING: Final = frozenset(["BE", "WAS", "WERE", "IS"])
_DONE: Final = listed("done-to-persons")
_NUMBERED: Final = frozenset(["OPTION", "REF", "REFTEL", "ANNEX", "PARA", "POINT", "PART", "SECTION"])
_VOWELS: Final = frozenset("AEIOUY")


@dataclass(slots=True)
class _Evidence:
    """What speaks for a word being each kind."""

    person: float = 0.0
    place: float = 0.0
    body: float = 0.0
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """What bare words of one telegram were judged to be: kind, confidence and rule by word."""

    kinds: dict[str, tuple[NameKind, float, str]] = field(default_factory=dict)


def _covered(spots: Sequence[Spot], size: int) -> list[bool]:
    """Which words stand in a person already."""
    held = [False] * size
    for spot in spots:
        if spot.kind == "person":
            for at in range(spot.first, spot.last + 1):
                held[at] = True
    return held


def judge(passages: Sequence[_Passage], signer: str | None) -> Judged:
    """What each bare word of a telegram is."""
    judged = Judged()
    sure: dict[str, float] = {}
    for words, spots, _taken in passages:
        for spot in spots:
            if spot.kind == "person":
                sure[spot.key] = max(sure.get(spot.key, 0.0), spot.confidence)
                for part in middle_names(spot, words):
                    sure.setdefault(part, 0.6)
    if signer:
        sure.setdefault(signer.split()[-1].upper(), 0.8)
    for surname, surely in sure.items():
        judged.kinds[surname] = ("person", min(surely, 0.85), "surname-again")
    for word, evidence in _gather(passages, judged).items():
        verdict = _verdict(evidence)
        if verdict is not None and verdict[0] == "person" and flags().get(word, 0) & KNOWN:
            judged.kinds[word] = ("person", verdict[1], "known-surname")
        elif verdict is not None:
            judged.kinds[word] = verdict
    return judged


def _is_candidate(words: Words, at: int, taken: Sequence[int]) -> bool:
    flags = words.flags[at]
    word = words.upper[at]
    if (
        taken[at]
        or flags & (STOP | TITLE | PLAIN | HEAD | HEAD_OF)
        or len(word) < 3
        or not word[0].isalpha()
        or words.is_low(at)
        or words.foreign[at]
    ):
        return False
    return not flags & RARER or bool(flags & KNOWN)


def _gather(passages: Sequence[_Passage], judged: Judged) -> dict[str, _Evidence]:
    found: dict[str, _Evidence] = {}
    explained = {short for words, _, _ in passages for short in explained_otherwise(words)}
    for words, spots, taken in passages:
        held = _covered(spots, len(words.upper))
        for at, word in enumerate(words.upper):
            if word in judged.kinds or word in explained or held[at] or not _is_candidate(words, at, taken):
                continue
            evidence = found.get(word)
            if evidence is None:
                evidence = found[word] = _prior(word, words.flags[at])
            _weigh(words, at, taken, evidence)
            if _beside_person(words, at, held):
                evidence.person += 0.3
    return found


def _beside_person(words: Words, at: int, held: Sequence[bool]) -> bool:
    """Whether a person stands on the other side of AND, a comma or a stroke."""
    upper, size = words.upper, len(words.upper)
    before = at > 1 and upper[at - 1] in {"AND", ",", "/", "-", "OR"} and held[at - 2]
    return before or (at + 2 < size and upper[at + 1] in {"AND", "/", "-", "OR"} and held[at + 2])


def _prior(word: str, flags: int) -> _Evidence:
    """What a word looks like before its places are seen."""
    vowels = sum(letter in _VOWELS for letter in word)
    if flags & RARER:
        return _Evidence(person=0.15)
    if flags & KNOWN:
        return _Evidence(person=0.75)
    if flags & SURNAME:
        return _Evidence(person=0.45 if len(word) > 3 else 0.2)
    if flags & GIVEN:
        return _Evidence(person=0.35 if len(word) > 3 else 0.15)
    if not vowels or (len(word) <= 4 and vowels < 2):
        return _Evidence(person=-0.6, body=0.35)
    if len(word) <= 5:
        return _Evidence(person=-0.25, body=0.2)
    if is_misspelling(word):
        return _Evidence(person=-1.0, place=-1.0, body=-1.0)
    return _Evidence(person=0.2)


def _weigh(words: Words, at: int, taken: Sequence[int], evidence: _Evidence) -> None:
    upper = words.upper
    evidence.seen += 1
    before = upper[at - 1] if at else ""
    after = upper[at + 1] if at + 1 < len(upper) else ""
    after_flags = words.flags[at + 1] if at + 1 < len(upper) else 0
    if after_flags & SPEECH and not words.possessive[at]:
        evidence.person += 0.4
    if words.possessive[at]:
        evidence.person += 0.15
        evidence.body += 0.05
    if before in _WITH:
        evidence.person += 0.12
    if after in _LED or after == "CASE" or _has_a_case(upper, at):
        evidence.person += 0.4
    elif before == "THE":
        evidence.person -= 0.5
        evidence.body += 0.25
    if after in _ACTS and before not in {"THE", "A"}:
        evidence.person += 0.15
    if 1 < evidence.seen < 6 and before not in {"THE", "A"}:
        evidence.person += 0.05
    if before in IN_PLACE and before != "TO":
        evidence.place += 0.35 if before in {"IN", "AT", "NEAR"} else 0.15
        evidence.person -= 0.15
    if after in _MEMBERS:
        evidence.body += 0.3
        evidence.person -= 0.2
    if at and taken[at - 1] == 2 and before != "THE":
        evidence.person += 0.1
    if before == "(" and after == ")":
        evidence.body += 0.1
    if words.mixed and words.text[words.ends[at] - 1].islower():
        evidence.body -= 0.3  # an acronym would be in capitals here too
    if before in {"A", "AN"} or after == "(":
        evidence.person -= 0.1


def _has_a_case(upper: Sequence[str], at: int) -> bool:
    """Whether something is done to a word that is done to persons only: `TALLARD BE EXPELLED`."""
    return at + 2 < len(upper) and upper[at + 1] in _BEING and upper[at + 2] in _DONE


def _verdict(evidence: _Evidence) -> tuple[NameKind, float, str] | None:
    best = max(evidence.person, evidence.place, evidence.body)
    if best < 0.45:
        return None
    if best == evidence.person:
        return "person", min(0.75, 0.3 + 0.4 * best), "speaks-or-owns"
    if best == evidence.place:
        return "place", min(0.6, 0.3 + 0.3 * best), "stands-behind-in"
    return "organisation", min(0.6, 0.3 + 0.3 * best), "unknown-body"


def places_of_judged(
    words: Words, spots: Sequence[Spot], taken: Sequence[int], judged: Judged
) -> Iterator[Spot]:
    """The places of judged words that no other rule found."""
    held = _covered(spots, len(words.upper))
    at = 0
    size = len(words.upper)
    while at < size:
        word = words.upper[at]
        verdict = judged.kinds.get(word)
        if verdict is None or held[at] or taken[at] or words.is_low(at):
            at += 1
            continue
        kind, surely, rule = verdict
        flags = words.flags[at]
        if kind == "person" and flags & PLAIN and not _acts(words, at):
            at += 1
            continue
        first = last = at
        if kind == "person":
            while first and at - first < 5:
                if _is_initial(words, first - 1, held):
                    first -= 2
                elif _belongs(words, first - 1, taken, held, judged):
                    first -= 1
                else:
                    break
            called = name_at(words, first, 1, taken)
            if called is not None and called.last > at and not any(held[at : called.last + 1]):
                last = called.last
                word = words.upper[called.surname]
        written = words.text[words.starts[first] : words.ends[last]]
        name = written if words.mixed or kind == "organisation" else proper(written)
        yield Spot(first, last, kind, rule, surely, word, name)
        at = last + 1


def _is_initial(words: Words, at: int, held: Sequence[bool]) -> bool:
    """Whether an initial with its point ends here: `K. BRANDWEIN`."""
    if at < 1 or words.upper[at] != "." or not words.joined(at) or held[at - 1]:
        return False
    before = words.upper[at - 2] if at > 1 else "."
    return len(words.upper[at - 1]) == 1 and words.upper[at - 1].isalpha() and before not in _NUMBERED


def _belongs(words: Words, at: int, taken: Sequence[int], held: Sequence[bool], judged: Judged) -> bool:
    """Whether the word before a surname is a name of the same person."""
    flags = words.flags[at]
    if held[at] or taken[at] or words.possessive[at] or words.is_low(at):
        return False
    if len(words.upper[at]) > 2 and words.upper[at][1] == ".":
        return True
    if flags & (WORD | STOP | TITLE) or words.upper[at] in judged.kinds or len(words.upper[at]) < 3:
        return False
    return bool(flags & (GIVEN | SURNAME))


def _acts(words: Words, at: int) -> bool:
    """Whether a plain word that is also a surname stands like a name here."""
    if words.possessive[at]:
        return True
    after_flags = words.flags[at + 1] if at + 1 < len(words.upper) else 0
    before = words.upper[at - 1] if at else ""
    return bool(after_flags & SPEECH) or before in _WITH
