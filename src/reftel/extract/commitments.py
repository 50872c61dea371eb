"""Words that commit somebody: a verb of promising, WILL with an act, IS PREPARED TO, ARE POUCHING.

A verb of promising binds its subject; so does WILL, or WOULD in reported speech, where the subject can act
and the verb is an action. Forecasts, opinions about what others will do, conditions, and what an institution
is for are no promises.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from reftel.extract.agents import OWN, is_agent, shown
from reftel.extract.clauses import Clause, clause_end
from reftel.extract.frames import PROMISES, VERBS
from reftel.extract.readiness import READY, Draft, by_phrase, is_ours
from reftel.extract.reading import Read, Reading
from reftel.extract.sentences import Sentence
from reftel.extract.verbs import FINITE
from reftel.extract.vocabulary import listed

__all__ = ["Draft", "drafts_of"]

_STATES: Final = listed(
    "BE HAVE NEED REQUIRE BECOME RESULT LEAD CAUSE RISE FALL COST SEEM APPEAR LIKE PREFER WISH WANT HOPE "
    "EXPECT BENEFIT MEAN DEPEND FIND FEEL THINK BELIEVE KNOW UNDERSTAND RECALL SEE REFLECT REPRESENT "
    "CONSTITUTE AFFECT STRENGTHEN WEAKEN LOSE GAIN SUFFER SURVIVE FAIL HAPPEN OCCUR DIE PROVE EXCEED TEND "
    "APPRECIATE WELCOME REACT CONTAIN COVER BRING PERMIT ENABLE ALLOW SERVE COME FACE EXIST BEAR BEGIN "
    "MATTER PUT INEVITABLY REMEMBER NOTE REALIZE AGREE INVOLVE STAND GROW DECLINE INCREASE DROP AWARE "
    "LIVE REST ABLE UNABLE LIKELY EASY NECESSARY POSSIBLE DIFFICULT USEFUL GLAD HELPFUL WIN SUCCEED NOT "
    "IMPROVE CHANGE REMAIN TURN SHOW TREND RECEIVE ARISE ENTAIL ACCEPT RESPOND DOUBTLESS CONSIDER OBJECT "
    "WORRY INTERPRET RUN LAST APPLY EXPIRE CONFRONT INHERIT EXACERBATE RANGE OVERTAKE ACHIEVE CONSIST DIVERT "
    "RENDER COMPRISE AMOUNT TOTAL EQUAL ELIMINATE DEVELOP EMERGE HESITATE CONTINUE-TO"
)
_FORECASTS: Final = listed(
    "EXPECT ANTICIPATE BELIEVE THINK HOPE PREDICT FORESEE DOUBT SUSPECT ESTIMATE ASSUME FEAR SPECULATE "
    "WONDER JUDGE FEEL CONSIDER TRUST KNOW ASK REQUEST URGE INSIST DEMAND WISH WANT PROPOSE SUGGEST "
    "RECOMMEND UNDERSTAND"
)
_PASSIVE_IRREGULAR: Final = frozenset({"PAID", "HELD", "TAKEN", "WITHDRAWN", "BROUGHT", "DRAWN", "SOUGHT"})
_PASSIVE: Final = listed(
    "INSTRUCT AUTHORIZE REVIEW RAISE EXAMINE POUCH TRANSFER COMPLETE ESTABLISH IMPLEMENT CARRY ADDRESS "
    "SEND PROVIDE GIVE STUDY LIMIT DELIVER SUBMIT SIGN ANNOUNCE INFORM REMOVE RELEASE FORWARD TRANSMIT "
    "REPORT PAY ISSUE ADVISE NOTIFY KEEP MAKE TAKE HOLD RETURN INVITE GRANT APPOINT BRIEF PUBLISH CONTACT "
    "EXTEND DISCUSS CONSULT REPLACE RESOLVE ASSIGN ALLOCATE DEPOSIT EXCHANGE"
)


_SKIPPED: Final = frozenset({"ALSO", "NOW", "ONLY", "NOT", "RPT"})


def _after(words: Sequence[str], row: int) -> tuple[str, str]:
    row += 1
    while row < len(words) and (words[row].endswith("LY") or words[row] in _SKIPPED):
        row += 1
    return (words[row] if row < len(words) else "", words[row + 1] if row + 1 < len(words) else "")


def _by_verb(read: Read, _reading: Reading) -> Iterator[Draft]:
    """PROMISED TO, OFFERED TO, ASSURED THAT, AGREED TO, HAS DECIDED TO."""
    sentence = read.sentence
    words = sentence.words
    for row, clause in enumerate(read.clauses):
        after = PROMISES.get(clause.base)
        if after is None or clause.negated or clause.kind == "ing" or clause.conditional:
            continue
        if clause.passive and not (clause.base in {"PROMISE", "ASSURE", "OFFER"} and is_ours(clause, words)):
            continue
        if clause.modal in {"SHOULD", "MUST", "COULD", "MIGHT", "MAY", "CAN"}:
            continue
        nxt, then = _after(words, clause.verb)
        how = "TO" if nxt == "TO" else "THAT" if nxt == "THAT" else "NP"
        if how == "NP" and "NP-THAT" in after:
            how = "NP-THAT" if "THAT" in words[clause.verb : clause.verb + 8] else how
        if how == "NP" and nxt in {".", ",", ";", ")", "", "BY", "WITH", "ON", "IN", "AND", "BETWEEN"}:
            continue
        if how == "NP" and (
            (clause.subject is None and (clause.opener != "AND" or clause.base == "GUARANTEE"))
            or _offers_words(words, clause.verb)
        ):
            continue  # a guaranteed market; offered his view
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


_SPOKEN: Final = listed(
    "VIEW VIEWS OPINION ASSESSMENT COMMENT COMMENTS INFORMATION SUGGESTION EXPLANATION LIKELY"
)


def _offers_words(words: Sequence[str], verb: int) -> bool:
    """OFFERED HIS OWN VIEW, OFFERS LIKELY TO BE MADE: nothing is promised."""
    behind = words[verb + 1 : verb + 6]
    return bool(_SPOKEN & set(behind)) or bool(behind and behind[0] in FINITE)


def _forecast(read: Read, clause: Clause) -> bool:
    """Whether a matrix verb makes this an opinion, a hope or a wish."""
    if clause.matrix is None:
        return False
    matrix = read.clauses[clause.matrix]
    return matrix.base in _FORECASTS


_MAYBE: Final = listed(
    "LIKELY UNLIKELY POSSIBLE CONCEIVABLE SURE CERTAIN HOPE HOPES EVIDENT POSSIBILITY BELIEF FEAR CONVICTION "
    "PROSPECT JUDGMENT CONVINCED CONFIDENT SATISFIED UNDERSTANDING DOUBT FEELING EXPECTATION IMPRESSION "
    "CHANCE CERTAINTY DANGER RISK OPTIMISTIC DOUBTFUL SIGNS INDICATION INDICATIONS RUMORS RUMOR"
)
_WILL_BE: Final = frozenset({"TOUCH", "GLAD", "PLEASED", "HAPPY", "PREPARED", "WILLING", "READY"})


def _uncertain(words: Sequence[str], clause: Clause) -> bool:
    """Whether a word of hope or chance stands right before the clause: NOT SURE HE WOULD."""
    return bool(_MAYBE & set(words[max(0, clause.start - 4) : clause.start]))


def _kept_ready(words: Sequence[str], clause: Clause) -> bool:
    """WILL BE IN TOUCH, WOULD BE GLAD TO."""
    return clause.base in {"BE", *_WILL_BE} and bool(_WILL_BE & set(words[clause.verb : clause.verb + 3]))


def _is_step(base: str) -> bool:
    """Whether what is done to a thing is a step that somebody takes."""
    stems = (base, base[:-1], base[:-2], base[:-3] + "Y", base[:-3])
    return base in _PASSIVE_IRREGULAR or any(stem in _PASSIVE for stem in stems)


def _by_will(read: Read, reading: Reading) -> Iterator[Draft]:
    """THE EMBASSY WILL PRESS; HE SAID HE WOULD FORWARD THEM; DECREES WILL BE ISSUED, ANNOUNCED."""
    sentence = read.sentence
    words = sentence.words
    reported = read.sentence.number > 0
    for row, clause in enumerate(read.clauses):
        if clause.modal not in {"WILL", "WOULD", "SHALL", "'LL"} or clause.doubtful or clause.perfect:
            continue
        if clause.opener in {"WHAT", "HOW", "WHICH"} or clause.conditional or _forecast(read, clause):
            continue
        if _uncertain(words, clause):
            continue
        if (
            clause.agent is None
            and (clause.first <= 1 or _dropped(words, clause))
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
        if words[agent[0]] == "WHO" or (_ALMOST & set(words[clause.first : clause.verb])):
            continue
        acts = is_agent(sentence, *agent)
        own = words[agent[0]] in OWN or {"EMBASSY", "POST", "MISSION"} & set(words[agent[0] : agent[1]])
        matrix = None if clause.matrix is None else read.clauses[clause.matrix]
        told = matrix is not None and matrix.agent is not None
        ready = words[clause.verb] in READY and words[clause.verb + 1 : clause.verb + 2] == ("TO",)
        if ready and acts:
            rule, confidence = "promise-ready", 0.6
        elif clause.passive:
            if not _is_step(clause.base) and not (matrix is not None and matrix.base == "ANNOUNCE"):
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


_ALMOST: Final = frozenset({"ALMOST", "REPORTEDLY", "ALLEGEDLY", "SUPPOSEDLY"})


def _dropped(words: Sequence[str], clause: Clause) -> bool:
    """ARE CONSULTING AND WILL SUBMIT: a telegram leaves WE out at the head of its sentence."""
    head = words[0]
    ours = head in {"ARE", "HAVE", "AM", "PLAN", "INTEND"} or (head in VERBS and head.endswith("ING"))
    return ours and clause.opener == "AND"


def _bound(read: Read, row: int, agent: tuple[int, int], sentence: Sentence) -> str | None:
    if read.who[row] is not None or sentence.words[agent[0]] in {"HE", "SHE", "THEY"}:
        return read.who[row]
    return shown(sentence, *agent)


def _assured(before: Draft, draft: Draft) -> bool:
    """Whether a clause with WILL fills a verb of promising before it: PROMISED THAT HE WOULD."""
    words = draft.sentence.words
    if not before.rule.startswith("promise-verb"):
        return False
    between = words[before.verb + 1 : draft.verb]
    near = "THAT" in between[:8] or len(between) < 4
    return near and not {"AND", ";"} & set(between)


def drafts_of(reading: Reading) -> list[Draft]:
    """Every commitment as drafted, in order; of those on the same words the surest."""
    found: list[Draft] = []
    for read in reading.sentences:
        here = sorted(
            (draft for finder in (_by_verb, _by_will, by_phrase) for draft in finder(read, reading)),
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
