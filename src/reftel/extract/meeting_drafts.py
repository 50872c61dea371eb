"""An encounter as drafted from one sentence, and the phrases that name who was there."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reftel.extract.agents import OFFICES
from reftel.extract.clauses import Clause, clause_end
from reftel.extract.days import day_in
from reftel.extract.frames import ANSWERS
from reftel.extract.parties import Party
from reftel.extract.reading import Read, Reading
from reftel.extract.sentences import Sentence
from reftel.extract.vocabulary import listed

__all__ = ["PLANNED", "Draft", "drafted", "not_told", "phrase_end"]

PLANNED: Final = listed("WILL WOULD SHALL SHOULD MUST MAY MIGHT CAN COULD CANNOT")
_PHRASE_STOPS: Final = listed(
    ". ; : ( ) , THAT WHICH WHO TO CONCERNING REGARDING ABOUT RE IN ON AT FOR BUT DURING WHEN WHERE AFTER "
    "BEFORE FROM BY AS HE SHE I WE THEY TODAY YESTERDAY THIS LAST AND WHETHER IF HIS OUR TOMORROW "
    "MORNING AFTERNOON EVENING NIGHT NOON EARLIER MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY "
    "DATED PRESENTING REQUESTING ASKING WITH LETTER NOTE AIDE-MEMOIRE MESSAGE TEXT COPY "
    "MORE AGO"
)
_MONTHS: Final = listed(
    "JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER JAN FEB MAR "
    "APR AUG SEPT SEP OCT NOV DEC"
)
_ABBREVIATED: Final = listed("MR MRS MS DR GEN COL LT CAPT MAJ AMB SEN REP PROF MIN")
_OF: Final = frozenset({"OF", "FOR", "AND", "DE"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A meeting before it is one: where it stands and who was there."""

    sentence: Sentence
    first: int
    stop: int
    verb: int
    parties: tuple[Party, ...]
    day: dt.date | None
    occasion: str | None
    rule: str
    confidence: float


def phrase_end(sentence: Sentence, row: int, *, joined: bool = True) -> int:
    """Where a phrase that names somebody ends: MINISTER OF LABOR goes on, MINISTER ON APRIL 4 does not."""
    words = sentence.words
    stop = row
    while stop < len(words) and stop - row < 14:
        word = words[stop]
        if word in _MONTHS and words[stop + 1 : stop + 2] and (words[stop + 1][0] in ".0123456789"):
            break
        if stop > row and words[stop - 1] in {"EMBOFF", "EMBOFFS"} and word in OFFICES:
            break  # with Emboffs the minister said
        if word == "." and stop > row and words[stop - 1] in _ABBREVIATED:
            stop += 1
            continue
        if word in _PHRASE_STOPS and not (word == "AND" and joined and stop > row):
            break
        if stop > row and word not in _OF and words[stop].isdigit():
            break
        stop += 1
    while stop > row and words[stop - 1] in _OF:
        stop -= 1
    return stop


_OFTEN: Final = frozenset({"REPEATEDLY", "FREQUENTLY", "OFTEN", "CONTINUALLY", "ALWAYS", "USUALLY"})


def not_told(clause: Clause, words: Sequence[str]) -> bool:
    """Whether a verb tells of a habit or a wish: HAS OFTEN SAID, LIKED TO HAVE TALKED, HAVING MET."""
    if _OFTEN & set(words[clause.first : clause.verb + 2]):
        return True
    before = words[clause.first - 1] if clause.first else ""
    return before == "TO" or words[clause.first] == "HAVING"


def drafted(
    read: Read,
    reading: Reading,
    place: tuple[int, int],
    parties: Sequence[Party],
    how: tuple[str, float],
) -> Draft:
    """An encounter of this sentence; a day behind what was said at it is not its day."""
    sentence = read.sentence
    first, verb = place
    rule, confidence = how
    stop = clause_end(sentence, verb)
    words = sentence.text(0, _told_from(read, verb)).upper()
    return Draft(
        sentence,
        first,
        stop,
        verb,
        tuple(dict.fromkeys(parties)),
        day_in(words, reading.context.day),
        None,
        rule,
        confidence,
    )


def _told_from(read: Read, verb: int) -> int:
    """Where what was said or done at it begins."""
    words = read.sentence.words
    for row in range(verb + 1, len(words)):
        if words[row] in {"THAT", "HE", "SHE", "THEY", ";", ":"} and row - verb > 1:
            return row
        if any(clause.verb == row and clause.base in ANSWERS for clause in read.clauses):
            return row
    return len(words)
