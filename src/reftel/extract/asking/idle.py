"""Asking verbs that ask nothing: conditions, attributes, opinions told as suggestions, what is thought of.

The same verb asks in one place and describes in another: SUGGESTED THAT HE COME asks, SUGGESTED THAT THE LAND
IS PUBLIC does not; THE DOCUMENTS REQUESTED BY are documents. Each test looks at a few words around the verb.
"""

from collections.abc import Sequence
from typing import Final

from reftel.extract.agents import OFFICES, is_agent
from reftel.extract.clauses import Clause
from reftel.extract.frames import VERBS
from reftel.extract.reading import Read
from reftel.extract.subjects import DETERMINERS
from reftel.extract.verbs import FINITE
from reftel.extract.vocabulary import listed

__all__ = ["is_idle", "subjunctive"]

_INDICATIVE: Final = listed("IS ARE WAS WERE HAS HAD AM DID DOES WOULD")
_MAY_OPINE: Final = frozenset({"SUGGEST", "INSIST", "PROPOSE"})
_REACH: Final = 24
_PAPERS: Final = listed(
    "LETTER NOTE TELEGRAM CABLE MESSAGE DECREE REFTEL EMBTEL DEPTEL AIDE-MEMOIRE RESOLUTION LETTERS NOTES "
    "CABLES MESSAGES MEMORANDUM PETITION TELEX CIRCULAR MEMO STATEMENT COMMUNIQUE DOCUMENT REPORT ARTICLE "
    "EDITORIAL"
)
_REFERS: Final = listed("REF REFTEL REFTELS PARA PARAS BY IN UNDER PARAGRAPH SEPTEL ABOVE LONGER")
_BEFORE_ING: Final = listed("BY OF FOR IN WITHOUT FROM ON ABOUT AGAINST WHILE AFTER BEFORE")
# what comes before TO where the infinitive is what somebody did or does
_DONE_TO: Final = listed(
    "CALL COME WRITE TELEPHONE CONTACT APPROACH MEET VISIT GO CABLE RETURN WISH LIKE WANT DESIRE TAKE SPEAK "
    "INSTRUCT DIRECT"
)
_DONE: Final = frozenset({"past", "participle", "ing"})
_OF_THINGS: Final = frozenset({"SUGGEST", "REQUIRE", "ENCOURAGE", "INVITE", "WARN"})
_SEEMS: Final = listed("SEEMS SEEM APPEARS SEEMED WILL")


def subjunctive(words: Sequence[str], row: int) -> bool:
    """Whether the words from THAT on say what should be, not what is: THAT SAPI END ITS TACTICS."""
    for word in words[row : row + _REACH]:
        if word in {"SHOULD", "MUST", "BE", "MIGHT", "COULD"}:
            return True
        if word in _INDICATIVE or word in {"WILL", "HAVE", "CAN", "CANNOT", "MAY"}:
            return False
        if word in {";", "."}:
            return True
        if word.endswith("ED") and len(word) > 4:
            return False
    return True


def _opines(clause: Clause, words: Sequence[str]) -> bool:
    """SUGGESTED THAT THE OPPOSITE WAS TRUE, INSISTED THERE WAS: no ask, but an opinion."""
    if clause.base not in _MAY_OPINE or clause.passive:
        return False
    row = clause.verb + 1
    if words[row : row + 1] == ("THERE",):
        return True
    if words[row : row + 1] != ("THAT",):
        return False
    for word in words[row + 1 : row + _REACH]:
        if word in {"SHOULD", "MUST", "BE", "MIGHT", "COULD", "MAY", "CAN"}:
            return False
        if word in _INDICATIVE:
            return True
    return False


def _only_names(clause: Clause, words: Sequence[str]) -> bool:
    """THE TEXT REQUESTED REFTEL, THE APPROACH WE ARE SUGGESTING SEEMS, PROPOSED PROJECTS."""
    after = words[clause.verb + 1] if clause.verb + 1 < len(words) else "."
    if after in _SEEMS or (after in FINITE and clause.base != "ASK"):
        return True
    if clause.kind == "s" and clause.agent is None and clause.base in _OF_THINGS:
        return True
    if clause.kind not in {"past", "participle"} or clause.passive or clause.first < clause.verb:
        return False
    before = words[clause.verb - 1] if clause.verb else ""
    if before in VERBS and before not in OFFICES and VERBS[before].kinds & _DONE:
        return True
    if clause.subject is None:
        return (
            before in {",", "OF", "FOR", "ON"}
            and after not in {"THAT", "TO", *DETERMINERS}
            and (clause.base in {"PROPOSE", "REQUIRE", "DESIRE"})
        )
    subject = words[slice(*clause.subject)]
    named = is_agent(clause.sentence, *clause.subject) or bool(_PAPERS & set(subject))
    return not named and (after in _REFERS or clause.base in {"REQUEST", "REQUIRE", "RECOMMEND"})


def _only_thought_of(read: Read, row: int, clause: Clause, words: Sequence[str]) -> bool:
    """BY ENCOURAGING, MOST LIKELY TO BE REQUESTED, TO PRESS ITS DEMANDS: nobody has asked yet."""
    before = words[clause.first - 1] if clause.first else ""
    if clause.kind == "ing" and clause.first == clause.verb and before in _BEFORE_ING:
        return True
    if (clause.opener != "TO" and before != "TO") or (clause.kind == "ing" and clause.first < clause.verb):
        return False
    if "LIKELY" in words[max(0, clause.first - 4) : clause.first]:
        return True
    governors = [other for other in read.clauses[:row] if clause.verb - other.verb < 26]
    return not any(other.base in _DONE_TO and other.modal not in {"MAY", "MIGHT"} for other in governors)


def is_idle(read: Read, row: int, clause: Clause) -> bool:
    """Whether the verb of a clause only describes, so that nothing is asked with it."""
    words = read.sentence.words
    return (
        clause.conditional
        or _opines(clause, words)
        or _only_names(clause, words)
        or _only_thought_of(read, row, clause, words)
        or words[clause.first - 2 : clause.first] == ("NOT", "TO")
    )
