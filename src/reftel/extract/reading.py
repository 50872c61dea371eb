"""One telegram made ready for the finders of events: its sentences, their clauses, and who is spoken of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.extract.agents import Speakers, own_name
from reftel.extract.clauses import Clause, clauses_of
from reftel.extract.context import Context
from reftel.extract.findings import Name
from reftel.extract.passages import Passage
from reftel.extract.persons import Persons
from reftel.extract.sentences import Sentence, sentences_of
from reftel.extract.vocabulary import listed

__all__ = ["Read", "Reading", "reading_of"]


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence with its clauses; `who[row]` names who acts in clause `row`, where one is known.

    `before` is who spoke last before the sentence, `counterpart` the last one who is not of ours.
    """

    sentence: Sentence
    clauses: Sequence[Clause]
    who: Sequence[str | None]
    before: str | None
    counterpart: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """All sentences of a telegram; `own` is what WE means; `washington`: the Department writes."""

    context: Context
    persons: Persons
    sentences: Sequence[Read]
    own: str | None
    to: str | None
    washington: bool


def reading_of(passages: Sequence[Passage], context: Context, names: Sequence[Name]) -> Reading:
    """Cut passages into sentences and clauses, and follow who is spoken of."""
    persons = Persons(names)
    speakers = Speakers(context, persons)
    found: list[Read] = []
    defined = _defined(passages)
    known = _known(names) | defined
    bodies = defined | _words_of(name for name in names if name.kind != "person")
    bodies -= _words_of(name for name in names if name.kind == "person")
    for sentence in sentences_of(passages, known, bodies):
        clauses = clauses_of(sentence)
        before = speakers.name(sentence, None)
        who = []
        for clause in clauses:
            who.append(speakers.name(sentence, clause.agent))
            speakers.heard(sentence, clause.subject)
        found.append(Read(sentence, clauses, who, before, speakers.counterpart))
    own, to = own_name(context.post), own_name(context.addressee)
    if to is None and own is not None:
        to = None if context.post == "STATE" else "Department of State"
    return Reading(context, persons, found, own, to, context.post == "STATE")


_DEFINED: Final = re.compile(r"\(([A-Z]{2,7})\)")


def _defined(passages: Sequence[Passage]) -> frozenset[str]:
    """Short names that the text gives its bodies: LLOYD AEREO BOLIVIANO (LAB)."""
    return frozenset(short for passage in passages for short in _DEFINED.findall(passage.text)) - _NO_NAMES


_NO_NAMES: Final = listed("SIC RPT NOT NOTAL TCF US SBU LOU TS OADR GDS")
_SMALL: Final = listed("THE OF AND FOR IN ON DE LA DEL EL")


def _known(names: Sequence[Name]) -> frozenset[str]:
    """The words of names that can act: persons, bodies, and countries, which stand for governments."""
    return _words_of(name for name in names if name.kind != "place" or name.country is not None)


def _words_of(names: Iterable[Name]) -> frozenset[str]:
    words = {word.removesuffix("'S") for name in names for word in name.text.upper().split() if len(word) > 1}
    return frozenset(words) - _SMALL
