"""Encounters told by a verb of meeting: CALLED ON, WAS RECEIVED BY, DELIVERED THE NOTE TO, HANDED ME.

Plans for a meeting, habits and letters only sent are no encounters.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from reftel.extract.agents import OFFICES, OWN, is_agent
from reftel.extract.clauses import Clause
from reftel.extract.frames import MEETS
from reftel.extract.meeting_drafts import PLANNED, Draft, drafted, not_told, phrase_end
from reftel.extract.parties import OURS, Party, parties_of, party
from reftel.extract.reading import Read, Reading
from reftel.extract.sentences import Sentence
from reftel.extract.tellings import by_noun, by_telling
from reftel.extract.vocabulary import listed

__all__ = ["drafts_of"]

_PAPERS: Final = listed(
    "DEMARCHE NOTE AIDE-MEMOIRE AIDE-MEMOIRES LETTER NON-PAPER NONPAPER MESSAGE PAPER POINTS TEXT COPY"
)


def _apposed(sentence: Sentence, stop: int) -> int:
    """The end of an apposition behind a phrase: NETH, THE DEPUTY COMMISSIONER GENERAL."""
    words = sentence.words
    if stop + 1 < len(words) and words[stop] == ",":
        end = phrase_end(sentence, stop + 1)
        if end > stop + 1 and end - stop < 12 and is_agent(sentence, stop + 1, end):
            return end
    return stop


def _by_verb(read: Read, reading: Reading) -> Iterator[Draft]:
    sentence = read.sentence
    words = sentence.words
    for row, clause in enumerate(read.clauses):
        after = MEETS.get(clause.base)
        if after is None or clause.negated or clause.modal in PLANNED or clause.kind in {"s", "ing"}:
            continue
        if (
            clause.kind == "base"
            or words[clause.verb - 1 : clause.verb] == ("TO",)
            or not_told(clause, words)
        ):
            continue
        nxt = words[clause.verb + 1] if clause.verb + 1 < len(words) else ""
        place: int | None = None
        host = _received_by(words, clause) if clause.base in _RECEIVES else None
        if host is not None:
            yield from _received(read, row, clause, host, reading)
            continue
        if words[clause.verb + 1 : clause.verb + 3] in _OF_US and clause.base in _IN_PERSON:
            continue  # visited the US
        if nxt not in after and "WITH" in after and clause.base != "CALL":
            later = _partner(words, clause.verb + 1, {"WITH"})
            if later is not None and later - clause.verb <= 9:
                nxt, place = "WITH", later
        if clause.base == "CALL" and nxt in OWN and words[clause.verb + 2 : clause.verb + 3] == ("IN",):
            place = clause.verb + 1
        elif place is None and nxt in after and nxt != "NP":
            place = clause.verb + 2
        elif place is None and "NP-WITH" in after:
            place = _partner(words, clause.verb + 1, {"WITH"})
        elif {"PAPER-TO", "PAPER-BY"} & after:
            window = set(words[clause.verb + 1 : clause.verb + 12])
            if clause.passive and clause.agent is not None:
                window |= set(words[slice(*clause.agent)])
            if not (_PAPERS & window or (clause.base == "HAND" and _PAPERS & set(words))):
                continue
            place = _partner(words, clause.verb + 1, {"TO"})
            if clause.base == "HAND" and nxt in OURS:
                place = clause.verb + 1
        elif "AGENT" in after or "NP" in after:
            place = clause.verb + 1
        if place is None or place >= len(words):
            continue
        if (
            clause.base == "MEET"
            and nxt not in after
            and nxt in {"THE", "A", "ALL", "THIS", "THESE", "THEIR", "OUR"}
        ):
            stop = phrase_end(sentence, place)
            if not is_agent(sentence, place, stop) or set(words[place:stop]) & {
                "NEED",
                "NEEDS",
                "REQUIREMENTS",
            }:
                continue
        stop = phrase_end(sentence, place)
        on = clause.base == "MEET" and nxt in {"ON", "AT", "IN", "TODAY", "YESTERDAY", "AGAIN", "FOR"}
        if stop == place and not on:
            continue
        phoned = clause.base == "CONTACT" and bool(_PHONES & set(words[clause.verb : clause.verb + 12]))
        if not on and not phoned and not is_agent(sentence, place, stop) and words[place] not in OWN:
            continue
        if clause.base == "RECEIVE" and words[stop : stop + 1] and words[stop] in _PAPERS:
            continue  # a note from the ministry
        if "AGENT" in after and not phoned and _weak(sentence, place, stop, reading):
            continue
        papers = "PAPER-TO" in after and clause.passive
        parties = (
            [Party(None, reading.own, "us")] if papers else [*_subject_parties(read, row, clause, reading)]
        )
        if clause.passive and ("AGENT" in after or "NP-WITH" in after):
            continue
        if not on:
            parties += parties_of(sentence, place, _apposed(sentence, stop), reading)
        if clause.base == "HAND" and nxt in OURS and "BY" in words[clause.verb : clause.verb + 5]:
            by = words.index("BY", clause.verb) + 1
            parties += parties_of(sentence, by, phrase_end(sentence, by), reading)
        yield drafted(
            read, reading, (clause.start, clause.verb), parties, (f"meeting-verb:{clause.base.lower()}", 0.75)
        )


_PHONES: Final = frozenset({"TELEPHONE", "PHONE", "TELEPHONICALLY"})
_RECEIVES: Final = frozenset({"RECEIVE", "SUMMON", "CALL"})
_IN_PERSON: Final = frozenset({"VISIT", "SEE", "APPROACH"})
_OF_US: Final = frozenset({("THE", "US"), ("THE", "U.S."), ("THE", "UNITED"), ("UNITED", "STATES")})


def _received_by(words: Sequence[str], clause: Clause) -> int | None:
    """WAS CORDIALLY RECEIVED BY THE MINISTER, WAS CALLED IN BY: where the host is named."""
    if not clause.passive or clause.subject is None:
        return None
    row = clause.verb + 1
    if words[row : row + 1] == ("IN",):
        row += 1
    return row + 1 if words[row : row + 1] == ("BY",) else None


def _received(read: Read, row: int, clause: Clause, host: int, reading: Reading) -> Iterator[Draft]:
    sentence = read.sentence
    stop = phrase_end(sentence, host)
    if stop == host or not is_agent(sentence, host, stop):
        return
    guests = _subject_parties(read, row, clause, reading)
    if not guests:
        return  # the letter was received by the Embassy
    parties = [*guests, *parties_of(sentence, host, _apposed(sentence, stop), reading)]
    yield drafted(
        read, reading, (clause.start, clause.verb), parties, (f"meeting-verb:{clause.base.lower()}", 0.7)
    )


def _weak(sentence: Sentence, first: int, stop: int, reading: Reading) -> bool:
    """Whether an object may be a country, a place or a thing: SAW PROGRESS, VISITED BOLIVIA."""
    one = party(sentence, first, stop, reading)
    head = sentence.words[first + (sentence.words[first] in {"THE", "A", "AN"})]
    return one is None or (one.name is None and head not in OFFICES and head not in OWN)


def _partner(words: Sequence[str], row: int, links: set[str]) -> int | None:
    for place in range(row, min(len(words) - 1, row + 14)):
        if words[place] in {".", ";", "THAT", "WHICH"}:
            return None
        if words[place] in links:
            return place + 1
    return None


def _subject_parties(read: Read, row: int, clause: Clause, reading: Reading) -> list[Party]:
    if clause.agent is None:
        return []
    sentence = read.sentence
    first, stop = clause.agent
    if sentence.words[first:stop] in {("HE",), ("SHE",), ("THEY",)}:
        name = read.who[row]
        return [Party(None, name, None)] if name else []
    return parties_of(sentence, first, stop, reading)


def drafts_of(reading: Reading) -> list[Draft]:
    """Every telling of an encounter, in the order of the text."""
    found = [
        draft
        for read in reading.sentences
        for finder in (_by_verb, by_noun, by_telling)
        for draft in finder(read, reading)
    ]
    return sorted(found, key=lambda draft: (draft.sentence.number, draft.verb))
