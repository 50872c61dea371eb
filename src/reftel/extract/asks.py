"""Requests, recommendations, instructions and demands, by any party to any party.

Ways of asking: verbs of asking with what must follow them (`frames.py`); the formulae of telegrams (`WOULD
APPRECIATE`, `PLEASE`, `YOU SHOULD`, a verb at the head of a sentence); advice that the writer believes
somebody should follow; hopes and needs that are voiced to the one who can meet them.
"""

from typing import Final

from reftel.extract.asking.by_formula import by_formula, by_need
from reftel.extract.asking.by_imperative import by_imperative
from reftel.extract.asking.by_modal import by_modal
from reftel.extract.asking.by_noun import by_noun
from reftel.extract.asking.by_verb import by_verb
from reftel.extract.asking.draft import Draft
from reftel.extract.evidence import evidence, opening
from reftel.extract.findings import Ask, Polarity
from reftel.extract.reading import Reading
from reftel.extract.restated import once
from reftel.extract.verbs import BE
from reftel.extract.vocabulary import listed

__all__ = ["asks_in", "drafts_of"]


def drafts_of(reading: Reading) -> list[Draft]:
    """Every ask as drafted, in order; where two hang on the same words the surer one stays."""
    found: list[Draft] = []
    for read in reading.sentences:
        here = sorted(
            (
                draft
                for finder in (by_verb, by_modal, by_imperative, by_formula, by_need, by_noun)
                for draft in finder(read, reading)
            ),
            key=lambda draft: (draft.verb, -draft.confidence),
        )
        kept: list[Draft] = []
        for draft in here:
            if kept and draft.first <= kept[-1].verb and draft.verb - kept[-1].verb < 4:
                if draft.confidence > kept[-1].confidence:
                    kept[-1] = draft
                continue
            if kept and _fills(kept[-1], draft):
                continue
            kept.append(draft)
        found.extend(kept)
    return found


_FILLERS: Final = (
    "ask-you-should",
    "ask-should",
    "ask-said-we-should",
    "ask-we-should",
    "ask-might",
    "ask-noun",
    "ask-need",
)
_PARTS: Final = frozenset({"AND", ";", ".", "BUT"})
_NEAR: Final = 14


def _fills(before: Draft, draft: Draft) -> bool:
    """Whether a draft only says what is asked by the one before it: SUGGESTED THAT POINTS SHOULD BE."""
    words = draft.sentence.words
    if not before.rule.startswith("ask-verb") or draft.verb - before.verb > _NEAR:
        return False
    if _PARTS & set(words[before.verb : draft.verb]):
        return False
    subjunctive = draft.rule.startswith("ask-verb") and "BE" in words[max(0, draft.verb - 3) : draft.verb]
    return subjunctive or (draft.first > before.verb and draft.rule.startswith(_FILLERS))


def asks_in(reading: Reading) -> list[Ask]:
    """Every ask of a telegram, in order; the words of one end where the next begins."""
    drafts = drafts_of(reading)
    counterparts = {read.sentence.number: read.counterpart for read in reading.sentences}
    found: list[Ask] = []
    for row, draft in enumerate(drafts):
        stop = draft.stop
        if row + 1 < len(drafts) and drafts[row + 1].sentence is draft.sentence:
            stop = max(draft.verb + 2, min(stop, drafts[row + 1].first))
        stop = min(stop, len(draft.sentence.words))
        alone = row == 0 or drafts[row - 1].sentence is not draft.sentence
        shows = evidence(
            draft.sentence, opening(draft.sentence, draft.first) if alone else draft.first, stop, draft.verb
        )
        found.append(
            Ask(
                quote=shows.quote,
                span=shows.span,
                paragraph=shows.paragraph,
                mark=shows.mark,
                rule=draft.rule,
                confidence=draft.confidence,
                by=draft.by if draft.by is None or draft.by != draft.to else reading.own,
                to=draft.to or _asked(draft, reading, counterparts.get(draft.sentence.number)),
                what=_what(draft, stop),
                polarity=_polarity(draft, reading),
            )
        )
    return once(found, _may_be_one)


def _may_be_one(one: Ask, other: Ask) -> bool:
    """Whether two asks are of one asker, as far as is known."""
    return one.by is None or other.by is None or one.by == other.by


_OURS: Final = listed("EMBASSY EMBOFF POLOFF DCM A/DCM ADCM CHARGE AMBASSADOR CONGRESSMAN DEPARTMENT")


def _polarity(draft: Draft, reading: Reading) -> Polarity:
    """A request of the Department to its posts is an instruction."""
    own = reading.washington and draft.by == reading.own and draft.polarity == "ask"
    return "instruct" if own and draft.rule.startswith(("ask-verb:request", "ask-please")) else draft.polarity


def _asked(draft: Draft, reading: Reading, counterpart: str | None) -> str | None:
    """Who is asked where the words do not say: of the writer its addressee, of ours the other side."""
    signer = reading.context.signer
    signed = signer is not None and draft.by == f"Ambassador {signer.title()}"
    if draft.by is None or draft.by == reading.own or signed:
        words = draft.sentence.words
        told = draft.rule.startswith("ask-verb") and words[draft.verb].endswith("ED")
        told = told and not BE & set(words[max(0, draft.verb - 2) : draft.verb])
        return (counterpart if told and draft.by is not None else None) or reading.to
    if _OURS & set(draft.by.upper().split()):
        return counterpart if counterpart != draft.by else None
    return reading.own


def _what(draft: Draft, stop: int) -> str | None:
    """What is asked for: the words behind the verb."""
    row = draft.verb + 1
    words = draft.sentence.words
    while row < stop and words[row] in {"THAT", "TO", "FOR", "ON", "UPON"}:
        row += 1
    return draft.sentence.text(row, stop) if row < stop else None
