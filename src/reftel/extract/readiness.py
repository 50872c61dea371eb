"""Commitments by a phrase: IS PREPARED TO, NO INTENTION OF, RENEWS OFFER OF, WE ARE POUCHING, WE PLAN TO."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reftel.extract.agents import OWN, is_agent, shown
from reftel.extract.clauses import Clause, clause_end
from reftel.extract.frames import REPORTS
from reftel.extract.reading import Read, Reading
from reftel.extract.sentences import Sentence
from reftel.extract.verbs import FINITE
from reftel.extract.vocabulary import listed

__all__ = ["READY", "Draft", "by_phrase", "is_ours"]

READY: Final = listed("PREPARED WILLING READY COMMITTED PLEASED HAPPY GLAD EMPLOYED")
_BEING_SENT: Final = listed(
    "SENT POUCHED FORWARDED TRANSMITTED SUBMITTED MAILED CABLED AIRGRAMMED AIRMAILED DISPATCHED"
)
_WORD_GIVEN: Final = listed("ASSURANCE ASSURANCES COMMITMENT PLEDGE PROMISE UNDERTAKING WORD")
_GIVEN: Final = listed("GAVE GIVE GIVEN GIVES MADE MAKE OFFERED RENEWED RECEIVED")
_OWN_STEPS: Final = frozenset({"PLAN", "INTEND", "EXPECT"})
_OWN_NOW: Final = frozenset(["POUCH", "FORWARD", "TRANSMIT", "SEND", "SUBMIT", "PREPARE"])


@dataclass(frozen=True, slots=True)
class Draft:
    """A promise before it is one."""

    sentence: Sentence
    first: int
    stop: int
    verb: int
    by: str | None
    rule: str
    confidence: float


_OURS: Final = OWN | {"EMBASSY", "MISSION", "DEPARTMENT", "USAID", "POST", "USG", "CHARGE", "AMBASSADOR"}


def is_ours(clause: Clause, words: Sequence[str]) -> bool:
    """Whether the subject is the post, the Department or one of theirs."""
    return clause.agent is not None and bool(_OURS & set(words[slice(*clause.agent)]))


def _is_president(clause: Clause, words: Sequence[str]) -> bool:
    return clause.agent is not None and bool({"PRESIDENT", "SECRETARY"} & set(words[slice(*clause.agent)]))


def by_phrase(read: Read, reading: Reading) -> Iterator[Draft]:
    """IS PREPARED TO, HAS NO INTENTION OF, RENEWS OFFER OF, WE ARE POUCHING, WE PLAN TO."""
    sentence = read.sentence
    words = sentence.words
    for row, word in enumerate(words):
        nxt = words[row + 1] if row + 1 < len(words) else ""
        before = words[max(0, row - 4) : row]
        if word in READY and _ready_to(sentence, row):
            draft = _phrase(read, row, "promise-ready", 0.6)
            if _acts(sentence, draft, row):
                yield draft
        elif (
            word == "INTENTION"
            and before[-1:] == ("NO",)
            and nxt in {"OF", "TO", ","}
            and before[-2:-1] == ("HAVE",)
        ):
            yield _phrase(read, row, "promise-no-intention", 0.6)
        elif (
            word in {"OFFER", "OFFERS"}
            and nxt in {"OF", "TO"}
            and {"RENEW", "RENEWS", "RENEWED", "MADE", "MAKE"} & set(before)
            and "TO" not in before
        ):
            yield _phrase(read, row, "promise-offer", 0.6)
        elif word == "BEING" and nxt in _BEING_SENT and not {"IF", "WAS", "WERE"} & set(before):
            yield replace(_phrase(read, row, "promise-being-sent", 0.5), by=reading.own)
        elif (
            word in {"FOLLOW", "FOLLOWS"}
            and row < 8
            and (before[-1:] == ("WILL",) or nxt in {"SEPTEL", "BY"})
        ):
            yield _phrase(read, row, "promise-follows", 0.5)
        elif word in _WORD_GIVEN and nxt in {"THAT", "TO"} and _GIVEN & set(before):
            yield _phrase(read, row, "promise-word-given", 0.5)
        elif word == "AGREEMENT" and nxt == "TO" and {"CONFIRMS", "CONFIRMED"} & set(before):
            yield _phrase(read, row, "promise-agreement", 0.6)
    for clause in read.clauses:
        own = is_ours(clause, words) or (reading.washington and _is_president(clause, words))
        if not own or clause.modal or clause.negated:
            continue
        to = words[clause.verb + 1 : clause.verb + 2] == ("TO",)
        if clause.base == "EXPECT" and (not to or clause.opener in _ASIDES):
            continue
        if clause.base in _OWN_STEPS and (to or reading.washington) and clause.kind in {"base", "s", "ing"}:
            yield replace(_phrase(read, clause.verb, "promise-own-plan", 0.65), by=_own(clause, reading))
        elif (
            clause.kind == "ing"
            and clause.base in _OWN_NOW
            and clause.passive is False
            and clause.verb > clause.first
        ):
            yield replace(_phrase(read, clause.verb, "promise-own-step", 0.65), by=_own(clause, reading))


_GLAD: Final = frozenset({"PLEASED", "HAPPY", "GLAD"})
_CONDITIONS: Final = frozenset({"NOT", "BE", "UNTIL", "IF", "UNLESS", "WHEN", "WHETHER", "NEITHER"})
_ACTS: Final = listed(
    "CONSIDER DISCUSS UNDERTAKE RELEASE TRANSMIT SUBMIT MEET SIGN NEGOTIATE ACCEPT AGREE GIVE SEND MAKE TAKE "
    "RECEIVE SUPPORT PAY PROVIDE JOIN HELP ASSIST COOPERATE WITHDRAW CONCLUDE EXAMINE STUDY PLACE BEGIN "
    "START TALK PROCEED"
)


def _ready_to(sentence: Sentence, row: int) -> bool:
    """PREPARED TO, WILLING TO; and as telegrams leave TO out: SOVIETS READY RELEASE FLIERS."""
    words = sentence.words
    if words[row] in _GLAD or _CONDITIONS & set(words[max(0, row - 4) : row]):
        return False
    nxt = words[row + 1] if row + 1 < len(words) else ""
    if nxt == ",":
        return "TO" in words[row + 2 : row + 16]
    return nxt == "TO" or nxt in _ACTS


_NOMINATIVE: Final = frozenset({"I", "WE", "HE", "SHE", "THEY", "IT", "WHO"})


def _acts(sentence: Sentence, draft: Draft, row: int) -> bool:
    """Whether somebody who can act stands before the words, or nobody does."""
    words = sentence.words
    stop = next((place for place in range(draft.first, row) if words[place] in FINITE), row)
    if stop > draft.first and words[draft.first] in {"AND", "ALSO"}:
        return True
    if stop == draft.first or words[stop - 1] in _NOMINATIVE:
        return True
    return is_agent(sentence, draft.first, stop)


_ASIDES: Final = frozenset({"WHEN", "WHICH", "THAN", "THAT", "AS"})


def _own(clause: Clause, reading: Reading) -> str | None:
    """Who of ours is bound: the post, unless another is named."""
    words = clause.sentence.words
    if clause.agent is None or words[clause.agent[0]] in OWN or clause.agent[1] - clause.agent[0] <= 2:
        return reading.own or (None if clause.agent is None else shown(clause.sentence, *clause.agent))
    return shown(clause.sentence, *clause.agent)


def _phrase(read: Read, row: int, rule: str, confidence: float) -> Draft:
    sentence = read.sentence
    starts = [
        place
        for place in range(row, max(-1, row - 24), -1)
        if place == 0 or sentence.words[place - 1] in _EDGES
    ]
    first = starts[0] if starts else max(0, row - 8)
    stop = first
    while stop < row and sentence.words[stop] not in {"IS", "ARE", "WAS", "WERE", "HAS", "HAVE", "HAD", ","}:
        stop += 1
    name = read.before
    words = sentence.words
    told = max(
        (place for place in range(first, stop) if words[place] in REPORTS and words[place - 1] != "UNITED"),
        default=None,
    )
    first = first if told is None or told + 1 >= stop else told + 1
    if first < stop <= row and is_agent(sentence, first, stop):
        name = shown(sentence, first, stop)
    return Draft(sentence, first, clause_end(sentence, row), row, name, rule, confidence)


_EDGES: Final = listed('THAT ; : , ( ) " BUT WHICH WHILE AND .')
