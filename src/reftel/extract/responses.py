"""What the one who was asked said to it: agreed, refused, put off, or neither.

A verb of answering gives the kind; so do a few phrases (`NOT PREPARED TO`, `WOULD HAVE TO CONSULT`, `TOOK
NOTE`). Each is tied to the ask before it that shares most words, else to the nearest one of another party;
an answer to nothing that stands in the telegram keeps a null.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.extract.agents import is_agent
from reftel.extract.clauses import Clause, clause_end
from reftel.extract.evidence import evidence
from reftel.extract.findings import Ask, Response, ResponseKind
from reftel.extract.frames import ANSWERS
from reftel.extract.reading import Read, Reading
from reftel.extract.sentences import Sentence
from reftel.extract.vocabulary import listed

__all__ = ["responses_in"]

_LATER: Final = listed("STUDY CONSIDER REVIEW CONSULT EXAMINE REFER")
_PHRASES: Final[tuple[tuple[ResponseKind, str, str], ...]] = (
    (
        "refused",
        "unwilling",
        (
            r"\b(?:NOT (?:PREPARED|WILLING|READY|IN (?:A )?POSITION)|UNWILLING) (?:EVEN )?TO\b"
            r"(?! (?:ASSERT|SAY|JUDGE|PREDICT|SPECULATE|BELIEVE|CLAIM)\b)"
        ),
    ),
    (
        "refused",
        "no-basis",
        (
            r"\b(?:SAW|SEES|SEE|WAS|IS|THERE) NO (?:BASIS|NEED|POINT|REASON) (?:FOR|TO|IN|OF)\b"
            r"|\bTURNED (?:IT |THIS |THE \w+ )?DOWN\b|\bRULED OUT\b"
        ),
    ),
    (
        "agreed",
        "assent",
        (
            r"\b(?:VOICED|EXPRESSED|MANIFESTED|INDICATED|SIGNIFIED|GAVE|GIVEN) (?:\w+ ){0,2}"
            r"(?:AGREEMENT|CONSENT|APPROVAL|ASSENT|WILLINGNESS|READINESS|PERMISSION|CONCURRENCE)\b"
            r"|\b(?:HAS|HAVE|HAD|SAW|WITH) NO OBJECTIONS?\b"
        ),
    ),
    ("refused", "unable", r"\b(?:UNABLE|NOT ABLE|IN NO POSITION) TO\b"),
    ("refused", "no-intention", r"\bNO INTENTION (?:OF|TO)\b"),
    (
        "refused",
        "did-not",
        r"\b(?:DID|DOES|WOULD|COULD|CAN) ?NOT (?:RPT NOT )?(?:GIVE|AGREE|ACCEPT|SUPPORT|COMPLY|APPROVE)\b",
    ),
    (
        "refused",
        "unacceptable",
        (
            r"\b(?:UN|NOT (?:BE )?(?:\w+LY )?)ACCEPTABLE\b|\bNOT (?:BE |SEEM )?(?:POSSIBLE|FEASIBLE) TO\b|"
            r"\bNONE OF [^.;]{0,90} WERE ACCEPTABLE\b|\bOUT OF THE QUESTION\b"
        ),
    ),
    ("refused", "opposed", r"\b(?<!AS )(?<!PERSONS )(?<!THOSE )OPPOSED TO\b"),
    (
        "deferred",
        "needs-time",
        r"\b(?:WOULD|WILL|MUST) (?:NEED|HAVE|TAKE) (?:MORE )?(?:TIME|TO (?:STUDY|CONSULT|CHECK|REFER))\b",
    ),
    (
        "deferred",
        "later",
        r"\b(?:BE )?NECESSARY (?:TO )?STUDY\b|\bGET BACK TO\b|\bTAKE (?:IT|THIS|THE MATTER) UP WITH\b",
    ),
    (
        "deferred",
        "under-study",
        (
            r"\b(?:UNDER|TAKE UNDER) (?:ACTIVE |CAREFUL )?(?:STUDY|CONSIDERATION|REVIEW|ADVISEMENT)\b"
            r"|\bNO (?:FINAL )?DECISION\b|\bAWAIT(?:S|ING|ED)? INSTRUCTIONS\b"
        ),
    ),
    ("agreed", "look-into", r"\bLOOK INTO (?:THE|THIS|IT)\b"),
    (
        "noncommittal",
        "noncommittal",
        r"\b(?:TOOK|TAKEN) NOTE\b|\bNON-?COMMITTAL\b|\bPLEADED IGNORANCE\b|\bVOICED SKEPTICISM\b",
    ),
    (
        "noncommittal",
        "no-comment",
        r"\bDID NOT (?:COMMENT|RESPOND|REPLY|RULE OUT)\b|\bMADE NO COMMENT\b",
    ),
    (
        "noncommittal",
        "under-way",
        r"\b(?:IS|ARE|WAS|WERE|HAS BEEN|HAVE BEEN) (?:ALREADY |NOW )?(?:COOPERATING|STUDYING|ADDRESSING)\b",
    ),
    ("noncommittal", "reluctant", r"\bRELUCTANT TO\b|\bNOT (?:YET )?CERTAIN\b|\bEVASIVE\b"),
    ("noncommittal", "sympathy", r"\bEXPRESSED (?:SYMPATHY|UNDERSTANDING)\b|\bSYMPATHETIC\b"),
)
_PATTERNS: Final = tuple((kind, f"response-{name}", re.compile(pattern)) for kind, name, pattern in _PHRASES)
# words that answer only where something was asked
_ONLY_TIED: Final = frozenset(
    {
        *(f"response-{name}" for name in ("unable", "opposed", "sympathy", "did-not", "needs-time", "later")),
        *(f"response-{name}" for name in ("no-basis", "assent", "under-study", "unacceptable", "reluctant")),
        "response-agree-with",
        *(
            f"response-verb:{verb}"
            for verb in ("consider", "review", "study", "grant", "approve", "oppose", "concur")
        ),
        *(f"response-verb:{verb}" for verb in ("endorse", "resist", "object", "deny", "consult", "disagree")),
    }
)
_WORD: Final = re.compile(r"[A-Z]{4,}")
_SMALL: Final = listed(
    "THAT THIS WITH WOULD WILL FROM HAVE BEEN THEY THEIR SAID ALSO ASKED SHOULD WHICH COULD THERE"
)


@dataclass(frozen=True, slots=True)
class _Draft:
    sentence: Sentence
    first: int
    stop: int
    verb: int
    by: str | None
    kind: ResponseKind
    rule: str
    confidence: float


def _by_verb(read: Read) -> Iterator[_Draft]:
    sentence = read.sentence
    words = sentence.words
    for row, clause in enumerate(read.clauses):
        kind = ANSWERS.get(clause.base)
        if kind is None or clause.passive or clause.kind == "ing" or clause.conditional:
            continue
        after = words[clause.verb + 1] if clause.verb + 1 < len(words) else "."
        if after in _REFERS or after[0].isdigit() or (clause.subject is None and clause.verb < 2):
            continue  # authority granted ref B; visas refused 984
        if clause.modal in {"SHOULD", "MUST", "COULD", "MIGHT", "MAY", "CAN"} or _idle(clause, words):
            continue
        if kind == "deferred" and (clause.modal not in {"WOULD", "WILL"} or clause.base not in _LATER):
            continue
        if clause.base in {"CONSIDER", "REVIEW"} and clause.modal is None:
            continue
        if clause.agent is None or not is_agent(sentence, *clause.agent):
            continue
        with_it = after == "WITH" and clause.base == "AGREE"
        if kind == "agreed" and clause.negated:
            kind = "refused"
        if (
            kind == "refused"
            and clause.base == "DENY"
            and words[clause.verb + 1 : clause.verb + 2] == ("THAT",)
        ):
            continue
        yield _Draft(
            sentence,
            clause.start,
            clause_end(sentence, clause.verb),
            clause.verb,
            read.who[row],
            kind,
            "response-agree-with" if with_it else f"response-verb:{clause.base.lower()}",
            0.7,
        )


_REFERS: Final = frozenset({"REF", "REFTEL", "PARA", "ITSELF", "HIMSELF"})


def _idle(clause: Clause, words: Sequence[str]) -> bool:
    """AS AGREED, TO AGREE: no answer given."""
    before = words[clause.first - 1] if clause.first else ""
    return before in {"AS", "IF", "TO", "ALREADY"} or (clause.kind == "base" and clause.modal is None)


def _by_phrase(read: Read) -> Iterator[_Draft]:
    sentence = read.sentence
    text = " ".join(sentence.words)
    for kind, rule, pattern in _PATTERNS:
        found = pattern.search(text)
        if found is None:
            continue
        row = text.count(" ", 0, found.start())
        starts = [clause.start for clause in read.clauses if clause.start <= row]
        first = max(starts, default=0)
        name = next(
            (read.who[place] for place, clause in enumerate(read.clauses) if clause.start == first),
            read.before,
        )
        yield _Draft(sentence, first, clause_end(sentence, row), row, name, kind, rule, 0.5)


_NEAR: Final = 40  # an answer is to one of the last asks


def _tie(draft: _Draft, asks: Sequence[Ask], start: int) -> int | None:
    """The ask that is answered: the one before with most words in common, the nearer the better."""
    mine = {word[:6] for word in _WORD.findall(draft.sentence.text(draft.first, draft.stop).upper())} - _SMALL
    best, weight = None, 0.0
    last = bisect_right(asks, start, key=lambda ask: ask.span[0])
    for row in range(max(0, last - _NEAR), last):
        ask = asks[row]
        if ask.span[0] > start or (ask.by is not None and ask.by == draft.by):
            continue
        theirs = {word[:6] for word in _WORD.findall(ask.quote.upper())} - _SMALL
        shared = len(mine & theirs)
        apart = (start - ask.span[1]) / 400
        score = shared + 1.5 / (1 + max(0.0, apart))
        if score > weight and (shared or apart < 2):
            best, weight = row, score
    return best


def _unanswered(found: Sequence[Response], asks: Sequence[Ask], start: int) -> int | None:
    """The first ask before a place that has no answer yet."""
    answered = {response.to_ask for response in found[-_NEAR:]}
    last = bisect_right(asks, start, key=lambda ask: ask.span[0])
    return next((row for row in range(max(0, last - _NEAR), last) if row not in answered), None)


def responses_in(reading: Reading, asks: Sequence[Ask]) -> list[Response]:
    """Every answer of a telegram, in order, tied to its ask where one is there."""
    found: list[Response] = []
    for read in reading.sentences:
        here = sorted((*_by_verb(read), *_by_phrase(read)), key=lambda draft: (draft.verb, -draft.confidence))
        last = -9
        for draft in here:
            if draft.verb - last < 5:
                continue
            last = draft.verb
            shows = evidence(draft.sentence, draft.first, draft.stop, draft.verb)
            tied = _tie(draft, asks, shows.span[0])
            if tied is None and draft.rule in _ONLY_TIED:
                continue
            if draft.rule == "response-under-way":
                tied = _unanswered(found, asks, shows.span[0])
                if tied is None:
                    continue
            sure = draft.confidence if tied is not None else draft.confidence - 0.2
            found.append(
                Response(
                    quote=shows.quote,
                    span=shows.span,
                    paragraph=shows.paragraph,
                    mark=shows.mark,
                    rule=draft.rule,
                    confidence=round(sure, 2),
                    by=draft.by,
                    to_ask=tied,
                    kind=draft.kind,
                )
            )
    return found
