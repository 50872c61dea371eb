"""Clauses: a verb of interest with its auxiliaries, its subject on the left and its end on the right.

This is no full parser. Around each known verb, and around each WILL or WOULD, a few steps to the left find
the subject and a few to the right the complement; coordinations inherit the subject; a reporting verb
before a clause is its matrix. Steps are bounded by the sentence, so that reading stays linear.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reftel.extract.agents import OFFICES, is_agent
from reftel.extract.frames import BELIEFS, REPORTS, VERBS
from reftel.extract.sentences import Sentence
from reftel.extract.subjects import (
    ADVERBS,
    DETERMINERS,
    NOMINATIVE,
    PREPOSITIONS,
    conditional,
    first_phrase,
    subject_before,
)
from reftel.extract.verbs import AUXILIARIES, BE, FINITE, MODALS
from reftel.extract.vocabulary import listed

__all__ = ["Clause", "clause_end", "clauses_of", "complement"]

_NOUN_BEFORE: Final = frozenset(
    {
        *DETERMINERS,
        "OF",
        "IN",
        "ON",
        "AT",
        "FOR",
        "FROM",
        "WITH",
        "BY",
        "UPON",
        "FURTHER",
        "FORMAL",
        "EARLIER",
    }
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb at word `verb`; its group begins at `first`; `matrix` is the row of a reporting clause.

    `base` is the verb's first form (the word itself if it is in no table), `modal` WILL, WOULD or another;
    `conditional`: only said behind IF or UNLESS.
    """

    sentence: Sentence
    verb: int
    base: str
    kind: str
    first: int
    subject: tuple[int, int] | None
    shared: tuple[int, int] | None
    modal: str | None = None
    passive: bool = False
    perfect: bool = False
    negated: bool = False
    doubtful: bool = False
    matrix: int | None = None
    opener: str | None = None
    conditional: bool = False

    @property
    def agent(self) -> tuple[int, int] | None:
        """Who does it: its own subject, or one shared with an earlier clause."""
        return self.subject or self.shared

    @property
    def start(self) -> int:
        """The first word of the clause: that of its subject, if it has one."""
        return self.first if self.subject is None else self.subject[0]


_DOUBT: Final = listed(
    "PROBABLY POSSIBLY LIKELY PERHAPS PRESUMABLY UNDOUBTEDLY INEVITABLY CLEARLY EVENTUALLY APPARENTLY"
)


def _group(words: Sequence[str], verb: int) -> int:
    """Where the verb's auxiliaries and adverbs begin."""
    first = verb
    row = verb - 1
    while row >= 0 and verb - row <= 8:
        word = words[row]
        if word in AUXILIARIES:
            first = row
        elif not (
            word in ADVERBS or (word.endswith("LY") and word not in {"FAMILY", "ASSEMBLY", "ITALY", "SUPPLY"})
        ):
            break
        row -= 1
    return first


def _is_verb(sentence: Sentence, row: int) -> bool:
    """Whether a form that can also be a noun or an adjective stands as a verb here."""
    word = sentence.words[row]
    known = VERBS[word]
    before = sentence.words[row - 1] if row else ""
    if before == "UNITED":
        return False
    if before == "TO":
        return "base" in known.kinds and not (word in _NOUNS_TOO and _noun_behind_to(sentence, row))
    if before in AUXILIARIES:
        return True
    if word in _NOUNS_TOO:
        return _clearly(sentence, row)
    if known.kinds & {"past", "participle"} and before in PREPOSITIONS:
        return False
    if known.kinds & {"base", "s"}:
        return before not in _NOUN_BEFORE and not before.endswith("'S")
    return not (known.kinds & {"past", "participle"} and before in DETERMINERS)


# forms that are nouns as often as verbs
_NOUNS_TOO: Final = listed(
    "PRESS REQUEST REQUESTS DEMAND DEMANDS ORDER ORDERS CALL CALLS DIRECT PROTEST PROTESTS OFFER OFFERS "
    "PROMISE PROMISES HOPE HOPES WISH WISHES DESIRE DESIRES LIKE PLAN PLANS APPEAL APPEALS NOTE NOTES "
    "REPORT REPORTS STATE STATES COMMENT COMMENTS ANSWER ANSWERS REPLY VISIT VISITS MEETING SIGN SIGNS "
    "CHARGE CHARGES RELEASE HAND HANDS POINT POINTS CLAIM CLAIMS ADVOCATE ADVOCATES COUNSEL STUDY REVIEW "
    "APPROACH NEED NEEDS STRESS LEAVE PLEDGE VOW CONSULT CONTACT CONTACTS GUARANTEE GUARANTEES COMMIT "
    "DEMARCHE PROPOSE RESPECT GRANT GRANTS OBJECT OBJECTS"
)


