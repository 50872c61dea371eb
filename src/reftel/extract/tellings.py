"""Encounters told by a noun, or by what an official told one of ours: DURING COURTESY CALL ON, TOLD EMBOFF.

Unnamed sources who merely tell, talks that go on, and meetings still to come are no encounters.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from reftel.extract.agents import is_agent
from reftel.extract.clauses import Clause
from reftel.extract.frames import TELLS
from reftel.extract.meeting_drafts import PLANNED, Draft, drafted, not_told, phrase_end
from reftel.extract.parties import Party, parties_of
from reftel.extract.reading import Read, Reading
from reftel.extract.vocabulary import listed

__all__ = ["by_noun", "by_telling"]

_NOUNS: Final = listed(
    "CALL CONVERSATION CONVERSATIONS MEETING TALK TALKS DISCUSSION DISCUSSIONS LUNCH DINNER BREAKFAST "
    "LUNCHEON RECEPTION INTERVIEW AUDIENCE CONSULTATION CONSULTATIONS NEGOTIATIONS SESSION APPROACH "
    "RESPONSE COUNTER-RESPONSE"
)
_BEFORE_NOUN: Final = listed("IN DURING FOLLOWING AFTER AT HAD HELD OVER BRIEF LONG FROM")
_WITH: Final = frozenset({"WITH", "ON", "BETWEEN", "TO"})


def by_noun(read: Read, reading: Reading) -> Iterator[Draft]:
    """IN CONVERSATION WITH EMBOFF, DURING COURTESY CALL ON, FOLLOWING DISCUSSION BETWEEN."""
    sentence = read.sentence
    words = sentence.words
    for row, word in enumerate(words):
        if word not in _NOUNS:
            continue
        link = next(
            (place for place in range(row + 1, min(len(words), row + 8)) if words[place] in _WITH), None
        )
        if word == "CALL" and link is not None and words[link] == "WITH":
            link = next(
                (place for place in range(link, min(len(words), row + 14)) if words[place] == "ON"), link
            )
        before = words[max(0, row - 4) : row]
        if before[-1:] and before[-1].endswith(("'", "'S")) and "HAD" not in before and "HELD" not in before:
            before = tuple(word for word in before if word != "IN")  # interest in the ministers' meeting
        if (
            link is None
            or not _BEFORE_NOUN & set(before)
            or {"FORTHCOMING", "NEXT", "FUTURE", "PROPOSED"} & set(before)
        ):
            continue
        with_whom = "WITH" in words[row + 1 : link]
        if "," in words[row + 1 : link] or (
            set(words[row + 1 : link]) - _BETWEEN_OK and link - row > 5 and not with_whom
        ):
            continue
        if {"AUTHORIZED", "SHOULD"} & set(words) and {"YOU", "OFFICIALS", "POSTS", "EMBASSY"} & set(words):
            continue
        if any(
            clause.modal in PLANNED and clause.verb < row and row - clause.verb < 6 for clause in read.clauses
        ):
            continue
        stop = phrase_end(sentence, link + 1)
        if stop == link + 1 or not is_agent(sentence, link + 1, stop):
            continue
        if words[link] == "ON" and word not in {"CALL", "CALLS"}:
            continue
        if words[link] == "TO" and word not in {"APPROACH", "RESPONSE", "COUNTER-RESPONSE"}:
            continue
        parties = parties_of(sentence, link + 1, stop, reading)
        if words[link] == "BETWEEN" and word.endswith("S") and not any(one.name for one in parties):
            continue  # talks between governments go on
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
        yield drafted(read, reading, (_left(words, row), row), parties, ("meeting-noun", 0.7))


_BETWEEN_OK: Final = listed("I MADE HAD PAID TODAY YESTERDAY HELD")


def _left(words: Sequence[str], row: int) -> int:
    first = row
    while first > 0 and row - first < 12 and words[first - 1] not in {".", ";", ",", "THAT", "("}:
        first -= 1
    return first


def by_telling(read: Read, reading: Reading) -> Iterator[Draft]:
    """FONMIN TOLD AMBASSADOR, SUB-SECRETARY INFORMED ME, HAS INDICATED TO US."""
    sentence = read.sentence
    words = sentence.words
    for row, clause in enumerate(read.clauses):
        if clause.base not in TELLS or clause.negated or clause.modal is not None:
            continue
        if clause.kind in {"ing", "base"} or not_told(clause, words):
            continue
        place = clause.verb + 1
        if place < len(words) and words[place] == "TO":
            place += 1
        if place >= len(words):
            continue
        if clause.passive:
            yield from _told(read, row, clause, reading)
            continue
        stop = phrase_end(sentence, place)
        theirs = parties_of(sentence, place, stop, reading)
        mine = [] if clause.subject is None else parties_of(sentence, *clause.subject, reading)
        if clause.subject is None and clause.shared is not None and row > 0:
            continue
        if clause.base in _ASKED and not any(one.name for one in theirs):
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
            yield drafted(
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
            yield drafted(
                read,
                reading,
                (clause.start, clause.verb),
                [*mine, *theirs],
                (f"meeting-told:{clause.base.lower()}", 0.6),
            )


_ASKED: Final = frozenset({"ASK", "QUERY"})


def _told(read: Read, row: int, clause: Clause, reading: Reading) -> Iterator[Draft]:
    """CAPT. SANCHEZ WAS INFORMED OF: somebody of ours told a person."""
    sentence = read.sentence
    if clause.subject is None or clause.base not in {"INFORM", "BRIEF", "TELL"} or clause.kind == "base":
        return
    mine = parties_of(sentence, *clause.subject, reading)
    if any(one.definite and one.name and one.side != "us" for one in mine):
        yield drafted(
            read,
            reading,
            (clause.start, clause.verb),
            [Party(None, reading.own, "us"), *mine],
            ("meeting-informed", 0.5),
        )
    del row
