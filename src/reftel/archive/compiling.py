"""A query tree as objects of the engine; text that a person typed never meets the engine's own parser.

What must hold and what earns score are kept apart: counts and facets need only the first, so they cost no
scoring. An exact word outranks its other endings, which outrank other spellings; a word in the subject counts
more. Header fields never earn score.
"""

import re
from dataclasses import dataclass
from itertools import islice, product

import tantivy
from tantivy import FieldType, Occur

from reftel.query.forms import forms, levels_in, wanted, wild_pattern
from reftel.query.tree import (
    All,
    Days,
    Either,
    Has,
    Level,
    Near,
    Node,
    Not,
    Paragraph,
    Phrase,
    TextLeaf,
    Value,
    Where,
    Wild,
    Word,
)
from reftel.query.wildcards import literal_head, wild_regex
from reftel.query.words import stem, words_of

__all__ = ["Compiled", "compile_tree"]

_STEM_SCORE = 0.05  # an exact word always outranks its other endings, however often they stand there
_SUBJECT_SCORE = 1.5
_MOST_WORDS = 100  #: words that a gap in NEAR may stand for
_MOST_PAIRS = 400
_WORDS_FIELD: dict[Where, str] = {"text": "words", "subject": "subject"}
_STEMS_FIELD: dict[Where, str] = {"text": "stems", "subject": "subject_stems"}


@dataclass(frozen=True, slots=True)
class Compiled:
    """What has to hold, `filters` without score and `scored` with it; `bonus` earns score only."""

    filters: list[tantivy.Query]
    scored: list[tantivy.Query]
    bonus: list[tantivy.Query]
    notes: list[str]

    @property
    def ranks(self) -> bool:
        """Whether hits differ in score."""
        return bool(self.scored or self.bonus)

    def must(self) -> tantivy.Query:
        """The query for counting."""
        return _every([*self.filters, *self.scored])

    def ranking(self) -> tantivy.Query:
        """The query with scores."""
        parts = [(Occur.Must, tantivy.Query.const_score_query(query, 0.0)) for query in self.filters]
        parts.extend((Occur.Must, query) for query in self.scored)
        parts.extend((Occur.Should, query) for query in self.bonus)
        return tantivy.Query.boolean_query(parts)


