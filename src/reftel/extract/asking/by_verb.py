"""Asks by a verb of asking: ASKED THAT, URGED HIM TO, REQUESTS, HOPED THE CONGRESSMAN WOULD ASSIST.

What may follow each verb stands in `frames.py`; a question (ASKED WHETHER, INQUIRED ABOUT) is none.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from reftel.extract.agents import OFFICES, OWN, PRONOUNS, is_agent, shown
from reftel.extract.asking.draft import Draft
from reftel.extract.asking.idle import is_idle, subjunctive
from reftel.extract.clauses import Clause, clause_end
from reftel.extract.frames import ASKS, PROMISES, VERBS, AskFrame
from reftel.extract.reading import Read, Reading
from reftel.extract.sentences import Sentence
from reftel.extract.verbs import AUXILIARIES, FINITE
from reftel.extract.vocabulary import listed

__all__ = ["by_verb"]

_QUESTIONS: Final = listed("IF WHETHER WHAT HOW WHY WHEN WHERE WHO WHOM WHICH ABOUT AS WHATEVER")
_OPINIONS: Final = listed("OPINION OPINIONS VIEWPOINT REACTION IMPRESSION IMPRESSIONS ASSESSMENT")
_NOT_OBJECTS: Final = frozenset(
    {".", ",", ";", ")", "?", "", "AND", "BUT", "OR", "BY", "IN", "OF", "ON", "AT", "FROM"}
)
_HELP: Final = listed(
    "ANSWER REPLY COMMENTS COMMENT REACTION DETAILS DECISION AUTHORITY HELP ASSISTANCE SUPPORT APPROVAL "
    "VIEWS GUIDANCE CLARIFICATION AUTHORIZATION ADVICE CONFIRMATION INSTRUCTIONS CONCURRENCE COOPERATION "
    "PERMISSION ASSURANCES INFORMATION"
)
_CASE: Final = frozenset({"CASE", "STATUS", "FATE", "WHEREABOUTS", "RELEASE", "WELFARE"})
_STOPS: Final = listed(". ; ) : THAT WHICH BECAUSE")
_DO_NOT_FOLLOW_TO: Final = listed("THE A AN HIS HER THEIR OUR ITS THIS HIM US ME")
_TOLD: Final = listed("YOU EMBASSY POST POSTS MISSION CONSULATE AMBASSADOR USINT USUN ADDRESSEES")
_GET: Final = listed("RECEIVE OBTAIN KNOW BE REQUEST ASK HEAR DISCUSS")
_PERSONS: Final = frozenset({"ME", "US", "HIM", "HER", "THEM"})


def _to(words: Sequence[str], row: int, reach: int = 16) -> int | None:
    """Where TO and a verb stand behind an object."""
    for place in range(row, min(len(words) - 1, row + reach)):
        if words[place] in _STOPS:
            return None
        if (
            words[place] == "TO"
            and words[place + 1] not in _DO_NOT_FOLLOW_TO
            and words[place + 1][0].isalpha()
        ):
            return place
    return None


def _follows(frame: AskFrame, sentence: Sentence, clause: Clause) -> str | None:
    """Which of the frame's continuations stands behind the verb."""
    words, after = sentence.words, frame.after
    row = clause.verb + 1
    while row < len(words) and (words[row].endswith("LY") or words[row] in {"AGAIN", "ALSO", "ONLY"}):
        row += 1
    nxt = words[row] if row < len(words) else ""
    then = words[row + 1] if row + 1 < len(words) else ""
    if "ADDRESSED-TO" in after:
        told = clause.passive and clause.subject is not None and words[clause.subject[1] - 1] in _TOLD
        return "ADDRESSED-TO" if told and nxt == "TO" else None
    if (
        "ME-IF" in after
        and nxt in _PERSONS
        and then in {"IF", "WHETHER"}
        and {"WOULD", "COULD"} & set(words[row : row + 9])
    ):
        return "ME-IF"
    if nxt in _QUESTIONS:
        window = words[row : row + 14]
        if "IF-COULD" in after and nxt in {"IF", "WHETHER"} and "COULD" in window:
            return "IF-COULD"
        if "ABOUT-CASE" in after and nxt == "ABOUT" and _CASE & set(window[:7]):
            return "ABOUT-CASE"
        return None
    if nxt == "THAT":
        if "THAT-MUST" in after and subjunctive(words, row + 1):
            return "THAT-MUST"
        return "THAT" if "THAT" in after else None
    if nxt == "TO":
        if "TO-DISCUSS" in after and then in {"DISCUSS", "MEET", "SEE", "KNOW", "OBTAIN", "RECEIVE"}:
            return "TO-DISCUSS"
        if (
            "TO-GET" in after
            and then in _GET
            and (clause.modal == "WOULD" or clause.base in {"WISH", "WANT"})
        ):
            return "TO-GET"
        return "TO" if "TO" in after and then not in _DO_NOT_FOLLOW_TO else None
    if clause.base == "ASK" and _OPINIONS & set(words[row : row + 7]) and "FOR" in words[row : row + 5]:
        return None  # asked for his opinion: a question
    if nxt in {"FOR", "ON", "UPON", "AGAINST", "WITH"}:
        if nxt == "UPON" or (nxt == "ON" and "UPON-TO" in after):
            return (
                "UPON-TO" if "UPON-TO" in after and _to(words, row) else ("UPON" if "UPON" in after else None)
            )
        return nxt if nxt in after else None
    if "WOULD" in after:
        return "WOULD" if clause.modal == "WOULD" else None
    if "HOPE" in after or nxt in _NOT_OBJECTS:
        return None
    if "HELP" in after:
        return "HELP" if _HELP & set(words[row : row + 5]) else None
    if (
        "NP-BARE" in after
        and nxt in _PERSONS
        and then.isalpha()
        and then not in {"TO", "FOR", "THAT", *_QUESTIONS}
    ):
        return "NP-BARE"
    if "NP-TO" in after and _to(words, row):
        return "NP-TO"
    window = words[row : row + 9]
    if "NP-DONE" in after and _done(words, row):
        return "NP-DONE"
    if "NP-FOR" in after and "FOR" in window and not _QUESTIONS & set(window[: window.index("FOR")]):
        return "NP-FOR"
    if "NP-THAT" in after and "THAT" in window[:6]:
        return "NP-THAT"
    if "NP-AGAINST" in after and "AGAINST" in window:
        return "NP-AGAINST"
    if "NP-NOT" in after and "NOT" in window and _to(words, row):
        return "NP-NOT"
    if "OWN-NP" in after and clause.kind in {"base", "s"} and clause.agent is not None:
        return "OWN-NP" if _OURS & set(words[slice(*clause.agent)]) else None
    return "NP" if "NP" in after else None


