"""A query tree as objects of the engine; text that a person typed never meets the engine's own parser.

One tree gives up to three queries. `must` says what has to hold, for counting: no score is computed. `best`
finds the telegrams that hold every word as typed, and scores them; a word in the subject counts more, header
fields earn nothing. `rest` finds the others, with other endings or spellings, which come after all of those.
To rank in two steps is what people expect of exact words, and each step is a plain query that the engine
answers fast.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product
from typing import NamedTuple

import tantivy
from tantivy import FieldType, Occur

from reftel.archive.pairs import pairs_of
from reftel.query.forms import forms, levels_in, wanted, wild_pattern
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
    TextLeaf,
    Value,
    Where,
    Wild,
    Word,
    as_typed,
)
from reftel.query.wildcards import engine_regex, literal_head, wild_regex
from reftel.query.words import stem, words_of

__all__ = ["Compiled", "compile_tree"]

_STEM_SCORE = 0.5
_REST_SCORE = 0.1  # scores of telegrams that come after all others should look like it
_SUBJECT_SCORE = 1.5
_MOST_TOGETHER = 8
_COMMON = 5_000  #: telegrams; to compare places in more of them takes longer than it is worth
_MOST_WORDS = 100  #: words that a gap in NEAR may stand for
_MOST_NOTES = 4
_MOST_PAIRS = 400  #: of words beside NEAR, over the whole query
_MOST_LISTED = 20_000  #: words with one beginning that are looked at for a gap
_WORDS_FIELD: dict[Where, str] = {"text": "words", "subject": "subject"}
_STEMS_FIELD: dict[Where, str] = {"text": "stems", "subject": "subject_stems"}


@dataclass(frozen=True, slots=True)
class Compiled:
    """The queries of one tree; `best` is None where nothing earns score, `rest` where nothing is left."""

    must: tantivy.Query
    best: tantivy.Query | None
    rest: tantivy.Query | None
    costly: bool
    notes: list[str]


class _Look(NamedTuple):
    """One look at the index, and what was found out for it before."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    settled: Mapping[Node, Sequence[int]]
    most_pairs: int
    gaps: dict[tuple[str, str], tuple[list[str], bool]]