_TAKE_TO: Final = listed(
    "RESPONSE REPLY RESPONSIVE FOLLOW-UP REACTION ANSWER ACCORDING STATED SUBJECT ADDITION DUE REGARD "
    "REFERENCE OBJECTION RELEASED STATEMENT GIVEN RELATION PURSUANT CONTRARY RESPECT REMARKS LEAKED SAID "
    "TALKED SPOKE"
)


def _noun_behind_to(sentence: Sentence, row: int) -> bool:
    """IN RESPONSE TO REQUEST FOR, STATED TO PRESS: what stands behind TO is no infinitive."""
    words = sentence.words
    after = words[row + 1] if row + 1 < len(words) else "."
    return (words[row - 2] if row > 1 else "") in _TAKE_TO or after in {"OF", "FROM", "BY", ".", "REPORTS"}


def _clearly(sentence: Sentence, row: int) -> bool:
    """Whether a form that is a noun too has the subject or the object of a verb beside it."""
    words = sentence.words
    place = row
    while place > 1 and (
        words[place - 1] in ADVERBS - {"NOT", "ALSO"}
        or (words[place - 1].endswith("LY") and words[place - 2] in OFFICES)
    ):
        place -= 1
    before = words[place - 1] if place else ""
    after = words[row + 1] if row + 1 < len(words) else ""
    if before in PREPOSITIONS or before in DETERMINERS or before.endswith(("'S", "'")):
        return False
    if words[row] in {"SUGGEST", "REQUEST"} and after in {"YOU", "DEPT"}:
        return True
    if before in NOMINATIVE or after == "THAT":
        return True
    if after in FINITE or after in PREPOSITIONS - {"FOR", "ON", "UPON"} or after in {"", ".", ",", ")", ";"}:
        return False
    if row == 0 and words[row] in _NEVER_FIRST:
        return False
    if row == 0 or before in {".", ";", ":", ")", "(", ","}:
        return after not in PREPOSITIONS
    if before in {"NOT", "ALSO", "AND", "BUT"} or before.endswith("LY"):
        return after in _OBJECTS or after == "TO" or after in OFFICES or after in sentence.known
    if before in OFFICES or before in sentence.known:
        plural = before.endswith("S")
        return plural != words[row].endswith("S") or before in {"EMBASSY", "DEPARTMENT", "DEPT", "POST"}
    return False


_NEVER_FIRST: Final = listed(
    "PRESS PROTEST CHARGE CHARGES STATE STATES POINT POINTS CLAIMS REPORTS COMMENT NOTE ORDER"
)
_OBJECTS: Final = DETERMINERS | {
    "YOU",
    "YOUR",
    "US",
    "ME",
    "HIM",
    "HER",
    "THEM",
    "DEPT",
    "DEPARTMENT",
    "EMBASSY",
}


