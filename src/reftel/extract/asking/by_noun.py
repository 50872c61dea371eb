"""Asks by a noun that somebody voices: EXPRESSED HOPE, RENEWED HIS REQUEST FOR, THE JUNTA'S PROPOSALS FOR."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reftel.extract.agents import shown
from reftel.extract.asking.draft import Draft
from reftel.extract.asking.idle import subjunctive
from reftel.extract.clauses import clause_end
from reftel.extract.findings import Polarity
from reftel.extract.reading import Read, Reading
from reftel.extract.vocabulary import listed

__all__ = ["by_noun"]

_NOT_OBJECTS: Final = listed(". , ; ) ? AND BUT OR BY IN OF ON AT FROM")
_ASKING_NOUNS: Final[Mapping[str, Polarity]] = {
    **dict.fromkeys(("REQUEST", "REQUESTS", "APPEAL", "PLEA", "INVITATION"), "ask"),
    **dict.fromkeys(("PROPOSAL", "PROPOSALS", "SUGGESTION", "RECOMMENDATION"), "recommend"),
    "DEMANDS": "demand",
    "PROTEST": "demand",
    "PROTESTS": "demand",
}
_AFTER_NOUN: Final = listed("FOR THAT TO AGAINST CONCERNING OVER ABOUT")
_MADE: Final = listed(
    "LODGED DELIVERED REGISTERED MADE MAKE MAKES MAKING SUBMITTED PRESENTED RENEWED RENEWS REITERATED "
    "REPEATED RECEIVED TABLED"
)


def _owner_start(words: Sequence[str], row: int) -> int:
    """The words that say whose request it is: a few before the noun."""
    first = row
    while (
        first > 0 and row - first < 3 and words[first - 1] not in _NOT_OBJECTS and words[first - 1] != "THAT"
    ):
        first -= 1
    return first


def by_noun(read: Read, _reading: Reading) -> Iterator[Draft]:
    """EXPRESSED HOPE, RENEWED HIS REQUEST FOR, THE JUNTA'S PROPOSALS FOR: an asking noun, voiced."""
    sentence = read.sentence
    words = sentence.words
    for row, word in enumerate(words[:-1]):
        polarity = _ASKING_NOUNS.get(word)
        if polarity is None or words[row + 1] not in _AFTER_NOUN:
            continue
        before = words[max(0, row - 4) : row]
        raised = words[row + 1] == "THAT" and "THE" in before and subjunctive(words, row + 2)
        owner = next(
            (place for place in range(row - 1, max(-1, row - 4), -1) if words[place].endswith("'S")), None
        )
        if owner is None and not raised and not _MADE & set(before):
            continue
        first = _owner_start(words, row if owner is None else owner)
        by = None if owner is None else shown(sentence, first, owner + 1)
        yield Draft(
            sentence,
            first,
            clause_end(sentence, row),
            row,
            by.removesuffix("'S").removesuffix("'s") if by else read.before,
            None,
            polarity,
            f"ask-noun:{word.lower()}",
            0.45,
        )
    yield from _by_hope(read)
    for row, clause in enumerate(read.clauses):
        if clause.base not in {
            "EXPRESS",
            "REITERATE",
            "REPEAT",
            "CONVEY",
            "VOICE",
            "MENTION",
            "STRESS",
            "EMPHASIZE",
        }:
            continue
        window = words[clause.verb + 1 : clause.verb + 7]
        if not {"HOPE", "HOPES", "INTEREST", "DESIRE", "WISH", "REQUEST", "NEED", "DEMAND", "APPEAL"} & set(
            window
        ):
            continue
        being = {"BEING", "RECEIVING", "OBTAINING", "HAVING"} & set(window)
        if clause.base == "EXPRESS" and "INTEREST" in window and not being:
            continue
        if (
            clause.negated
            or clause.modal is not None
            or clause.kind == "base"
            or "NOT" in words[clause.start : clause.verb]
        ):
            continue
        yield Draft(
            sentence,
            clause.start,
            clause_end(sentence, clause.verb),
            clause.verb,
            read.who[row],
            None,
            "ask",
            "ask-noun",
            0.45,
        )


_HIS: Final = frozenset({"HIS", "HER", "THEIR"})


def _by_hope(read: Read) -> Iterator[Draft]:
    """SAID IT WAS HIS HOPE THAT THE CREDIT COULD BE: a hope told to the one who can meet it."""
    sentence = read.sentence
    words = sentence.words
    for row in range(2, len(words) - 2):
        if words[row] not in {"HOPE", "WISH", "DESIRE"} or words[row - 1] not in _HIS:
            continue
        if words[row + 1] == "THAT" and words[row - 2] in {"IS", "WAS", "REMAINED"}:
            yield Draft(
                sentence, row - 1, clause_end(sentence, row), row, read.before, None, "ask", "ask-hope", 0.45
            )