def _done(words: Sequence[str], row: int) -> bool:
    """WANTS THREE ISSUES SETTLED: an object and what should be done to it."""
    for place in range(row + 1, min(len(words), row + 6)):
        if words[place] in FINITE or words[place] in {".", ",", ";", "TO", "THAT", "WHICH"}:
            return False
        if words[place].endswith(("ED", "MADE", "DONE", "PAID", "HELD")) and words[place] not in {
            "UNITED",
            "NEED",
        }:
            return True
    return False


# of these the subject must be one who can ask: a decree that calls for a council asks nobody
_BY_PERSONS: Final = listed(
    "SUGGEST PROPOSE ADVISE REQUIRE DIRECT CALL DEMAND INVITE URGE PRESS NEED WANT WISH DESIRE PROTEST "
    "ADVOCATE"
)
_READY: Final = listed(
    "WILLING PREPARED READY AUTHORIZED EMPOWERED LIKELY ABLE UNABLE RELUCTANT CONTINUE CONTINUES"
)


def _depends(read: Read, row: int, clause: Clause, found: Sequence[Draft]) -> bool:
    """Whether an asking verb only fills another: ASKED TO REQUEST, WILLING TO RECOMMEND."""
    words = read.sentence.words
    if clause.opener == "TO":
        if found and clause.verb - found[-1].verb < 14:
            return True
        return bool(_READY & set(words[max(0, clause.verb - 3) : clause.verb]))
    if clause.kind == "ing" and clause.first == clause.verb:
        return any(other.base in PROMISES for other in read.clauses[:row])
    return False


_OWN_OBJECTS: Final = listed("YOU DEPT DEPARTMENT EMBASSY ADDRESSEES WASHINGTON POSTS MISSION")


def _to_us(clause: Clause, words: Sequence[str]) -> bool:
    """SUGGEST YOU DRAW, REQUEST DEPT ADVISE: no subject is written, whatever stands before."""
    if clause.base not in {"SUGGEST", "REQUEST", "RECOMMEND", "PROPOSE", "URGE"} or clause.kind != "base":
        return False
    before = words[clause.verb - 1] if clause.verb else ""
    after = words[clause.verb + 1] if clause.verb + 1 < len(words) else ""
    return (
        after in _OWN_OBJECTS
        and clause.modal is None
        and before not in {"TO", "NOT", "WE", "I", "THEY"}
        and not (clause.subject is not None and is_agent(clause.sentence, *clause.subject))
    )