def clauses_of(sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence that have a verb of interest, in order."""
    words = sentence.words
    found: list[Clause] = []
    seen: set[int] = set()
    for row, word in enumerate(words):
        known = VERBS.get(word)
        if known is not None and row not in seen and _is_verb(sentence, row):
            found.append(_clause(sentence, row, known.base, min(known.kinds), found))
            seen.add(row)
        elif word in _CARRIERS and not (row and words[row - 1] in DETERMINERS):
            verb = _verb_after(words, row)
            if verb is not None and verb not in seen and words[verb] not in VERBS:
                found.append(_clause(sentence, verb, words[verb], "base", found))
                seen.add(verb)
    return found


_CARRIERS: Final = frozenset({"WILL", "WOULD", "SHALL", "SHOULD", "MUST", "MIGHT", "'LL"})


def _verb_after(words: Sequence[str], row: int) -> int | None:
    """The verb that a modal belongs to, adverbs and further auxiliaries between."""
    verb = row + 1
    while verb < len(words) and verb - row <= 6:
        word = words[verb]
        skipped = word in {"BE", "HAVE", "BEEN"} and _goes_on(words, verb + 1)
        if skipped or word in ADVERBS or word.endswith("LY"):
            verb += 1
        else:
            return verb if word[0].isalpha() else None
    return None


def _goes_on(words: Sequence[str], row: int) -> bool:
    """Whether a participle follows BE or HAVE, adverbs between."""
    while row < len(words) and (words[row] in ADVERBS or words[row].endswith("LY")):
        row += 1
    return row < len(words) and (
        words[row] == "BEEN"
        or words[row] in VERBS
        or words[row].endswith(("ED", "ING", "EN", "DONE", "MADE", "HELD"))
    )


def _clause(sentence: Sentence, verb: int, base: str, kind: str, before: Sequence[Clause]) -> Clause:
    words = sentence.words
    first = _group(words, verb)
    group = words[first:verb]
    infinitive = verb > 0 and words[first - 1 if first < verb else verb - 1] == "TO" and not group
    subject, opener = (None, "TO") if infinitive else subject_before(sentence, first)
    last = next((word for word in reversed(group) if word in AUXILIARIES), None)
    return Clause(
        sentence,
        verb,
        base,
        kind,
        first,
        subject,
        _shared(sentence, before, subject, opener),
        modal=next((word for word in group if word in MODALS), None),
        passive=last in BE and kind in {"past", "participle", "base"},
        perfect=any(word in {"HAS", "HAVE", "HAD"} for word in group),
        negated="NOT" in group or "NEVER" in group,
        doubtful=any(word in _DOUBT for word in words[max(0, first - 2) : min(len(words), verb + 3)]),
        matrix=next(
            (row for row in range(len(before) - 1, -1, -1) if _governs(before[row])),
            None,
        ),
        opener=opener,
        conditional=conditional(sentence, first if subject is None else subject[0]),
    )


def _shared(
    sentence: Sentence,
    before: Sequence[Clause],
    subject: tuple[int, int] | None,
    opener: str | None,
) -> tuple[int, int] | None:
    """The subject of an earlier clause that this one shares: behind AND, and with an infinitive."""
    if subject is not None or opener not in {"AND", "BUT", ",", "TO", None}:
        return None
    shared = [clause for clause in before if clause.agent is not None]
    if opener == "TO":
        return shared[-1].agent if shared else None
    for clause in reversed(shared):
        if clause.agent is not None and is_agent(clause.sentence, *clause.agent):
            return clause.agent
    if shared:
        return shared[-1].agent
    return first_phrase(sentence) if opener in {"AND", "BUT"} else None


def _governs(clause: Clause) -> bool:
    """Whether a clause reports or believes what follows it; ASSUMING THAT alone does not."""
    if clause.base not in _MATRIX:
        return False
    return clause.kind != "ing" or clause.first < clause.verb or clause.subject is not None


_MATRIX: Final = REPORTS | BELIEFS


def complement(sentence: Sentence, verb: int) -> str:
    """What follows a verb: THAT, TO, FOR, ABOUT, WHETHER or another preposition, NP, or nothing."""
    words = sentence.words
    row = verb + 1
    while row < len(words) and (words[row] in ADVERBS or words[row].endswith("LY")):
        row += 1
    if row >= len(words) or words[row] in {".", ";", ")", "?"}:
        return ""
    return words[row]


_BREAKS: Final = listed("BECAUSE INASMUCH ALTHOUGH THOUGH WHILE WHEREAS SINCE BUT")


def clause_end(sentence: Sentence, verb: int, stop: int | None = None) -> int:
    """The word behind the last of the clause: a hard stop, or a new clause behind a comma."""
    words = sentence.words
    last = len(words) if stop is None else min(stop, len(words))
    row = verb + 1
    depth = 0
    while row < last:
        word = words[row]
        if word == "(":
            depth += 1
        elif word == ")":
            depth -= 1
        if word == ";" or depth < 0:
            return row
        if row - verb > 5 and word == "," and row + 1 < last and words[row + 1] in _BREAKS:
            return row
        if row - verb > 7 and word in _BREAKS and word != "SINCE":
            return row
        if row - verb > 2 and word == "SO" and row + 1 < last and words[row + 1] == "THAT":
            return row
        row += 1
    while last > verb + 1 and words[last - 1] in {".", ",", "AND", "BUT", ";"}:
        last -= 1
    return last
