"""The writer's own judgment: of persons, positions, prospects and effects.

The comment is the post's own voice: its sentences that weigh something are read. Elsewhere the writer must
say so (`WE BELIEVE`, `IN OUR VIEW`, `STRUCK ME AS`, `IT APPEARS`). The stance is told by words of praise
and blame, and is the softest of all findings.
"""

import re
from typing import Final

from reftel.extract.agents import OWN
from reftel.extract.evidence import evidence
from reftel.extract.findings import Assessment, Stance
from reftel.extract.reading import Read, Reading
from reftel.extract.sentences import Sentence
from reftel.extract.verbs import FINITE
from reftel.extract.vocabulary import listed

__all__ = ["assessments_in"]

_OWN_VERBS: Final = listed(
    "BELIEVE THINK FEEL SUSPECT DOUBT JUDGE CONSIDER ESTIMATE EXPECT ANTICIPATE ASSUME FORESEE"
)
_VOICE: Final = re.compile(
    r"\b(?:IN (?:OUR|MY|EMBASSY'S|THE EMBASSY'S) (?:VIEW|OPINION|JUDGMENT|JUDGEMENT|ESTIMATION)"
    r"|(?:STRUCK|STRIKES?|IMPRESSED) (?:ME|US) AS|LOOKS TO (?:ME|US)|(?:ME|US) WITH THE IMPRESSION"
    r"|WE (?:ARE|REMAIN) (?:CONFIDENT|SATISFIED|CONVINCED|CONCERNED|SKEPTICAL|ENCOURAGED)"
    r"|EMBASSY (?:BELIEVES|FEELS|THINKS|DOUBTS|SUSPECTS|CONSIDERS|HAS NO (?:REASON|DOUBT))"
    r"|NO REASON TO BELIEVE|IT (?:NOW )?(?:APPEARS|SEEMS)"
    r"|IT IS (?:INCREASINGLY )?(?:CLEAR|UNLIKELY|LIKELY|POSSIBLE|PROBABLE|NOT UNLIKELY|OBVIOUS|EVIDENT)"
    r"|(?:WILL|WOULD) (?:ALMOST CERTAINLY|PROBABLY|UNDOUBTEDLY|LIKELY|INEVITABLY)"
    r"|REMAINS A PROBLEM|REPRESENTS A|SCARCELY|GROUNDLESS|CLEARLY|APPARENTLY|PROBABLY THE MOST)\b"
)
_COMMENT: Final = re.compile(
    r"\b(?:SEEMS?|SEEMED|APPEARS?|APPEARED|LIKELY|UNLIKELY|PROBABLY|POSSIBLY|CLEARLY|OBVIOUSLY|APPARENTLY|COULD|MAY|MIGHT"
    r"|WOULD|SHOULD|IMPORTANT|SIGNIFICANT|DIFFICULT|UNFORTUNATELY|FAVORABLY|PROGRESS|PROBLEM|LITTLE|STRONG"
    r"|WEAK|GOOD|BAD|BEST|WORST"
    r"|FAIL(?:ED|S|URE)?|SUCCESS|ABLE|UNABLE|EFFECTIVE|SERIOUS|WELCOME|POSITIVE|NEGATIVE|HELPFUL|USEFUL|RELUCTANT|EAGER)\b"
)
_PRAISE: Final = listed(
    "POSITIVE FAVORABLE FAVORABLY GOOD BETTER BEST PROGRESS IMPROVEMENT IMPROVED SUCCESS SUCCESSFUL "
    "FRIENDLY CONFIDENT HELPFUL USEFUL IMPORTANT ENCOURAGING ENCOURAGED STRONG STRENGTHEN EFFECTIVE "
    "COOPERATIVE ADVANTAGES ADVANTAGE OPPORTUNITY WELCOME SATISFIED ABLE PROFESSIONAL INFLUENTIAL "
    "OVERCOME APPRECIATIVE CONSTRUCTIVE WARM CORDIAL WILLING EAGER CAPABLE COMPETENT STABLE ACHIEVED "
    "ADVANCE GAIN GAINS CONSIDERABLE RESPONSIVE READILY INTEREST"
)
_BLAME: Final = listed(
    "NEGATIVE BAD WORSE WORST POOR FAILED FAILURE FAIL PROBLEM PROBLEMS DIFFICULT DIFFICULTY "
    "UNWISE UNLIKELY GROUNDLESS CONCERN CONCERNED WEAK WEAKNESS STALLED DELAY SLOW SLOWED CORRUPT "
    "CORRUPTION BARELY SCARCELY DELICATE VARIANCE LOSS CRISIS THREAT DANGER RISK OPPOSED OPPORTUNIST "
    "INEXPERIENCED BICKERING NOTHING UNABLE UNWILLING RELUCTANT SHORTFALL WORRIED UNFORTUNATELY HARM "
    "LAGGING EUPHORIC BRUSQUE SHORTAGE UNCERTAIN SKEPTICAL DOUBT DOUBTFUL SETBACK SERIOUS"
)
_TURN: Final = listed("NOT NO NEVER HARDLY LITTLE LACK WITHOUT FEW")