class _Compiler:
    """Compiles one tree for one look at the index."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self.schema = schema
        self.searcher = searcher
        self.notes: list[str] = []
        self.bonus: list[tantivy.Query] = []

    def term(self, name: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, name, value)

    def fact(self, fact: str) -> tantivy.Query:
        if "*" not in fact and "?" not in fact:
            return self.term("facts", fact)
        return tantivy.Query.regex_query(self.schema, "facts", _regex(fact))

    def everything(self) -> tantivy.Query:
        """All telegrams: the marker document is none."""
        return self.term("facts", "is=telegram")

    def node(self, node: Node, *, positive: bool = True) -> tantivy.Query:
        """What must hold; what earns score is noted where the node is asked to be there."""
        match node:
            case All(parts):
                return self.all_of(parts, positive=positive)
            case Either(parts):
                return _any([self.node(part, positive=positive) for part in parts])
            case Not():
                return self.all_of((node,), positive=positive)
            case Paragraph(of):
                return self.node(_without_nots(of), positive=positive)
            case Word() | Wild() | Phrase():
                if positive:
                    self.reward(node)
                return self.leaf(node)
            case Near():
                if positive:
                    self.reward(node.left)
                    self.reward(node.right)
                return self.near(node)
            case Value(name, value):
                return _any([self.fact(fact) for fact in wanted(name, value)])
            case Level(sign, mark):
                return _any([self.term("facts", f"level={each.lower()}") for each in levels_in(sign, mark)])
            case Has(what):
                return self.term("facts", f"has={what}")
            case Days(first, last):
                return tantivy.Query.range_query(
                    self.schema,
                    "day",
                    FieldType.Unsigned,
                    0 if first is None else first.toordinal(),
                    None if last is None else last.toordinal(),
                )

    def all_of(self, parts: tuple[Node, ...], *, positive: bool) -> tantivy.Query:
        clauses = []
        for part in parts:
            if isinstance(part, Not):
                clauses.append((Occur.MustNot, self.node(part.of, positive=False)))
            else:
                clauses.append((Occur.Must, self.node(part, positive=positive)))
        if all(occur == Occur.MustNot for occur, _ in clauses):
            clauses.append((Occur.Must, self.everything()))
        return tantivy.Query.boolean_query(clauses)

    def row(self, name: str, row: tuple[str, ...]) -> tantivy.Query:
        """Words one after the other."""
        if len(row) == 1:
            return self.term(name, row[0])
        return tantivy.Query.phrase_query(self.schema, name, list(row))

    def leaf(self, leaf: TextLeaf) -> tantivy.Query:
        name = _WORDS_FIELD[leaf.where]
        match leaf:
            case Phrase(text):
                return self.row(name, tuple(words_of(text)))
            case Wild(pattern):
                return tantivy.Query.regex_query(self.schema, name, _regex(wild_pattern(pattern)))
            case Word(text, where, exact, slips):
                found = forms(text)
                single = found[0][0] if len(found) == 1 and len(found[0]) == 1 else None
                if single is None or (exact and not slips):
                    return _any([self.row(name, row) for row in found])
                if slips:
                    return tantivy.Query.fuzzy_term_query(self.schema, name, single, slips)
                if single.isalpha():
                    return self.term(_STEMS_FIELD[where], stem(single))
                return self.term(name, single)

    def reward(self, leaf: TextLeaf) -> None:
        """What a word earns where it stands as typed, with another ending, in the subject."""
        if isinstance(leaf, Wild):
            return
        rows = forms(leaf.text) if isinstance(leaf, Word) else (tuple(words_of(leaf.text)),)
        for word in dict.fromkeys(word for row in rows for word in row):
            self.bonus.append(self.term("words", word))
            self.bonus.append(tantivy.Query.boost_query(self.term("subject", word), _SUBJECT_SCORE))
            if word.isalpha() and isinstance(leaf, Word) and not leaf.exact:
                ending = self.term("stems", stem(word))
                self.bonus.append(tantivy.Query.boost_query(ending, _STEM_SCORE))

    def near(self, near: Near) -> tantivy.Query:
        name = _WORDS_FIELD[near.left.where]
        pairs = list(product(self.ends(near.left, name), self.ends(near.right, name)))
        if len(pairs) > _MOST_PAIRS:
            self.notes.append(f"Only the {_MOST_PAIRS} most frequent pairs of words were tried for NEAR.")
        close = _any([self.close(name, *pair, near.distance) for pair in islice(pairs, _MOST_PAIRS)])
        phrases = [self.leaf(leaf) for leaf in (near.left, near.right) if isinstance(leaf, Phrase)]
        return _every([close, *phrases])

    def close(self, name: str, left: str, right: str, distance: int) -> tantivy.Query:
        """Two words near each other, in either order."""
        if left == right:  # with slack the engine would take one word for both
            return _any(
                [
                    tantivy.Query.phrase_query(self.schema, name, [(0, left), (apart, right)])
                    for apart in range(1, distance + 1)
                ]
            )
        return _any(
            [
                tantivy.Query.phrase_query(self.schema, name, list(row), distance - 1)
                for row in ((left, right), (right, left))
            ]
        )

    def ends(self, leaf: TextLeaf, name: str) -> list[str]:
        """The words of a leaf by which nearness is told."""
        match leaf:
            case Phrase(text):
                words = words_of(text)
                return list(dict.fromkeys((words[0], words[-1])))
            case Word(text):
                return list(dict.fromkeys(end for row in forms(text) for end in (row[0], row[-1])))
            case Wild(pattern):
                folded = wild_pattern(pattern)
                regex = wild_regex(folded)
                known = self.searcher.terms_with_prefix(name, literal_head(folded))
                found = list(islice((word for word, _ in known if regex.fullmatch(word)), _MOST_WORDS + 1))
                if len(found) > _MOST_WORDS:
                    self.notes.append(
                        f"For {pattern} beside NEAR only its {_MOST_WORDS} most frequent words were tried."
                    )
                return found[:_MOST_WORDS]


def _regex(pattern: str) -> str:
    """A pattern with gaps in the engine's own notation."""
    return "".join(".*" if sign == "*" else "." if sign == "?" else re.escape(sign) for sign in pattern)


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    if not queries:
        return tantivy.Query.empty_query()
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def _every(queries: list[tantivy.Query]) -> tantivy.Query:
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(Occur.Must, query) for query in queries])


def _without_nots(node: Node) -> Node:
    """What every telegram that has such a paragraph answers: what must not be there is looked at later."""
    if isinstance(node, (All, Either)):
        parts = tuple(_without_nots(part) for part in node.parts if not isinstance(part, Not))
        if len(parts) < len(node.parts) and isinstance(node, Either):
            return Has("text")
        return type(node)(parts) if len(parts) > 1 else parts[0] if parts else Has("text")
    return Has("text") if isinstance(node, Not) else node


def compile_tree(tree: Node | None, schema: tantivy.Schema, searcher: tantivy.Searcher) -> Compiled:
    """The tree as the engine takes it; None asks for all telegrams."""
    compiler = _Compiler(schema, searcher)
    if tree is None:
        return Compiled([compiler.everything()], [], [], [])
    parts = tree.parts if isinstance(tree, All) else (tree,)
    # A required phrase is scored as a phrase, where it is looked up anyway: to look twice would cost double.
    phrases = tuple(part for part in parts if isinstance(part, Phrase))
    others = tuple(part for part in parts if not isinstance(part, Phrase))
    filters = [compiler.all_of(others, positive=True)] if others else []
    scored = [compiler.leaf(phrase) for phrase in phrases]
    for phrase in phrases:
        in_subject = compiler.row("subject", tuple(words_of(phrase.text)))
        compiler.bonus.append(tantivy.Query.boost_query(in_subject, _SUBJECT_SCORE))
    return Compiled(filters, scored, compiler.bonus, compiler.notes)