_WOULD_ASK: Final = frozenset({"PREFER", "LIKE", "APPRECIATE", "WELCOME", "WISH"})
_PASSIVE_ALONE: Final = frozenset({"REQUEST", "URGE", "RECOMMEND"})


def by_verb(read: Read, reading: Reading) -> Iterator[Draft]:
    """EMBASSY REQUESTS, ASKED THAT, HAD BEEN INVITED TO, HOPED THAT THE CONGRESSMAN WOULD."""
    sentence = read.sentence
    words = sentence.words
    found: list[Draft] = []
    for row, clause in enumerate(read.clauses):
        frame = ASKS.get(clause.base)
        if frame is None or clause.negated or _past_or_idle(clause, words) or is_idle(read, row, clause):
            continue
        if clause.base == "HOPE":
            if clause.passive:
                continue
            hope = _hope(read, clause, row, reading)
            if hope is not None:
                yield hope
            continue
        how = _follows(frame, sentence, clause)
        if _to_us(clause, words):
            yield Draft(
                sentence,
                clause.verb,
                clause_end(sentence, clause.verb),
                clause.verb,
                reading.own,
                None,
                frame.polarity,
                f"ask-verb:{clause.base.lower()}",
                0.8,
            )
            continue
        own_agent = clause.agent is None or bool(_OURS & set(words[slice(*clause.agent)]))
        if {"NEITHER", "NOR", "NO"} & set(words[clause.start : clause.verb]):
            continue
        passive = clause.passive and clause.kind in {"past", "participle"}
        bare = passive and clause.base in _PASSIVE_ALONE
        if passive and how == "NP-TO":
            how = "TO"
        if passive and how is None and "TO" in frame.after and _to(words, clause.verb + 1, 7):
            how = "TO"
        if not bare and (how is None or (passive and how not in {"TO", "THAT", "ADDRESSED-TO"})):
            continue
        if _depends(read, row, clause, found):
            continue
        if words[clause.verb + 1 : clause.verb + 2] == (":",):
            continue  # a heading
        if clause.modal in {"WILL", "WOULD"} and not own_agent and clause.base not in _WOULD_ASK:
            continue  # what somebody is going to ask
        if (
            clause.base == "PROPOSE"
            and clause.kind in {"past", "participle"}
            and clause.first == clause.verb
            and (clause.subject is None or not is_agent(sentence, *clause.subject))
        ):
            continue  # a proposed visit
        if clause.base in {"LIKE", "PREFER"} and clause.modal not in {"WOULD", "SHOULD"}:
            continue
        if words[clause.verb + 1 : clause.verb + 4] == ("TO", "BE", "ABLE"):
            continue
        if clause.modal in {"CAN", "COULD", "MAY", "MIGHT"}:
            continue
        if clause.base == "CALL" and how == "UPON-TO" and _is_a_call(read, clause):
            continue
        own = clause.agent is not None and words[clause.agent[0]] in OWN
        if clause.base in _BY_PERSONS and not (
            own or clause.agent is None or is_agent(sentence, *clause.agent)
        ):
            continue
        by, to = read.who[row], _object(sentence, clause.verb)
        if passive:
            by, to = (reading.own if not clause.perfect else None), _subject_name(sentence, clause)
        elif clause.agent is None and row == 0:
            by = reading.own if clause.kind == "base" else read.before
        draft = Draft(
            sentence,
            clause.start,
            clause_end(sentence, clause.verb),
            clause.verb,
            by,
            to,
            frame.polarity,
            f"ask-verb:{clause.base.lower()}",
            frame.confidence,
        )
        found.append(draft)
        yield draft


_ERRANDS: Final = listed(
    "REVIEW DISCUSS REQUEST PRESENT DELIVER INFORM CONVEY EXPRESS PAY INTRODUCE RAISE EXPLAIN OBTAIN MAKE "
    "SAY TELL SEEK URGE ASK THANK EXCHANGE TALK CONSULT TAKE GIVE HAND LEARN EXPLORE PROTEST REPORT FOLLOW"
)


def _is_a_call(read: Read, clause: Clause) -> bool:
    """CALLED ON THE MINISTER TO REVIEW: a visit with its errand, not an appeal."""
    words = read.sentence.words
    to = _to(words, clause.verb + 1)
    return to is not None and words[to + 1] in _ERRANDS


