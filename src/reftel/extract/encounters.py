"""Tellings of an encounter, sentence by sentence: a verb of meeting, a noun of meeting, an official who told.

Plans for a meeting, letters only sent and unnamed sources are no encounters.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.extract.agents import OFFICES, OWN, is_agent
from reftel.extract.clauses import Clause, clause_end
from reftel.extract.days import day_in
from reftel.extract.frames import MEETS, TELLS
from reftel.extract.parties import OURS, Party, parties_of, party
from reftel.extract.reading import Read, Reading
from reftel.extract.sentences import Sentence
from reftel.extract.vocabulary import listed

__all__ = ["Draft", "drafts_of"]

_PAPERS: Final = listed(
    "DEMARCHE NOTE AIDE-MEMOIRE AIDE-MEMOIRES LETTER NON-PAPER NONPAPER MESSAGE PAPER POINTS"
)
_NOUNS: Final = listed(
    "CALL CONVERSATION CONVERSATIONS MEETING TALK TALKS DISCUSSION DISCUSSIONS LUNCH DINNER BREAKFAST "
    "LUNCHEON RECEPTION INTERVIEW AUDIENCE CONSULTATION CONSULTATIONS NEGOTIATIONS SESSION APPROACH "
    "RESPONSE COUNTER-RESPONSE"
)
_BEFORE_NOUN: Final = listed("IN DURING FOLLOWING AFTER AT HAD HELD OVER BRIEF LONG FROM")
_WITH: Final = frozenset({"WITH", "ON", "BETWEEN", "TO"})
_PLANNED: Final = listed("WILL WOULD SHALL SHOULD MUST MAY MIGHT CAN COULD CANNOT")
_PHRASE_STOPS: Final = listed(
    ". ; : ( ) , THAT WHICH WHO TO CONCERNING REGARDING ABOUT RE IN ON AT FOR BUT DURING WHEN WHERE AFTER "
    "BEFORE FROM BY AS HE SHE I WE THEY TODAY YESTERDAY THIS LAST AND WHETHER IF HIS OUR TOMORROW"
)
_MONTHS: Final = listed(
    "JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER JAN FEB MAR "
    "APR AUG SEPT SEP OCT NOV DEC"
)
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


def _phrase(sentence: Sentence, row: int, *, joined: bool = True) -> int:
    """Where a phrase that names somebody ends: MINISTER OF LABOR goes on, MINISTER ON APRIL 4 does not."""
    words = sentence.words
    stop = row
    while stop < len(words) and stop - row < 14:
        word = words[stop]
        if word in _MONTHS and stop + 1 < len(words) and words[stop + 1][0].isdigit():
            break
        if word in _PHRASE_STOPS and not (word == "AND" and joined and stop > row):
            break
        if stop > row and word not in _OF and words[stop].isdigit():
            break
        stop += 1
    while stop > row and words[stop - 1] in _OF:
        stop -= 1
    return stop


def _apposed(sentence: Sentence, stop: int) -> int:
    """The end of an apposition behind a phrase: NETH, THE DEPUTY COMMISSIONER GENERAL."""
    words = sentence.words
    if stop + 1 < len(words) and words[stop] == ",":
        end = _phrase(sentence, stop + 1)
        if end > stop + 1 and end - stop < 12 and is_agent(sentence, stop + 1, end):
            return end
    return stop


def _by_verb(read: Read, reading: Reading) -> Iterator[Draft]:
    sentence = read.sentence
    words = sentence.words
    for row, clause in enumerate(read.clauses):
        after = MEETS.get(clause.base)
        if after is None or clause.negated or clause.modal in _PLANNED or clause.kind in {"s", "ing"}:
            continue
        if (
            clause.kind == "base"
            or words[clause.verb - 1 : clause.verb] == ("TO",)
            or _not_told(clause, words)
        ):
            continue
        nxt = words[clause.verb + 1] if clause.verb + 1 < len(words) else ""
        place: int | None = None
        if nxt not in after and "WITH" in after and clause.base != "CALL":
            later = _partner(words, clause.verb + 1, {"WITH"})
            if later is not None and later - clause.verb <= 9:
                nxt, place = "WITH", later
        if place is None and nxt in after and nxt != "NP":
            place = clause.verb + 2
        elif place is None and "NP-WITH" in after:
            place = _partner(words, clause.verb + 1, {"WITH"})
        elif {"PAPER-TO", "PAPER-BY"} & after:
            window = set(words[clause.verb + 1 : clause.verb + 12])
            if clause.passive and clause.agent is not None:
                window |= set(words[slice(*clause.agent)])
            if not (_PAPERS & window or (clause.base == "HAND" and _PAPERS & set(words))):
                continue
            place = _partner(words, clause.verb + 1, {"TO"})
            if clause.base == "HAND" and nxt in OURS:
                place = clause.verb + 1
        elif "AGENT" in after or "NP" in after:
            place = clause.verb + 1
        if place is None or place >= len(words):
            continue
        if (
            clause.base == "MEET"
            and nxt not in after
            and nxt in {"THE", "A", "ALL", "THIS", "THESE", "THEIR", "OUR"}
        ):
            stop = _phrase(sentence, place)
            if not is_agent(sentence, place, stop) or set(words[place:stop]) & {
                "NEED",
                "NEEDS",
                "REQUIREMENTS",
            }:
                continue
        stop = _phrase(sentence, place)
        on = clause.base == "MEET" and nxt in {"ON", "AT", "IN", "TODAY", "YESTERDAY", "AGAIN", "FOR"}
        if stop == place and not on:
            continue
        if not on and not is_agent(sentence, place, stop) and words[place] not in OWN:
            continue
        if "AGENT" in after and _weak(sentence, place, stop, reading):
            continue
        papers = "PAPER-TO" in after and clause.passive
        parties = (
            [Party(None, reading.own, "us")] if papers else [*_subject_parties(read, row, clause, reading)]
        )
        if clause.passive and ("AGENT" in after or "NP-WITH" in after):
            continue
        if not on:
            parties += parties_of(sentence, place, _apposed(sentence, stop), reading)
        if clause.base == "HAND" and nxt in OURS and "BY" in words[clause.verb : clause.verb + 5]:
            by = words.index("BY", clause.verb) + 1
            parties += parties_of(sentence, by, _phrase(sentence, by), reading)
        yield _draft(
            read, reading, (clause.start, clause.verb), parties, (f"meeting-verb:{clause.base.lower()}", 0.75)
        )


_OFTEN: Final = frozenset({"REPEATEDLY", "FREQUENTLY", "OFTEN", "CONTINUALLY", "ALWAYS", "USUALLY"})


def _not_told(clause: Clause, words: Sequence[str]) -> bool:
    """Whether a verb tells of a habit or a wish: HAS OFTEN SAID, LIKED TO HAVE TALKED, HAVING MET."""
    if _OFTEN & set(words[clause.first : clause.verb + 2]):
        return True
    before = words[clause.first - 1] if clause.first else ""
    return before == "TO" or words[clause.first] == "HAVING"


def _weak(sentence: Sentence, first: int, stop: int, reading: Reading) -> bool:
    """Whether an object may be a country, a place or a thing: SAW PROGRESS, VISITED BOLIVIA."""
    one = party(sentence, first, stop, reading)
    head = sentence.words[first + (sentence.words[first] in {"THE", "A", "AN"})]
    return one is None or (one.name is None and head not in OFFICES and head not in OWN)


def _partner(words: Sequence[str], row: int, links: set[str]) -> int | None:
    for place in range(row, min(len(words) - 1, row + 14)):
        if words[place] in {".", ";", "THAT", "WHICH"}:
            return None
        if words[place] in links:
            return place + 1
    return None


def _subject_parties(read: Read, row: int, clause: Clause, reading: Reading) -> list[Party]:
    if clause.agent is None:
        return []
    sentence = read.sentence
    first, stop = clause.agent
    if sentence.words[first:stop] in {("HE",), ("SHE",), ("THEY",)}:
        name = read.who[row]
        return [Party(None, name, None)] if name else []
    return parties_of(sentence, first, stop, reading)


def _by_noun(read: Read, reading: Reading) -> Iterator[Draft]:
    """IN CONVERSATION WITH EMBOFF, DURING COURTESY CALL ON, FOLLOWING DISCUSSION BETWEEN."""
    sentence = read.sentence
    words = sentence.words
    for row, word in enumerate(words):
        if word not in _NOUNS:
            continue
        link = next(
            (place for place in range(row + 1, min(len(words), row + 8)) if words[place] in _WITH), None
        )
        before = words[max(0, row - 4) : row]
        if (
            link is None
            or not _BEFORE_NOUN & set(before)
            or {"FORTHCOMING", "NEXT", "FUTURE", "PROPOSED"} & set(before)
        ):
            continue
        if "," in words[row + 1 : link] or (set(words[row + 1 : link]) - _BETWEEN_OK and link - row > 5):
            continue
        if {"AUTHORIZED", "SHOULD"} & set(words) and {"YOU", "OFFICIALS", "POSTS", "EMBASSY"} & set(words):
            continue
        if any(
            clause.modal in _PLANNED and clause.verb < row and row - clause.verb < 6
            for clause in read.clauses
        ):
            continue
        stop = _phrase(sentence, link + 1)
        if stop == link + 1 or not is_agent(sentence, link + 1, stop):
            continue
        if words[link] == "ON" and word not in {"CALL", "CALLS"}:
            continue
        if words[link] == "TO" and word not in {"APPROACH", "RESPONSE", "COUNTER-RESPONSE"}:
            continue
        parties = parties_of(sentence, link + 1, stop, reading)
        if words[link] != "BETWEEN":
            speaker = next((clause for clause in read.clauses if clause.verb > stop and clause.subject), None)
            if speaker is None:
                speaker = next(
                    (clause for clause in read.clauses if clause.verb < row and clause.subject), None
                )
            if speaker is not None and speaker.subject is not None:
                parties = [*parties_of(sentence, *speaker.subject, reading), *parties]
            if {"I", "MY"} & set(words[row : link + 1]):
                parties = (
                    [
                        *parties_of(sentence, words.index("I", row), words.index("I", row) + 1, reading),
                        *parties,
                    ]
                    if "I" in words[row:]
                    else parties
                )
        yield _draft(read, reading, (_left(words, row), row), parties, ("meeting-noun", 0.7))


_BETWEEN_OK: Final = listed("I MADE HAD PAID TODAY YESTERDAY HELD")


def _left(words: Sequence[str], row: int) -> int:
    first = row
    while first > 0 and row - first < 12 and words[first - 1] not in {".", ";", ",", "THAT", "("}:
        first -= 1
    return first


def _by_telling(read: Read, reading: Reading) -> Iterator[Draft]:
    """FONMIN TOLD AMBASSADOR, SUB-SECRETARY INFORMED ME, HAS INDICATED TO US."""
    sentence = read.sentence
    words = sentence.words
    for row, clause in enumerate(read.clauses):
        if clause.base not in TELLS or clause.negated or clause.modal is not None:
            continue
        if clause.kind in {"ing", "base"} or _not_told(clause, words):
            continue
        place = clause.verb + 1
        if place < len(words) and words[place] == "TO":
            place += 1
        if place >= len(words):
            continue
        if clause.passive:
            yield from _told(read, row, clause, reading)
            continue
        stop = _phrase(sentence, place)
        theirs = parties_of(sentence, place, stop, reading)
        mine = [] if clause.subject is None else parties_of(sentence, *clause.subject, reading)
        if clause.subject is None and clause.shared is not None and row > 0:
            continue
        ours = any(one.side == "us" for one in theirs)
        if (
            clause.base in {"SAY", "STATE", "EXPLAIN", "REMARK", "MENTION", "CONFIRM"}
            and words[clause.verb + 1] != "TO"
        ):
            continue
        pronoun = clause.subject is not None and words[clause.subject[0]] in {"HE", "SHE", "THEY"}
        definite = any(one.definite for one in mine)
        if ours and definite and not pronoun and not any(one.side == "us" for one in mine):
            yield _draft(
                read,
                reading,
                (clause.start, clause.verb),
                [*mine, *theirs],
                (f"meeting-told:{clause.base.lower()}", 0.65),
            )
        elif any(one.side == "us" for one in mine) and any(
            one.definite and one.side != "us" for one in theirs
        ):
            if {"EMBASSY", "DEPARTMENT", "DEPT", "WE"} & set(
                words[clause.start : clause.verb]
            ) and clause.base == "ADVISE":
                continue
            yield _draft(
                read,
                reading,
                (clause.start, clause.verb),
                [*mine, *theirs],
                (f"meeting-told:{clause.base.lower()}", 0.6),
            )


def _told(read: Read, row: int, clause: Clause, reading: Reading) -> Iterator[Draft]:
    """CAPT. SANCHEZ WAS INFORMED OF: somebody of ours told a person."""
    sentence = read.sentence
    if clause.subject is None or clause.base not in {"INFORM", "BRIEF", "TELL"} or clause.kind == "base":
        return
    mine = parties_of(sentence, *clause.subject, reading)
    if any(one.definite and one.name and one.side != "us" for one in mine):
        yield _draft(
            read,
            reading,
            (clause.start, clause.verb),
            [Party(None, reading.own, "us"), *mine],
            ("meeting-informed", 0.5),
        )
    del row


def _draft(
    read: Read,
    reading: Reading,
    place: tuple[int, int],
    parties: Sequence[Party],
    how: tuple[str, float],
) -> Draft:
    sentence = read.sentence
    first, verb = place
    rule, confidence = how
    stop = clause_end(sentence, verb)
    words = sentence.text(0, _told_from(sentence, verb)).upper()
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


def _told_from(sentence: Sentence, verb: int) -> int:
    """Where what was said begins: a day behind it is not the meeting's."""
    for row in range(verb + 1, len(sentence.words)):
        if sentence.words[row] in {"THAT", "HE", "SHE", "THEY", ";", ":"} and row - verb > 1:
            return row
    return len(sentence.words)


def drafts_of(reading: Reading) -> list[Draft]:
    """Every telling of an encounter, in the order of the text."""
    found = [
        draft
        for read in reading.sentences
        for finder in (_by_verb, _by_noun, _by_telling)
        for draft in finder(read, reading)
    ]
    return sorted(found, key=lambda draft: (draft.sentence.number, draft.verb))
