"""The verbs that the finders know, by what they do: report, believe, ask, answer, promise, meet, befall.

Each table is a list of base forms; asking verbs also say what may follow them and what kind of ask they
make. Adding a verb here adds it to the finder of its kind in every form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reftel.extract.findings import CaseKind, Polarity, ResponseKind
from reftel.extract.verbs import Inflected, forms
from reftel.extract.vocabulary import listed

__all__ = [
    "ANSWERS",
    "ASKS",
    "BELIEFS",
    "CASES",
    "MEETS",
    "PROMISES",
    "REPORTS",
    "TELLS",
    "VERBS",
    "AskFrame",
]


def _bases(words: str) -> frozenset[str]:
    return frozenset(words.split())


_REPORTS: Final = listed(
    "SAY STATE TELL INFORM ADVISE NOTE ADD EXPLAIN REPLY RESPOND ANSWER INDICATE REMARK COMMENT OBSERVE "
    "POINT STRESS EMPHASIZE UNDERLINE UNDERSCORE ASSERT AFFIRM CLAIM DECLARE ANNOUNCE REPORT MENTION "
    "CONFIRM CONCLUDE INSIST REITERATE REPEAT REMIND WARN ASSURE CAUTION ARGUE MAINTAIN CONTEND COMPLAIN "
    "ACKNOWLEDGE ADMIT CONCEDE AGREE PROMISE HINT VOLUNTEER OPINE EXPRESS PLEDGE VOW LEARN HEAR READ "
    "DISCLOSE REVEAL SUGGEST PROPOSE DECIDE CONVEY"
)
_BELIEFS: Final = listed(
    "BELIEVE THINK EXPECT ANTICIPATE HOPE FEEL DOUBT SUSPECT ASSUME PREDICT FORESEE ESTIMATE FEAR "
    "SPECULATE UNDERSTAND CONSIDER JUDGE WONDER KNOW REALIZE GATHER TRUST"
)
_TELLS: Final = listed(
    "TELL INFORM ADVISE INDICATE SAY STATE EXPLAIN REMARK CONFIDE MENTION CONFIRM ASSURE WARN BRIEF QUERY ASK"
)


@dataclass(frozen=True, slots=True)
class AskFrame:
    """An asking verb: the kind of ask, what may follow (`NP` any object), how sure it is alone."""

    polarity: Polarity
    after: frozenset[str]
    confidence: float = 0.8


def _frame(polarity: Polarity, after: str, confidence: float = 0.8) -> AskFrame:
    return AskFrame(polarity, frozenset(after.split()), confidence)


# THAT: asked that; TO: asked to see; NP-TO: asked him to; NP-FOR: asked him for; NP-BARE: asked him give;
# NP: any object; ON, FOR, UPON: that preposition; IF-COULD: asked if we could
ASKS: Final[Mapping[str, AskFrame]] = {
    "ASK": _frame("ask", "THAT TO FOR NP-TO NP-FOR NP-THAT NP-BARE ABOUT-CASE IF-COULD ME-IF"),
    "INQUIRE": _frame("ask", "IF-COULD", 0.6),
    "REQUEST": _frame("ask", "THAT TO FOR NP", 0.85),
    "URGE": _frame("ask", "THAT NP", 0.85),
    "PRESS": _frame("ask", "FOR NP-TO NP-FOR ON", 0.6),
    "APPEAL": _frame("ask", "FOR TO", 0.7),
    "SOLICIT": _frame("ask", "NP", 0.8),
    "SEEK": _frame("ask", "HELP", 0.5),
    "BEG": _frame("ask", "FOR NP-TO"),
    "PLEAD": _frame("ask", "FOR THAT WITH"),
    "IMPLORE": _frame("ask", "NP"),
    "ENTREAT": _frame("ask", "NP"),
    "ENCOURAGE": _frame("ask", "NP-TO", 0.7),
    "INVITE": _frame("ask", "TO NP-TO NP", 0.7),
    "DEMAND": _frame("demand", "THAT TO NP", 0.75),
    "INSIST": _frame("demand", "ON UPON THAT-MUST", 0.7),
    "PROTEST": _frame("demand", "NP AGAINST", 0.6),
    "REQUIRE": _frame("demand", "THAT NP-TO OWN-NP", 0.55),
    "WARN": _frame("demand", "NP-NOT AGAINST", 0.6),
    "CALL": _frame("ask", "UPON-TO FOR", 0.6),
    "PROPOSE": _frame("recommend", "THAT TO NP", 0.65),
    "SUGGEST": _frame("recommend", "THAT NP", 0.65),
    "RECOMMEND": _frame("recommend", "THAT TO NP AGAINST FOR", 0.8),
    "ADVOCATE": _frame("recommend", "THAT NP", 0.6),
    "COUNSEL": _frame("recommend", "THAT NP", 0.6),
    "ADVISE": _frame("recommend", "NP-TO NP-AGAINST AGAINST", 0.6),
    "INSTRUCT": _frame("instruct", "THAT TO NP-TO", 0.8),
    "DIRECT": _frame("instruct", "THAT TO NP-TO", 0.6),
    "ORDER": _frame("instruct", "THAT NP-TO", 0.5),
    "AUTHORIZE": _frame("instruct", "ADDRESSED-TO", 0.6),
    "PREFER": _frame("ask", "THAT TO NP-TO", 0.5),
    "WANT": _frame("ask", "NP-TO TO-GET NP-DONE", 0.6),
    "WISH": _frame("ask", "NP-TO TO-DISCUSS TO-GET", 0.55),
    "DESIRE": _frame("ask", "NP-TO THAT", 0.55),
    "LIKE": _frame("ask", "NP-TO TO-GET", 0.6),
    "NEED": _frame("ask", "HELP", 0.55),
    "APPRECIATE": _frame("ask", "WOULD", 0.85),
    "WELCOME": _frame("ask", "WOULD", 0.65),
    "HOPE": _frame("ask", "HOPE", 0.6),
}
"""Verbs of asking, by base form."""

ANSWERS: Final[Mapping[str, ResponseKind]] = {
    **dict.fromkeys(
        listed("AGREE ACCEPT CONSENT CONCUR APPROVE COMPLY ACCEDE ACQUIESCE ASSENT GRANT ENDORSE"), "agreed"
    ),
    **dict.fromkeys(listed("REFUSE DECLINE REJECT OPPOSE DENY DISAGREE OBJECT REBUFF RESIST"), "refused"),
    **dict.fromkeys(listed("DEFER POSTPONE STUDY CONSIDER REVIEW CONSULT"), "deferred"),
    **dict.fromkeys(listed("DEMUR EVADE EQUIVOCATE DODGE SIDESTEP"), "noncommittal"),
}
"""Verbs of answering; those of putting off count only behind WOULD, WILL or TO."""

PROMISES: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(listed("PROMISE PLEDGE VOW UNDERTAKE GUARANTEE COMMIT"), frozenset({"TO", "THAT", "NP"})),
    "ASSURE": frozenset({"THAT", "NP-THAT"}),
    "AGREE": frozenset({"TO"}),
    "OFFER": frozenset({"TO", "NP"}),
    "VOLUNTEER": frozenset({"TO"}),
    "THREATEN": frozenset({"TO"}),
    "DECIDE": frozenset({"TO"}),
}
"""Verbs of promising, with what must follow."""

MEETS: Final[Mapping[str, frozenset[str]]] = {
    "MEET": frozenset({"WITH", "NP"}),
    "CALL": frozenset({"ON", "UPON", "IN"}),
    "SPEAK": frozenset({"WITH", "TO"}),
    "TALK": frozenset({"WITH", "TO"}),
    "CONFER": frozenset({"WITH"}),
    "CONSULT": frozenset({"WITH"}),
    "CONVERSE": frozenset({"WITH"}),
    "LUNCH": frozenset({"WITH"}),
    "DINE": frozenset({"WITH"}),
    "VISIT": frozenset({"AGENT"}),
    "SEE": frozenset({"AGENT"}),
    "RECEIVE": frozenset({"AGENT"}),
    "APPROACH": frozenset({"AGENT"}),
    "SUMMON": frozenset({"AGENT"}),
    "TELEPHONE": frozenset({"AGENT"}),
    "CONTACT": frozenset({"AGENT"}),
    "DISCUSS": frozenset({"NP-WITH"}),
    "RAISE": frozenset({"NP-WITH"}),
    "DELIVER": frozenset({"PAPER-TO"}),
    "PRESENT": frozenset({"PAPER-TO"}),
    "HAND": frozenset({"PAPER-TO", "PAPER-BY"}),
    "GIVE": frozenset({"PAPER-TO"}),
    "DEMARCHE": frozenset({"AGENT"}),
    "BRIEF": frozenset({"AGENT"}),
}
"""Verbs of meeting, with what must follow."""

CASES: Final[Mapping[str, CaseKind]] = {
    **dict.fromkeys(listed("ARREST APPREHEND CAPTURE"), "arrest"),
    **dict.fromkeys(listed("CHARGE INDICT ARRAIGN"), "charge"),
    **dict.fromkeys(listed("TRY PROSECUTE SENTENCE CONVICT ACQUIT"), "trial"),
    **dict.fromkeys(listed("DETAIN IMPRISON JAIL INTERN INCARCERATE"), "detention"),
    **dict.fromkeys(listed("RELEASE FREE PARDON AMNESTY"), "release"),
    **dict.fromkeys(listed("EXTRADITE"), "extradition"),
    **dict.fromkeys(listed("EXPEL DEPORT EXILE BANISH"), "other"),
}
"""Verbs of what befalls persons before the law."""

_HEARD: Final = listed(
    "MAKE GO COME UPGRADE DOWNGRADE PLACE RANK MOVE REMAIN KEEP THANK HIGHLIGHT DESCRIBE CITE COMMEND "
    "CRITICIZE PRAISE VOICE OUTLINE ASSIST ELABORATE RETURN ARRIVE HANDLE PUNCTUATE NAME"
)
_ACTIONS: Final = listed(
    "WILL PREPARE INTEND PLAN ATTEMPT POUCH FORWARD TRANSMIT SEND SUBMIT CONTINUE LEAVE SIGN"
)

_ALL: Final = (
    _REPORTS
    | _BELIEFS
    | _TELLS
    | ASKS.keys()
    | ANSWERS.keys()
    | PROMISES.keys()
    | MEETS.keys()
    | CASES.keys()
    | (_ACTIONS - {"WILL"})
    | _HEARD
)
VERBS: Final[Mapping[str, Inflected]] = forms(sorted(_ALL))
"""Every form of every verb of the tables."""

REPORTS: Final = frozenset(form for form, verb in VERBS.items() if verb.base in _REPORTS)
BELIEFS: Final = frozenset(form for form, verb in VERBS.items() if verb.base in _BELIEFS)
TELLS: Final = _TELLS