class _Compiler:
    """Compiles one tree for one look at the index; `typed` takes words only as they were typed."""

    def __init__(self, look: _Look, *, typed: bool = False) -> None:
        self.look = look
        self.schema = look.schema
        self.searcher = look.searcher
        self.typed = typed
        self.notes: list[str] = []
        self.bonus: list[tantivy.Query] = []

    def term(self, name: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, name, value)

    def fact(self, fact: str) -> tantivy.Query:
        if "*" not in fact and "?" not in fact:
            return self.term("facts", fact)
        return tantivy.Query.regex_query(self.schema, "facts", engine_regex(fact))

    def everything(self) -> tantivy.Query:
        """All telegrams: the marker document is none."""
        return self.unscored(self.term("facts", "is=telegram"))

    def unscored(self, query: tantivy.Query) -> tantivy.Query:
        return tantivy.Query.const_score_query(query, 0.0) if self.typed else query

    def node(self, node: Node) -> tantivy.Query:
        match node:
            case All(parts):
                return self.all_of(parts)
            case Either(parts):
                return _any([self.node(part) for part in parts])
            case Not():
                return self.all_of((node,))
            case Also(of, others):
                return _any([self.node(of), *(self.node(other.node) for other in others)])
            case Paragraph(of):
                everywhere = self.node(_without_nots(of))  # which also says what earns score
                keys = self.look.settled.get(node)
                return everywhere if keys is None else self.unscored(self.among(keys))
            case Word() | Wild() | Phrase():
                self.reward(node)
                return self.leaf(node)
            case Near():
                self.reward(node.left)
                self.reward(node.right)
                return self.near(node)
            case _:
                return self.unscored(self.field(node))

    def among(self, keys: Sequence[int]) -> tantivy.Query:
        """The telegrams of these numbers."""
        if not keys:
            return tantivy.Query.empty_query()
        return tantivy.Query.term_set_query(self.schema, "key", list(keys))

    def field(self, node: Value | Level | Has | Days) -> tantivy.Query:
        match node:
            case Value("citedby"):  # settled before: a telegram does not say who cites it
                return self.among(self.look.settled.get(node, ()))
            case Value(name, value, whole):
                return _any([self.fact(fact) for fact in wanted(name, value, whole=whole)])
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

    def all_of(self, parts: tuple[Node, ...]) -> tantivy.Query:
        clauses: list[tuple[Occur, tantivy.Query]] = []
        for part in parts:
            if isinstance(part, Not):  # another ending of a word that must not be there must not be there
                without = _Compiler(self.look).node(part.of)
                clauses.append((Occur.MustNot, without))
            else:
                clauses.append((Occur.Must, self.node(part)))
        if all(occur == Occur.MustNot for occur, _ in clauses):
            clauses.append((Occur.Must, self.everything()))
        return tantivy.Query.boolean_query(clauses)

    def row(self, name: str, row: tuple[str, ...]) -> tantivy.Query:
        """Words one after the other."""
        if len(row) == 1:
            return self.term(name, row[0])
        pairs = pairs_of(row) if name == "words" else []
        if len(row) == 2 and pairs:
            return self.term("pairs", pairs[0])
        phrase = tantivy.Query.phrase_query(self.schema, name, list(row))
        # The pairs say fast where there is no use in looking for the phrase.
        return _every([*(self.unscored(self.term("pairs", pair)) for pair in pairs), phrase])

    def leaf(self, leaf: TextLeaf) -> tantivy.Query:
        name = _WORDS_FIELD[leaf.where]
        match leaf:
            case Phrase(text):
                return self.row(name, tuple(words_of(text)))
            case Wild(pattern):
                regex = engine_regex(wild_pattern(pattern))
                return self.unscored(tantivy.Query.regex_query(self.schema, name, regex))
            case Word(text, where, exact, slips):
                found = forms(text)
                single = found[0][0] if len(found) == 1 and len(found[0]) == 1 else None
                if single is None or self.typed or (exact and not slips):
                    return _any([self.row(name, row) for row in found])
                if slips:
                    return tantivy.Query.fuzzy_term_query(self.schema, name, single, slips)
                if single.isalpha():
                    return self.term(_STEMS_FIELD[where], stem(single))
                return self.term(name, single)

    def reward(self, leaf: TextLeaf) -> None:
        """What a word or phrase earns beside being there: in the subject, as typed among other endings."""
        if isinstance(leaf, Wild):
            return
        rows = forms(leaf.text) if isinstance(leaf, Word) else (tuple(words_of(leaf.text)),)
        for row in rows:
            self.bonus.append(tantivy.Query.boost_query(self.row("subject", row), _SUBJECT_SCORE))
            if not self.typed:
                self.bonus.append(self.row("words", row))
        if not self.typed and len(rows) == 1 and len(rows[0]) == 1:
            self.bonus.append(tantivy.Query.boost_query(self.term("stems", stem(rows[0][0])), _STEM_SCORE))

    def together(self, tree: Node) -> list[tantivy.Query]:
        """What words earn that stand together as they were typed; left out where all of them are common."""
        parts = tree.parts if isinstance(tree, All) else ()
        rows = [forms(part.text) for part in parts if isinstance(part, Word) and part.where == "text"]
        words = [found[0][0] for found in rows if len(found) == 1 and len(found[0]) == 1]
        if not 2 <= len(words) <= _MOST_TOGETHER:
            return []
        if min(self.searcher.doc_freq("words", word) for word in words) > _COMMON:
            return []
        pairs = pairwise(words) if len(words) > 2 else ()
        return [self.row("words", tuple(words)), *(self.row("words", pair) for pair in pairs)]

    def near(self, near: Near) -> tantivy.Query:
        name = _WORDS_FIELD[near.left.where]
        pairs = list(product(self.ends(near.left, name), self.ends(near.right, name)))
        most = self.look.most_pairs
        if len(pairs) > most:
            self.note(f"Only the {most} most frequent pairs of words were tried for each NEAR.")
        close = _any([self.close(name, *pair, near.distance) for pair in islice(pairs, most)])
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
                found, is_all = self.filling(wild_pattern(pattern), name)
                if not is_all:
                    self.note(f"For {pattern} beside NEAR only its most frequent words were tried.")
                return found

    def filling(self, pattern: str, name: str) -> tuple[list[str], bool]:
        """The words that a gap may stand for, the most frequent first, and whether these are all."""
        if (pattern, name) not in self.look.gaps:
            regex, head = wild_regex(pattern), literal_head(pattern)
            most = _MOST_WORDS + 1 if pattern == f"{head}*" else _MOST_LISTED
            known = self.searcher.terms_with_prefix(name, head, limit=most)
            found = [word for word, _ in known if regex.fullmatch(word)]
            is_all = len(found) <= _MOST_WORDS and len(known) < most
            self.look.gaps[pattern, name] = found[:_MOST_WORDS], is_all
        return self.look.gaps[pattern, name]

    def note(self, text: str) -> None:
        if text not in self.notes and len(self.notes) < _MOST_NOTES:
            self.notes.append(text)


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


