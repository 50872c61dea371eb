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
from reftel.extract.verbs import AUXILIARIES, BE, FINITE, MODALS
from reftel.extract.vocabulary import listed

__all__ = ["Clause", "clause_end", "clauses_of", "complement"]

_ADVERBS: Final = listed(
    "NOT RPT REPEAT ALSO THEN NOW AGAIN LATER SOON STILL EVEN NEVER ALWAYS ONCE JUST TODAY FURTHER "
    "THEREFORE HOWEVER INDEED ONLY BOTH FIRST NEXT OFTEN ALREADY YESTERDAY TOMORROW HIMSELF HERSELF "
    "ITSELF PERHAPS SO CERTAINLY AT LEAST THEREBY TOO EVER"
)
_STOPS: Final = listed(
    "THAT WHICH WHO WHOM WHILE IF WHEN WHETHER BECAUSE SINCE ALTHOUGH THOUGH UNLESS UNTIL BUT OR THAN "
    'WHERE WHAT HOW WHY WHEREAS ONCE BEFORE ; : ( ) " ? [ ] --'
)
_NOT_SUBJECT_OPENERS: Final = listed("THEREFORE HOWEVER ALSO THEN FINALLY MOREOVER AND")
_DETERMINERS: Final = listed("THE A AN THIS THESE THOSE HIS HER ITS OUR THEIR MY ANY NO SUCH")
_NOUN_BEFORE: Final = frozenset(
    {
        *_DETERMINERS,
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
_LONGEST_SUBJECT: Final = 24
_WHICH_TIME: Final = frozenset({"NEXT", "LAST", "THIS"})
_TIMES: Final = frozenset({"WEEK", "MONTH", "YEAR", "MORNING", "AFTERNOON", "EVENING"})
_CONJUNCTIONS: Final = frozenset({"AND", "BUT", "OR"})
_NOMINATIVE: Final = frozenset({"I", "WE", "HE", "SHE", "THEY", "YOU", "IT", "WHO"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb at word `verb`; its group begins at `first`; `matrix` is the row of a reporting clause.

    `base` is the verb's first form (the word itself if it is in no table), `modal` WILL, WOULD or another.
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
            word in _ADVERBS
            or (word.endswith("LY") and word not in {"FAMILY", "ASSEMBLY", "ITALY", "SUPPLY"})
        ):
            break
        row -= 1
    return first


def _subject(words: Sequence[str], first: int) -> tuple[tuple[int, int] | None, str | None]:
    """The phrase before the verb group, and the word before that phrase; none after AND, or at a start."""
    stop = first
    if stop > 0 and words[stop - 1] in _CONJUNCTIONS:
        return None, words[stop - 1]
    while (
        stop > 0
        and (words[stop - 1] in _ADVERBS or words[stop - 1].endswith("LY"))
        and words[stop - 1] != "AT"
    ):
        stop -= 1
    if stop > 0 and words[stop - 1] in _NOMINATIVE:
        return (stop - 1, stop), (words[stop - 2] if stop > 1 else None)
    if stop > 0 and words[stop - 1] in _CONJUNCTIONS:
        return None, words[stop - 1]
    row = stop
    if row > 0 and words[row - 1] == ",":
        inner = row - 2
        while (
            inner >= 0
            and row - inner <= 16
            and words[inner] not in {",", ";", ":"}
            and words[inner] not in FINITE
        ):
            inner -= 1
        if inner < 0 or words[inner] != "," or row - inner > 16:
            return None, words[row - 1]
        row = inner  # an apposition between commas belongs to the subject
    conjunction = -1
    while row > 0 and stop - row < _LONGEST_SUBJECT:
        word = words[row - 1]
        if word in _STOPS or word == ",":
            break
        if word in FINITE or word in REPORTS or word in BELIEFS:
            if conjunction >= 0:
                row = conjunction + 1
            break
        if word == "AND" and conjunction < 0:
            conjunction = row - 1
        row -= 1
    while row < stop and words[row] in _NOT_SUBJECT_OPENERS:
        row += 1
    while row + 2 < stop and words[row] in _WHICH_TIME and words[row + 1] in _TIMES:
        row += 2
    opener = words[row - 1] if row > 0 else None
    if row >= stop or all(word in _PREPOSITIONS or word in _DETERMINERS for word in words[row:stop]):
        return None, opener
    return (row, stop), opener


def _is_verb(sentence: Sentence, row: int) -> bool:
    """Whether a form that can also be a noun or an adjective stands as a verb here."""
    word = sentence.words[row]
    known = VERBS[word]
    before = sentence.words[row - 1] if row else ""
    if before in AUXILIARIES or before == "TO":
        return True
    if word in _NOUNS_TOO:
        return _clearly(sentence, row)
    if known.kinds & {"past", "participle"} and before in _PREPOSITIONS:
        return False
    if known.kinds & {"base", "s"}:
        return before not in _NOUN_BEFORE and not before.endswith("'S")
    return not (known.kinds & {"past", "participle"} and before in _DETERMINERS)


_PREPOSITIONS: Final = listed("OF IN ON AT FOR FROM WITH BY UPON ABOUT OVER UNDER")
# forms that are nouns as often as verbs
_NOUNS_TOO: Final = listed(
    "PRESS REQUEST REQUESTS DEMAND DEMANDS ORDER ORDERS CALL CALLS DIRECT PROTEST PROTESTS OFFER OFFERS "
    "PROMISE PROMISES HOPE HOPES WISH WISHES DESIRE DESIRES LIKE PLAN PLANS APPEAL APPEALS NOTE NOTES "
    "REPORT REPORTS STATE STATES COMMENT COMMENTS ANSWER ANSWERS REPLY VISIT VISITS MEETING SIGN SIGNS "
    "CHARGE CHARGES RELEASE HAND HANDS POINT POINTS CLAIM CLAIMS ADVOCATE ADVOCATES COUNSEL STUDY REVIEW "
    "APPROACH NEED NEEDS STRESS LEAVE PLEDGE VOW CONSULT CONTACT CONTACTS GUARANTEE GUARANTEES COMMIT "
    "DEMARCHE PROPOSE RESPECT GRANT GRANTS OBJECT OBJECTS"
)


def _clearly(sentence: Sentence, row: int) -> bool:
    """Whether a form that is a noun too has the subject or the object of a verb beside it."""
    words = sentence.words
    place = row
    while place > 1 and words[place - 1] in _ADVERBS - {"NOT", "ALSO"}:
        place -= 1
    before = words[place - 1] if place else ""
    after = words[row + 1] if row + 1 < len(words) else ""
    if before in _PREPOSITIONS or before in _DETERMINERS or before.endswith(("'S", "'")):
        return False
    if words[row] in {"SUGGEST", "REQUEST"} and after in {"YOU", "DEPT"}:
        return True
    if before in _NOMINATIVE or after == "THAT":
        return True
    if after in FINITE or after in _PREPOSITIONS - {"FOR", "ON", "UPON"} or after in {"", ".", ",", ")", ";"}:
        return False
    if row == 0 and words[row] in _NEVER_FIRST:
        return False
    if row == 0 or before in {".", ";", ":", ")", "(", ","}:
        return after not in _PREPOSITIONS
    if before in {"NOT", "ALSO", "AND", "BUT"} or before.endswith("LY"):
        return after in _OBJECTS or after == "TO" or after in OFFICES or after in sentence.known
    if before in OFFICES or before in sentence.known:
        plural = before.endswith("S")
        return plural != words[row].endswith("S") or before in {"EMBASSY", "DEPARTMENT", "DEPT", "POST"}
    return False


_NEVER_FIRST: Final = listed(
    "PRESS PROTEST CHARGE CHARGES STATE STATES POINT POINTS CLAIMS REPORTS COMMENT NOTE ORDER"
)
_OBJECTS: Final = _DETERMINERS | {
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
        elif word in _CARRIERS and not (row and words[row - 1] in _DETERMINERS):
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
        if skipped or word in _ADVERBS or word.endswith("LY"):
            verb += 1
        else:
            return verb if word[0].isalpha() else None
    return None


def _goes_on(words: Sequence[str], row: int) -> bool:
    """Whether a participle follows BE or HAVE, adverbs between."""
    while row < len(words) and (words[row] in _ADVERBS or words[row].endswith("LY")):
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
    subject, opener = (None, "TO") if infinitive else _subject(words, first)
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
    return _first_phrase(sentence) if opener in {"AND", "BUT"} else None


def _governs(clause: Clause) -> bool:
    """Whether a clause reports or believes what follows it; ASSUMING THAT alone does not."""
    if clause.base not in _MATRIX:
        return False
    return clause.kind != "ing" or clause.first < clause.verb or clause.subject is not None


_MATRIX: Final = REPORTS | BELIEFS


def _first_phrase(sentence: Sentence) -> tuple[int, int] | None:
    """The subject at the head of a sentence: the words before its first auxiliary or known verb."""
    for row, word in enumerate(sentence.words[:10]):
        if word in FINITE or (word in VERBS and row > 0):
            return (0, row) if 0 < row <= 8 and is_agent(sentence, 0, row) else None
    return None


def complement(sentence: Sentence, verb: int) -> str:
    """What follows a verb: THAT, TO, FOR, ABOUT, WHETHER or another preposition, NP, or nothing."""
    words = sentence.words
    row = verb + 1
    while row < len(words) and (words[row] in _ADVERBS or words[row].endswith("LY")):
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
        if row - verb > 5 and word == "SO" and row + 1 < last and words[row + 1] == "THAT":
            return row
        row += 1
    while last > verb + 1 and words[last - 1] in {".", ",", "AND", "BUT", ";"}:
        last -= 1
    return last
