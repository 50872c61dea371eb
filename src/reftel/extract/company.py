"""Who came along: WAS ACCOMPANIED BY, told apart from the sentence that tells of the meeting.

The list may run over several sentences that end in semicolons; those who come along stand on the side of
the one they accompany.
"""

from dataclasses import dataclass, replace
from typing import Final

from reftel.extract.evidence import Evidence, evidence
from reftel.extract.frames import VERBS
from reftel.extract.parties import Party, parties_of, party
from reftel.extract.reading import Reading
from reftel.extract.sentences import Sentence
from reftel.extract.verbs import FINITE

__all__ = ["Company", "company_in"]

_HOW: Final = frozenset({"BY", "WITH"})


@dataclass(frozen=True, slots=True)
class Company:
    """One who was accompanied, and by whom."""

    leader: Party
    members: tuple[Party, ...]
    shows: Evidence


def _members(sentence: Sentence, first: int, reading: Reading, leader: Party) -> list[Party]:
    """Everybody listed from a word on; words in brackets belong to the role before them."""
    words = sentence.words
    stop = next(
        (
            row
            for row in range(first + 1, len(words) - 1)
            if words[row] == "," and (words[row + 1] in FINITE or words[row + 1] in VERBS)
        ),
        len(words),
    )
    while stop > first and words[stop - 1] in {".", ";"}:
        stop -= 1
    while first < stop and words[first] in {"AND", ","}:
        first += 1
    found: list[Party] = []
    start = first
    for row in range(first, stop + 1):
        if row < stop and words[row] not in {"(", "AND", ";"}:
            continue
        if row < stop and words[row] == "AND" and row + 1 < stop and not sentence.upper:
            nxt = sentence.written(row + 1)
            if nxt[0].islower() and row - start > 3:
                continue  # head of trade and commerce
        if row > start:
            found += parties_of(sentence, start, row, reading)
        start = row + 1
        if row < stop and words[row] == "(" and found:
            close = next((place for place in range(row, stop) if words[place] == ")"), stop)
            last = found[-1]
            aside = sentence.text(row, min(close + 1, stop))
            found[-1] = replace(last, role=f"{last.role} {aside}" if last.role else aside)
            start = close + 1
            break_at = close + 1
            found += _members(sentence, break_at, reading, leader) if break_at < stop else []
            break
    return [one if one.side == "us" else replace(one, side=leader.side) for one in found]


def company_in(reading: Reading) -> list[Company]:
    """Every WAS ACCOMPANIED BY of a telegram."""
    found: list[Company] = []
    open_list = False
    for read in reading.sentences:
        sentence = read.sentence
        words = sentence.words
        row = next((place for place, word in enumerate(words) if word == "ACCOMPANIED"), None)
        if row is not None and row + 2 < len(words) and words[row + 1] in _HOW and row > 0:
            first = row
            while first > 0 and words[first - 1] in {"WAS", "WERE", "BEING", ","}:
                first -= 1
            leader = party(sentence, _subject_start(words, first), first, reading)
            if leader is not None:
                members = _members(sentence, row + 2, reading, leader)
                shows = evidence(sentence, 0, len(words), row)
                found.append(Company(leader, tuple(members), shows))
                open_list = words[-1] == ";"
                continue
        if open_list and found and not FINITE & set(words):
            last = found[-1]
            more = _members(sentence, 0, reading, last.leader)
            found[-1] = replace(last, members=(*last.members, *more))
            open_list = words[-1] == ";"
        else:
            open_list = False
    return found


def _subject_start(words: tuple[str, ...], stop: int) -> int:
    start = stop
    while start > 0 and words[start - 1] not in {",", ";", ".", "(", ")", "THAT"} and stop - start < 10:
        start -= 1
    return start