def _past_or_idle(clause: Clause, words: Sequence[str]) -> bool:
    """Whether the verb only refers: AS REQUESTED, THE DOCUMENTS REQUESTED BY, IF ASKED."""
    before = words[clause.first - 1] if clause.first else ""
    if before in {"AS", "IF", "WHEN", "THAN", "UNLESS"} and clause.subject is None:
        return True
    after = words[clause.verb + 1] if clause.verb + 1 < len(words) else ""
    return clause.kind in {"past", "participle"} and after == "BY" and not clause.passive


_OURS: Final = OWN | {"US", "U.S.", "USG", "DEPARTMENT", "DEPT", "EMBASSY", "MISSION", "POST"}


def _hope(read: Read, clause: Clause, row: int, reading: Reading) -> Draft | None:
    """HOPED THAT THE CONGRESSMAN WOULD ASSIST, HOPED FOR, HOPE DEPT CAN: voiced to the one who can."""
    sentence = read.sentence
    words = sentence.words
    nxt = words[clause.verb + 1] if clause.verb + 1 < len(words) else ""
    if nxt in {"TO", ".", "", "IT"}:
        return None
    own = clause.agent is None or bool(_OURS & set(words[slice(*clause.agent)]))
    if clause.agent is None and clause.verb > 1:
        return None
    goal = next(
        (other for other in read.clauses[row + 1 :] if other.modal in {"WILL", "WOULD", "CAN", "COULD"}), None
    )
    if nxt == "FOR":
        if own:
            return None
    else:
        window = words[clause.verb + 1 : clause.verb + (30 if "THAT" in words[clause.verb :] else 12)]
        modal = {"WILL", "WOULD", "CAN", "COULD", "MAY", "BE"} & set(window)
        if not modal:
            return None
        if not own and goal is not None and goal.subject is not None and not _can_meet(sentence, goal):
            return None
        if goal is not None and goal.subject is not None and words[goal.subject[0]] in {"THERE", "IT"}:
            return None
    return Draft(
        sentence,
        clause.start,
        clause_end(sentence, clause.verb),
        clause.verb,
        read.who[row] or (reading.own if own else None),
        None if goal is None or goal.subject is None else shown(sentence, *goal.subject),
        "ask",
        "ask-hope",
        0.55,
    )


_HELPS: Final = listed(
    "ASSISTANCE AID SUPPORT HELP FINANCING LOAN LOANS CREDIT CREDITS COOPERATION US U.S. USG WASHINGTON "
    "AMERICAN"
)


def _can_meet(sentence: Sentence, goal: Clause) -> bool:
    """Whether what is hoped for is in the hands of somebody: one who can act, or help that we give."""
    assert goal.subject is not None
    window = sentence.words[goal.subject[0] : goal.verb + 8]
    return is_agent(sentence, *goal.subject) or bool(_HELPS & set(window))


def _object(sentence: Sentence, verb: int) -> str | None:
    """The one asked: the phrase between the verb and TO, FOR or THAT, if it can act."""
    words = sentence.words
    row = verb + 1
    if words[row : row + 1] in {("ON",), ("UPON",)}:
        row += 1
    stop = row
    while (
        stop < len(words)
        and stop - row < 10
        and words[stop] not in {"TO", "FOR", "THAT", ".", ",", ";", "(", "ABOUT", "BE", "NOT"}
        and not (stop > row and words[stop] in VERBS and is_agent(sentence, row, stop))
    ):
        stop += 1
    if stop == row:
        if words[row : row + 1] == ("THAT",):
            return _goal(sentence, row + 1)
        return None
    if words[stop - 1] in _HELP or words[row] in PRONOUNS | _PERSONS:
        return None
    return shown(sentence, row, stop) if is_agent(sentence, row, stop) else None


def _goal(sentence: Sentence, row: int) -> str | None:
    """The subject of what is asked for: ASKED THAT THE POLICE SPEED UP."""
    words = sentence.words
    end = row
    if words[row : row + 1] and words[row] in PRONOUNS:
        return None
    for stop in range(row + 1, min(len(words), row + 7)):
        last = words[stop - 1]
        if last in AUXILIARIES or last in {".", ",", "("}:
            break
        if last in OFFICES or last in sentence.known:
            end = stop
    return shown(sentence, row, end) if end > row and is_agent(sentence, row, end) else None


def _subject_name(sentence: Sentence, clause: Clause) -> str | None:
    if clause.agent is None or not is_agent(sentence, *clause.agent):
        return None
    return shown(sentence, *clause.agent)
