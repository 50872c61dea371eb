"""One telegram made ready for the finders of events: its sentences, their clauses, and who is spoken of."""

from collections.abc import Sequence
from dataclasses import dataclass

from reftel.extract.agents import Speakers, own_name
from reftel.extract.clauses import Clause, clauses_of
from reftel.extract.context import Context
from reftel.extract.findings import Name
from reftel.extract.passages import Passage
from reftel.extract.sentences import Sentence, sentences_of

__all__ = ["Read", "Reading", "reading_of"]


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence with its clauses; `who[row]` names who acts in clause `row`, where one is known."""

    sentence: Sentence
    clauses: Sequence[Clause]
    who: Sequence[str | None]
    before: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """All sentences of a telegram; `own` is what WE means; `washington`: the Department writes."""

    context: Context
    names: Sequence[Name]
    sentences: Sequence[Read]
    own: str | None
    washington: bool


def reading_of(passages: Sequence[Passage], context: Context, names: Sequence[Name]) -> Reading:
    """Cut passages into sentences and clauses, and follow who is spoken of."""
    speakers = Speakers(context)
    found: list[Read] = []
    for sentence in sentences_of(passages):
        clauses = clauses_of(sentence)
        before = speakers.name(sentence, None)
        who = []
        for clause in clauses:
            who.append(speakers.name(sentence, clause.agent))
            speakers.heard(sentence, clause.subject)
        found.append(Read(sentence, clauses, who, before))
    return Reading(context, names, found, own_name(context), context.post == "STATE")