def _with_other_endings(node: Node) -> bool:
    """Whether a telegram may answer without holding every word as typed."""
    match node:
        case Also():
            return True
        case Word(_, _, exact, slips):
            return bool(slips) or not exact
        case All(parts) | Either(parts):
            return any(_with_other_endings(part) for part in parts)
        case Paragraph(of):
            return _with_other_endings(of)
        case _:
            return False


def _nears(node: Node | None) -> int:
    """How many NEARs there are, which share what may be tried for all of them."""
    match node:
        case Near():
            return 1
        case All(parts) | Either(parts):
            return sum(map(_nears, parts))
        case Not(of) | Paragraph(of) | Also(of):
            return _nears(of)
        case _:
            return 0


def _is_costly(node: Node) -> bool:
    """Whether the engine has to compare places of words, or to go through all words there are."""
    match node:
        case Phrase() | Near():
            return True
        case Wild(pattern):
            return not literal_head(wild_pattern(pattern))
        case All(parts) | Either(parts):
            return any(_is_costly(part) for part in parts)
        case Not(of) | Paragraph(of):
            return _is_costly(of)
        case Also(of, others):
            return _is_costly(of) or any(_is_costly(other.node) for other in others)
        case _:
            return False


def compile_tree(
    tree: Node | None,
    schema: tantivy.Schema,
    searcher: tantivy.Searcher,
    settled: Mapping[Node, Sequence[int]] | None = None,
) -> Compiled:
    """The tree as the engine takes it; None asks for all telegrams.

    A question about paragraphs lets through what has its words anywhere, unless it was settled before.
    """
    most_pairs = max(1, _MOST_PAIRS // max(1, _nears(tree)))
    look = _Look(schema, searcher, settled or {}, most_pairs, {})
    every = _Compiler(look)
    if tree is None:
        return Compiled(every.everything(), None, None, costly=False, notes=[])
    must = every.node(tree)
    costly = _is_costly(tree)
    if not every.bonus:
        return Compiled(must, None, None, costly=costly, notes=every.notes)
    typed = _Compiler(look, typed=True)
    plain = as_typed(tree)
    best = typed.node(plain)
    typed.bonus.extend(typed.together(plain))
    best = tantivy.Query.boolean_query(
        [(Occur.Must, best), *((Occur.Should, bonus) for bonus in typed.bonus)]
    )
    if not _with_other_endings(tree):
        return Compiled(must, best, None, costly=costly, notes=every.notes)
    clauses = [
        (Occur.Must, tantivy.Query.const_score_query(must, 0.0)),
        (Occur.MustNot, _Compiler(look, typed=True).node(plain)),
        *((Occur.Should, bonus) for bonus in every.bonus),
    ]
    rest = tantivy.Query.boost_query(tantivy.Query.boolean_query(clauses), _REST_SCORE)
    return Compiled(must, best, rest, costly=costly, notes=every.notes)