def _stance(words: tuple[str, ...]) -> Stance:
    good = bad = 0
    for row, word in enumerate(words):
        turned = bool(_TURN & set(words[max(0, row - 5) : row]))
        if word in _PRAISE:
            good, bad = good + (not turned), bad + turned
        elif word in _BLAME:
            good, bad = good + turned, bad + (not turned)
    if good and bad:
        return "mixed" if good == bad else ("positive" if good > bad else "negative")
    return "positive" if good else "negative" if bad else "neutral"


def _judges(read: Read) -> tuple[str, float, int] | None:
    """The rule, how sure it is, and the word it hangs on, if the writer judges in this sentence."""
    sentence = read.sentence
    words = sentence.words
    text = " ".join(words)
    reported = bool(read.clauses) and read.clauses[0].matrix is None and _is_report(read)
    voice = _VOICE.search(text)
    for clause in read.clauses:
        own = clause.agent is not None and (
            words[clause.agent[0]] in OWN or "EMBASSY" in words[slice(*clause.agent)]
        )
        if own and clause.base in _OWN_VERBS and clause.modal is None and not clause.perfect:
            return "assessment-own-verb", 0.6, clause.verb
    if voice is not None and not reported:
        return "assessment-voice", 0.5, text.count(" ", 0, voice.start())
    if sentence.passage.role == "comment" and not reported and not _own_act(read):
        hit = _COMMENT.search(text)
        if hit is not None:
            return "assessment-comment", 0.45, text.count(" ", 0, hit.start())
    return None


def _own_act(read: Read) -> bool:
    """Whether the sentence tells what the writer did or will do: WE WANTED TO, THE EMBASSY WILL."""
    words = read.sentence.words
    return any(
        clause.subject is not None
        and (words[clause.subject[0]] in OWN or "EMBASSY" in words[slice(*clause.subject)])
        and clause.base not in _OWN_VERBS
        for clause in read.clauses
    )


def _is_report(read: Read) -> bool:
    """Whether the sentence tells what somebody else said."""
    words = read.sentence.words
    first = read.clauses[0]
    return first.base in _SAID and not (first.agent is not None and words[first.agent[0]] in OWN)


_SAID: Final = listed(
    "SAY STATE TELL ADD NOTE REPLY EXPLAIN INDICATE REMARK INFORM AGREE ASK PROMISE CLAIM ARGUE COMPLAIN "
    "REPORT"
)


def assessments_in(reading: Reading) -> list[Assessment]:
    """Every judgment of the writer, one a sentence."""
    found = []
    by = reading.own
    for read in reading.sentences:
        judged = _judges(read)
        if judged is None or len(read.sentence.words) < 6:
            continue
        rule, confidence, row = judged
        sentence = read.sentence
        stop = len(sentence.words)
        shows = evidence(sentence, 0, stop, row)
        words = sentence.words
        about = next(
            (
                clause.subject
                for clause in read.clauses
                if clause.subject and words[clause.subject[0]] not in OWN
            ),
            None,
        )
        found.append(
            Assessment(
                quote=shows.quote,
                span=shows.span,
                paragraph=shows.paragraph,
                mark=shows.mark,
                rule=rule,
                confidence=confidence,
                about=sentence.text(*about) if about is not None else _opening(sentence),
                stance=_stance(words),
                by=by,
            )
        )
    return found


def _opening(sentence: Sentence) -> str | None:
    """The words before the first auxiliary: what a sentence without a known verb is about."""
    for row, word in enumerate(sentence.words[:16]):
        if word in FINITE and row > 0:
            return sentence.text(0, row)
    return None
