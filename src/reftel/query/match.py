"""Whether one telegram answers a query: the plain scan that says what searching means.

The index must find the same telegrams; tests hold it to that.
"""

from collections.abc import Sequence
from functools import cached_property

from reftel.query.forms import forms, levels_in, wanted, wild_pattern
from reftel.query.searchable import Searchable, searchable
from reftel.query.tree import (
    All,
    Also,
    Days,
    Either,
    Has,
    Level,
    Near,
    Node,
    Not,
    Paragraph,
    Phrase,
    Query,
    TextLeaf,
    Value,
    Where,
    Wild,
    Word,
)
from reftel.query.wildcards import wild_regex
from reftel.query.words import stem, words_of
from reftel.telegram.record import Record
from reftel.telegram.text import Span

__all__ = ["answers", "distance", "matches"]


class _Scope:
    """The words one leaf may look at: those of the whole text, of the subject, or of one paragraph."""

    def __init__(self, runs: Sequence[list[str]], besides: Sequence[list[str]]) -> None:
        self.runs = [run for run in (*runs, [word for words in besides for word in words]) if run]

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word for run in self.runs for word in run)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self.words if word.isalpha())

    def places(self, word: str) -> list[int]:
        """Where a word stands; between runs a place stays free, as in the index."""
        found: list[int] = []
        start = 0
        for run in self.runs:
            found.extend(start + place for place, each in enumerate(run) if each == word)
            start += len(run) + 1
        return found

    def has_row(self, row: Sequence[str]) -> bool:
        if len(row) < 2:
            return all(word in self.words for word in row)
        if not self.words.issuperset(row):
            return False
        size, first = len(row), row[0]
        return any(
            run[place : place + size] == list(row)
            for run in self.runs
            for place, each in enumerate(run)
            if each == first
        )


class _Scan:
    """One telegram under the eyes of one query."""

    def __init__(self, telegram: Searchable) -> None:
        self.telegram = telegram
        self._scopes: dict[Where, _Scope] = {}

    def scope(self, where: Where) -> _Scope:
        if where not in self._scopes:
            telegram = self.telegram
            runs, besides = (
                (telegram.runs, telegram.besides)
                if where == "text"
                else (telegram.runs[:1], telegram.besides[:1])
            )
            self._scopes[where] = _Scope(runs, besides)
        return self._scopes[where]

    def holds(self, node: Node) -> bool:
        match node:
            case All(parts):
                return all(self.holds(part) for part in parts)
            case Either(parts):
                return any(self.holds(part) for part in parts)
            case Not(of):
                return not self.holds(of)
            case Also(of, others):
                return self.holds(of) or any(self.holds(other.node) for other in others)
            case Paragraph(of):
                return any(scan.holds(of) for scan in self.paragraphs())
            case Word() | Wild() | Phrase():
                return _leaf(node, self.scope(node.where))
            case Near():
                return _near(node, self.scope(node.left.where))
            case Value(field, value, whole):
                return self.has_fact(wanted(field, value, whole=whole))
            case Level(sign, mark):
                return any(f"level={each.lower()}" in self.telegram.facts for each in levels_in(sign, mark))
            case Has(what):
                return f"has={what}" in self.telegram.facts
            case Days(first, last):
                day = self.telegram.day
                return day is not None and (first is None or first <= day) and (last is None or day <= last)

    def has_fact(self, facts: Sequence[str]) -> bool:
        held = self.telegram.facts
        for fact in facts:
            if fact in held:
                return True
            if "*" in fact or "?" in fact:
                pattern = wild_regex(fact)
                if any(pattern.fullmatch(each) for each in held):
                    return True
        return False

    def paragraphs(self) -> "list[_Scan]":
        """A scan of each paragraph: its words, and the fields of the telegram."""
        telegram = self.telegram
        return [
            _Scan(
                Searchable(
                    ([], telegram.runs[place]), ([], telegram.besides[place]), 1, telegram.facts, telegram.day
                )
            )
            for place in range(1, telegram.paragraphs + 1)
        ]


def _leaf(leaf: TextLeaf, scope: _Scope) -> bool:
    match leaf:
        case Phrase(text):
            return scope.has_row(words_of(text))
        case Wild(pattern):
            regex = wild_regex(wild_pattern(pattern))
            return any(regex.fullmatch(word) for word in scope.words)
        case Word(text, _, exact, slips):
            found = forms(text)
            if any(scope.has_row(row) for row in found):
                return True
            if len(found) != 1 or len(found[0]) != 1:
                return False
            word = found[0][0]
            if slips:
                return any(distance(word, each, slips) <= slips for each in scope.words)
            return not exact and word.isalpha() and stem(word) in scope.stems


def _ends(leaf: TextLeaf, scope: _Scope) -> list[str]:
    """The words of a leaf by which nearness is told."""
    match leaf:
        case Phrase(text):
            words = words_of(text)
            return list(dict.fromkeys([words[0], words[-1]])) if words else []
        case Wild(pattern):
            regex = wild_regex(wild_pattern(pattern))
            return [word for word in scope.words if regex.fullmatch(word)]
        case Word(text):
            return list(dict.fromkeys(end for row in forms(text) for end in (row[0], row[-1])))


def _near(near: Near, scope: _Scope) -> bool:
    for leaf in (near.left, near.right):
        if isinstance(leaf, Phrase) and not _leaf(leaf, scope):
            return False
    rights = [place for word in _ends(near.right, scope) for place in scope.places(word)]
    return any(
        0 < abs(left - right) <= near.distance
        for word in _ends(near.left, scope)
        for left in scope.places(word)
        for right in rights
    )


def distance(left: str, right: str, most: int) -> int:
    """Letters to change, add, drop or swap to make one word the other; `most + 1` where it is more."""
    # A letter changed takes one out of the letters used and puts one in: most words are told apart by that.
    if abs(len(left) - len(right)) > most or len(set(left) ^ set(right)) > 2 * most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for place, letter in enumerate(left, 1):
        earlier, before, row = before, row, [place] + [0] * len(right)
        for column, other in enumerate(right, 1):
            cost = min(before[column] + 1, row[column - 1] + 1, before[column - 1] + (letter != other))
            swapped = place > 1 and column > 1 and letter == right[column - 2] and left[place - 2] == other
            row[column] = min(cost, earlier[column - 2] + 1) if swapped else cost
        if min(row) > most:
            return most + 1
    return row[-1]


def answers(query: Query, telegram: Searchable) -> bool:
    """Whether a telegram made searchable answers a query."""
    return query.tree is None or _Scan(telegram).holds(query.tree)


def matches(query: Query, record: Record, text: str = "", unread: Sequence[Span] = ()) -> bool:
    """Whether one telegram answers a query."""
    return answers(query, searchable(record, text, unread))
