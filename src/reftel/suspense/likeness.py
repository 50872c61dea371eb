"""Which later papers may be evidence on an entry, and why: proposed, never applied.

Three signs count, and each is named: the telegram cites the one the entry rests on; the same parties stand
in it; it shares words that few telegrams hold. A sign alone may be chance, so a telegram that cites nothing
needs two rare words of the matter.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from reftel.suspense.entry import Entry, Evidence
from reftel.suspense.written import fold

__all__ = ["Passage", "Proposal", "propose", "telling_words"]

_WORD: Final = re.compile(r"[^\W_]{3,}")
_COMMON: Final = """
THE AND FOR THAT THIS WITH WOULD WILL FROM HIS HER THEIR ITS WAS WERE HAS HAD HAVE BEEN NOT BUT ARE THEY THEM
THESE THOSE WHICH WHO WHAT WHEN WHERE SAID SAYS STATED TOLD ASKED ASK PROMISED PROMISE AGREED NOTED ADDED
EMBASSY AMBASSADOR DEPARTMENT GOVERNMENT MINISTER MINISTRY USG POLOFF EMBOFF ALSO AFTER BEFORE ONE TWO THREE
MONTH MONTHS WEEK WEEKS YEAR YEARS DAY DAYS END NEXT INTO ALL ANY SHOULD COULD MAY MIGHT THAN THEN TODAY
TOMORROW YESTERDAY MEETING PARAGRAPH REFTEL SEPTEL POINT POINTS MAKE MADE TAKE GIVE GIVEN NEW OTHER ABOUT OVER
UNDER ONLY SOME MORE MOST SUCH VERY
"""
_EMPTY: Final = frozenset(_COMMON.split())
_OUTCOMES: Final = re.compile(
    r"\b(?:complet|deliver|sign|ratif|pass|adopt|implement|fulfil|kept|honou?r|arriv|receiv|releas|handed"
    r"|begun|began|open|establish|issued|conven|held|met|paid|withdr|destroy|not yet|fail|delay|postpon"
    r"|refus|cancel|missed"
    r"|no progress|still waiting|overdue|reneg|stalled|expired)\w*",
    re.IGNORECASE,
)
_CITES, _PARTY, _COUNTRY, _OUTCOME = 2.0, 1.0, 0.5, 0.5
_LEAST = 2.5
_MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a later telegram that may show what came of a matter."""

    address: str
    mrn: str | None
    date: str | None
    subject: str | None
    paragraph: int | None
    text: str
    cites: bool = False
    country: str | None = None
    copy: str | None = None
    span: tuple[int, int] | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that may be evidence: where they stand, and the signs that say so, in words."""

    entry: int
    evidence: Evidence
    subject: str | None
    why: list[str] = field(default_factory=list)
    score: float = 0.0


def telling_words(entry: Entry) -> list[str]:
    """The words of an entry that say what it is about, folded, each once."""
    found = _words(f"{entry.what} {entry.quote}")
    parties = set(_words(f"{entry.by or ''} {entry.to or ''}"))
    return [word for word in found if word not in parties]


def propose(
    entry: Entry,
    passages: Iterable[Passage],
    weight: Callable[[str], float],
    most: int = 10,
) -> list[Proposal]:
    """The telegrams that may be evidence, the likeliest first, each with its likeliest words.

    `weight` says how rare a word is, from 0 (everywhere) to 1 (hardly anywhere).
    """
    asked = telling_words(entry)
    weights = {word: weight(word) for word in asked}
    best: dict[str, Proposal] = {}
    for passage in passages:
        if passage.date is None or passage.date < entry.said or passage.address == entry.source.address:
            continue
        found = _judge(entry, passage, weights)
        held = best.get(passage.address)
        if found is not None and (held is None or found.score > held.score):
            best[passage.address] = found
    ordered = sorted(best.values(), key=lambda one: (-one.score, one.evidence.date or "", one.evidence.place))
    return ordered[:most]


def _judge(entry: Entry, passage: Passage, weights: dict[str, float]) -> Proposal | None:
    words = set(_words(passage.text))
    shared = sorted((word for word in weights if word in words), key=lambda word: -weights[word])
    rare = [word for word in shared if weights[word] > 0.5]
    parties = _parties(entry, fold(f"{passage.subject or ''} {passage.text}"))
    score = sum(weights[word] for word in shared[:_MOST_SHOWN])
    why: list[str] = []
    if passage.cites:
        score += _CITES
        why.append(f"cites {entry.source.mrn or entry.source.address}")
    elif len(rare) < 2:
        return None
    if parties:
        score += _PARTY
        why.append(f"same party: {', '.join(parties)}")
    if entry.country is not None and passage.country == entry.country:
        score += _COUNTRY
    if _OUTCOMES.search(passage.text) is not None:
        score += _OUTCOME
    if shared:
        why.append(f"shares {', '.join(word.lower() for word in shared[:_MOST_SHOWN])}")
    if score < _LEAST or not (shared or parties):
        return None
    return Proposal(entry.id, _evidence(passage, weights), passage.subject, why, round(score, 3))


def _parties(entry: Entry, words: str) -> list[str]:
    """The parties of the entry that are named, by the last word of a name or the whole of it."""
    found = []
    for party in (entry.by, entry.to):
        parts = [part for part in fold(party or "").split() if part not in _EMPTY and len(part) > 2]
        if party and parts and f" {parts[-1]} " in f" {words} ":
            found.append(party)
    return found


_SENTENCE: Final = re.compile(r"(?<=[.!?])[\"”)]?\s+(?=[A-Z0-9\"“(])")


def _evidence(passage: Passage, weights: dict[str, float]) -> Evidence:
    """The sentence that shares most with the entry, as evidence."""
    pieces: list[tuple[int, int]] = []
    at = 0
    for found in _SENTENCE.finditer(passage.text):
        pieces.append((at, found.start()))
        at = found.end()
    pieces.append((at, len(passage.text)))

    def worth(piece: tuple[int, int]) -> float:
        text = passage.text[piece[0] : piece[1]]
        words = set(_words(text))
        return sum(weights[word] for word in weights if word in words) + bool(_OUTCOMES.search(text)) / 2

    start, end = max(pieces, key=worth)
    span = None
    if passage.span is not None:
        span = (passage.span[0] + start, passage.span[0] + end)
    return Evidence(
        quote=" ".join(passage.text[start:end].split()),
        date=passage.date,
        address=passage.address,
        mrn=passage.mrn,
        copy=passage.copy,
        paragraph=passage.paragraph,
        span=span,
        mark=passage.mark,
    )


def _words(text: str) -> list[str]:
    """Telling words in the order of the text, each once; endings of number are left out."""
    found: dict[str, None] = {}
    for word in _WORD.findall(fold(text)):
        if word not in _EMPTY and not word.isdecimal():
            found[word[:-1] if word.endswith("S") and len(word) > 4 and not word.endswith("SS") else word] = (
                None
            )
    return list(found)
