"""Commitments to future action: who is bound, to what, and by when.

A verb of promising binds its subject; so does WILL, or WOULD in reported speech, where the subject can act
and the verb is an action. Forecasts, opinions about what others will do, and what an institution is for are
no promises. The day is counted from the meeting's day where one is given, else from the telegram's.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.extract.agents import OWN, is_agent, shown
from reftel.extract.clauses import Clause, clause_end
from reftel.extract.days import Due, due_in
from reftel.extract.evidence import evidence, opening
from reftel.extract.findings import Promise
from reftel.extract.frames import PROMISES, REPORTS
from reftel.extract.reading import Read, Reading
from reftel.extract.sentences import Sentence
from reftel.extract.vocabulary import listed

__all__ = ["promises_in"]

_STATES: Final = listed(
    "BE HAVE NEED REQUIRE BECOME RESULT LEAD CAUSE RISE FALL COST SEEM APPEAR LIKE PREFER WISH WANT HOPE "
    "EXPECT BENEFIT MEAN DEPEND FIND FEEL THINK BELIEVE KNOW UNDERSTAND RECALL SEE REFLECT REPRESENT "
    "CONSTITUTE AFFECT STRENGTHEN WEAKEN LOSE GAIN SUFFER SURVIVE FAIL HAPPEN OCCUR DIE PROVE EXCEED TEND "
    "APPRECIATE WELCOME REACT CONTAIN COVER BRING PERMIT ENABLE ALLOW SERVE COME FACE EXIST BEAR BEGIN "
    "MATTER PUT INEVITABLY REMEMBER NOTE REALIZE AGREE INVOLVE STAND GROW DECLINE INCREASE DROP AWARE "
    "LIVE REST ABLE UNABLE LIKELY EASY NECESSARY POSSIBLE DIFFICULT USEFUL GLAD HELPFUL WIN SUCCEED NOT "
    "IMPROVE CHANGE REMAIN TURN SHOW TREND RECEIVE ARISE ENTAIL ACCEPT RESPOND DOUBTLESS CONSIDER OBJECT "
    "WORRY INTERPRET RUN"
)
_FORECASTS: Final = listed(
    "EXPECT ANTICIPATE BELIEVE THINK HOPE PREDICT FORESEE DOUBT SUSPECT ESTIMATE ASSUME FEAR SPECULATE "
    "WONDER JUDGE FEEL CONSIDER TRUST KNOW ASK REQUEST URGE INSIST DEMAND WISH WANT PROPOSE SUGGEST "
    "RECOMMEND"
)
_PASSIVE: Final = listed(
    "INSTRUCT AUTHORIZE REVIEW RAISE EXAMINE POUCH TRANSFER COMPLETE ESTABLISH IMPLEMENT CARRY ADDRESS "
    "SEND PROVIDE GIVE STUDY LIMIT DELIVER SUBMIT SIGN ANNOUNCE INFORM REMOVE RELEASE FORWARD TRANSMIT "
    "REPORT PAY ISSUE ADVISE NOTIFY KEEP MAKE TAKE HOLD RETURN INVITE GRANT APPOINT BRIEF PUBLISH CONTACT "
    "EXTEND DISCUSS CONSULT"
)
_READY: Final = listed("PREPARED WILLING READY COMMITTED PLEASED HAPPY GLAD EMPLOYED")
_BEING_SENT: Final = frozenset(
    {"SENT", "POUCHED", "FORWARDED", "TRANSMITTED", "SUBMITTED", "MAILED", "CABLED"}
)
_WORD_GIVEN: Final = listed("ASSURANCE ASSURANCES COMMITMENT PLEDGE PROMISE UNDERTAKING WORD")
_GIVEN: Final = listed("GAVE GIVE GIVEN GIVES MADE MAKE OFFERED RENEWED RECEIVED")
_OWN_STEPS: Final = frozenset({"PLAN", "INTEND"})
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


_SKIPPED: Final = frozenset({"ALSO", "NOW", "ONLY", "NOT", "RPT"})


def _after(words: Sequence[str], row: int) -> tuple[str, str]:
    row += 1
    while row < len(words) and (words[row].endswith("LY") or words[row] in _SKIPPED):
        row += 1
    return (words[row] if row < len(words) else "", words[row + 1] if row + 1 < len(words) else "")


_OURS: Final = OWN | {"EMBASSY", "MISSION", "DEPARTMENT", "USAID", "POST", "USG", "CHARGE", "AMBASSADOR"}


def _is_ours(clause: Clause, words: Sequence[str]) -> bool:
    """Whether the subject is the post, the Department or one of theirs."""
    return clause.agent is not None and bool(_OURS & set(words[slice(*clause.agent)]))


def _is_president(clause: Clause, words: Sequence[str]) -> bool:
    return clause.agent is not None and bool({"PRESIDENT", "SECRETARY"} & set(words[slice(*clause.agent)]))


def _by_verb(read: Read, _reading: Reading) -> Iterator[Draft]:
    """PROMISED TO, OFFERED TO, ASSURED THAT, AGREED TO, HAS DECIDED TO."""
    sentence = read.sentence
    words = sentence.words
    for row, clause in enumerate(read.clauses):
        after = PROMISES.get(clause.base)
        if after is None or clause.negated or clause.kind == "ing":
            continue
        if clause.passive and not (clause.base in {"PROMISE", "ASSURE", "OFFER"} and _is_ours(clause, words)):
            continue
        if clause.modal in {"SHOULD", "MUST", "COULD", "MIGHT", "MAY", "CAN"}:
            continue
        nxt, then = _after(words, clause.verb)
        how = "TO" if nxt == "TO" else "THAT" if nxt == "THAT" else "NP"
        if how == "NP" and "NP-THAT" in after:
            how = "NP-THAT" if "THAT" in words[clause.verb : clause.verb + 8] else how
        if how == "NP" and nxt in {".", ",", ";", ")", "", "BY", "WITH", "ON", "IN", "AND", "BETWEEN"}:
            continue
        if how not in after or (
            clause.base == "COMMIT" and how == "NP" and "TO" not in words[clause.verb : clause.verb + 6]
        ):
            continue
        if clause.base == "DECIDE" and not (clause.perfect or clause.kind == "s"):
            continue  # decided and done
        if clause.base == "AGREE" and then in {"THE", "THIS", "THESE", "HIS", "OUR"}:
            continue
        if clause.opener == "TO" or words[clause.first - 1 : clause.first] == ("TO",):
            continue
        if clause.agent is not None and not clause.passive and not is_agent(sentence, *clause.agent):
            continue
        yield Draft(
            sentence,
            clause.start,
            clause_end(sentence, clause.verb),
            clause.verb,
            None if clause.passive else read.who[row],
            f"promise-verb:{clause.base.lower()}",
            0.8 if how == "TO" else 0.65,
        )


def _forecast(read: Read, clause: Clause) -> bool:
    """Whether a matrix verb makes this an opinion, a hope or a wish."""
    if clause.matrix is None:
        return False
    matrix = read.clauses[clause.matrix]
    return matrix.base in _FORECASTS


_MAYBE: Final = listed(
    "LIKELY UNLIKELY POSSIBLE CONCEIVABLE SURE CERTAIN HOPE HOPES EVIDENT POSSIBILITY BELIEF FEAR CONVICTION"
)
_WILL_BE: Final = frozenset({"TOUCH", "GLAD", "PLEASED", "HAPPY", "PREPARED", "WILLING", "READY"})


def _uncertain(words: Sequence[str], clause: Clause) -> bool:
    """Whether a word of hope or chance stands right before the clause: NOT SURE HE WOULD."""
    return bool(_MAYBE & set(words[max(0, clause.start - 4) : clause.start]))


def _kept_ready(words: Sequence[str], clause: Clause) -> bool:
    """WILL BE IN TOUCH, WOULD BE GLAD TO."""
    return clause.base in {"BE", *_WILL_BE} and bool(_WILL_BE & set(words[clause.verb : clause.verb + 3]))


def _by_will(read: Read, reading: Reading) -> Iterator[Draft]:
    """THE EMBASSY WILL PRESS; HE SAID HE WOULD FORWARD THEM; DECREES WILL BE ISSUED, ANNOUNCED."""
    sentence = read.sentence
    words = sentence.words
    reported = read.sentence.number > 0
    for row, clause in enumerate(read.clauses):
        if clause.modal not in {"WILL", "WOULD", "SHALL", "'LL"} or clause.doubtful or clause.perfect:
            continue
        if clause.opener in {"IF", "WHETHER", "WHAT", "HOW", "WHICH"} or _forecast(read, clause):
            continue
        if _uncertain(words, clause):
            continue
        if (
            clause.agent is None
            and clause.first <= 1
            and clause.modal in {"WILL", "SHALL"}
            and clause.base not in _STATES
        ):
            yield Draft(
                sentence,
                clause.first,
                clause_end(sentence, clause.verb),
                clause.verb,
                reading.own,
                "promise-will",
                0.7,
            )
            continue
        agent = clause.subject or (clause.shared if clause.opener in {"AND", "BUT", ",", None} else None)
        if agent is None or (clause.base in _STATES and not _kept_ready(words, clause)):
            continue
        acts = is_agent(sentence, *agent)
        own = words[agent[0]] in OWN or {"EMBASSY", "POST", "MISSION"} & set(words[agent[0] : agent[1]])
        matrix = None if clause.matrix is None else read.clauses[clause.matrix]
        told = matrix is not None and matrix.agent is not None
        if clause.passive:
            if clause.base not in _PASSIVE and not (matrix is not None and matrix.base == "ANNOUNCE"):
                continue
            if clause.modal == "WOULD" and not told:
                continue
            if not told and not reading.washington and clause.modal != "WILL":
                continue
            rule, confidence = "promise-will-be", 0.5
        elif not acts:
            if matrix is None or matrix.base != "ANNOUNCE":
                continue
            rule, confidence = "promise-announced", 0.5
        elif clause.modal == "WOULD":
            if not told and not (reported and words[agent[0]] in {"HE", "SHE", "THEY"}):
                continue
            if clause.negated and not told:
                continue
            rule, confidence = "promise-would", 0.65 if told else 0.5
        else:
            if words[agent[0]] == "YOU":
                continue
            rule, confidence = "promise-will", 0.75 if own else 0.6
        yield Draft(
            sentence,
            agent[0] if clause.subject else clause.first,
            clause_end(sentence, clause.verb),
            clause.verb,
            _bound(read, row, agent, sentence),
            rule,
            confidence,
        )


def _bound(read: Read, row: int, agent: tuple[int, int], sentence: Sentence) -> str | None:
    if read.who[row] is not None or sentence.words[agent[0]] in {"HE", "SHE", "THEY"}:
        return read.who[row]
    return shown(sentence, *agent)


def _by_phrase(read: Read, reading: Reading) -> Iterator[Draft]:
    """IS PREPARED TO, HAS NO INTENTION OF, RENEWS OFFER OF, WE ARE POUCHING, WE PLAN TO."""
    sentence = read.sentence
    words = sentence.words
    for row, word in enumerate(words):
        nxt = words[row + 1] if row + 1 < len(words) else ""
        before = words[max(0, row - 4) : row]
        if (
            word in _READY
            and nxt in {"TO", "CONSIDER", "DISCUSS", "UNDERTAKE"}
            and not {"NOT", "BE"} & set(before)
        ):
            yield _phrase(read, row, "promise-ready", 0.6)
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
        ):
            yield _phrase(read, row, "promise-offer", 0.6)
        elif word == "BEING" and nxt in _BEING_SENT and not {"IF", "WAS", "WERE"} & set(before):
            yield _phrase(read, row, "promise-being-sent", 0.5)
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
        own = _is_ours(clause, words) or (reading.washington and _is_president(clause, words))
        if not own or clause.modal or clause.negated:
            continue
        to = words[clause.verb + 1 : clause.verb + 2] == ("TO",)
        if clause.base in _OWN_STEPS and (to or reading.washington) and clause.kind in {"base", "s", "ing"}:
            yield _phrase(read, clause.verb, "promise-own-plan", 0.65)
        elif (
            clause.kind == "ing"
            and clause.base in _OWN_NOW
            and clause.passive is False
            and clause.verb > clause.first
        ):
            yield _phrase(read, clause.verb, "promise-own-step", 0.65)


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
    if first < stop < row and is_agent(sentence, first, stop):
        name = shown(sentence, first, stop)
    return Draft(sentence, first, clause_end(sentence, row), row, name, rule, confidence)


_EDGES: Final = listed('THAT ; : , ( ) " BUT WHICH WHILE AND .')


def _assured(before: Draft, draft: Draft) -> bool:
    """Whether a clause with WILL fills a verb of promising before it: PROMISED THAT HE WOULD."""
    words = draft.sentence.words
    if not before.rule.startswith("promise-verb"):
        return False
    between = words[before.verb + 1 : draft.verb]
    return "THAT" in between[:8] and not {"AND", ";"} & set(between)


def _drafts(reading: Reading) -> list[Draft]:
    found: list[Draft] = []
    for read in reading.sentences:
        here = sorted(
            (draft for finder in (_by_verb, _by_will, _by_phrase) for draft in finder(read, reading)),
            key=lambda draft: (draft.verb, -draft.confidence),
        )
        kept: list[Draft] = []
        for draft in here:
            if kept and draft.first <= kept[-1].verb and draft.verb - kept[-1].verb < 4:
                continue
            if kept and draft.rule.startswith("promise-w") and _assured(kept[-1], draft):
                continue  # assured that it would: one promise
            kept.append(draft)
        found.extend(kept)
    return found


def promises_in(reading: Reading, base: dt.date | None) -> list[Promise]:
    """Every promise, in order; `base` is the day of the meeting that the telegram reports, if it has one."""
    found: list[Promise] = []
    drafts = _drafts(reading)
    sent = reading.context.day
    for row, draft in enumerate(drafts):
        stop = draft.stop
        if row + 1 < len(drafts) and drafts[row + 1].sentence is draft.sentence:
            stop = max(draft.verb + 2, min(stop, drafts[row + 1].first))
        stop = min(stop, len(draft.sentence.words))
        alone = row == 0 or drafts[row - 1].sentence is not draft.sentence
        shows = evidence(
            draft.sentence, opening(draft.sentence, draft.first) if alone else draft.first, stop, draft.verb
        )
        due = _due(draft, stop, base, sent)
        found.append(
            Promise(
                quote=shows.quote,
                span=shows.span,
                paragraph=shows.paragraph,
                mark=shows.mark,
                rule=draft.rule,
                confidence=draft.confidence,
                by=draft.by,
                what=_what(draft, stop),
                due_text=None if due is None else due.text,
                due_date=None if due is None or due.day is None else due.day.isoformat(),
            )
        )
    return found


def _due(draft: Draft, stop: int, base: dt.date | None, sent: dt.date | None) -> Due | None:
    """By when: said behind the verb, else before it in the same clause, else at the head of the sentence."""
    found: Due | None = None
    for first, end in _where_due(draft, stop):
        words = draft.sentence.text(first, end)
        due = due_in(words.upper(), base, sent)
        if due is not None and (found is None or (found.day is None and due.day is not None)):
            found = Due(words[due.start : due.end], due.start, due.end, due.day)
        if found is not None and found.day is not None:
            return found
    return found


def _where_due(draft: Draft, stop: int) -> list[tuple[int, int]]:
    sentence = draft.sentence
    places = [(draft.verb, stop)]
    if draft.first < draft.verb:
        places.append((draft.first, draft.verb))
    start = opening(sentence, draft.first)
    if start < draft.first and not REPORTS & set(sentence.words[start : draft.first]):
        places.append((start, draft.first))
    return places


def _what(draft: Draft, stop: int) -> str | None:
    row = draft.verb
    if draft.rule.startswith(
        ("promise-verb", "promise-ready", "promise-no", "promise-offer", "promise-agreement")
    ):
        row += 1
        while row < stop and draft.sentence.words[row] in {"TO", "THAT", "OF"}:
            row += 1
    return draft.sentence.text(row, stop) if row < stop else None
