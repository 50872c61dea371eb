"""One search: how many telegrams, which of them in which order, and counts over all of them.

Hits are ordered by score, then date, then number: the engine alone would leave equal scores in the order of
its files, which changes with every merge. Counts of values are exact over all parts of the index.
"""

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, TypeAlias

import tantivy
from tantivy import FieldType

from reftel.archive.compiling import Compiled, compile_tree
from reftel.archive.counting import Counting, Values
from reftel.archive.counts import Counts
from reftel.archive.paragraphs import Look, settle
from reftel.archive.patience import Patience, SpentError
from reftel.archive.weighing import HEAD, Scored, Weigh
from reftel.archive.words import Words
from reftel.query.expansion import Expansion, Held, expand
from reftel.query.facets import FacetName
from reftel.query.selecting import chosen
from reftel.query.tree import (
    All,
    Also,
    Days,
    Has,
    Near,
    Node,
    Not,
    Paragraph,
    Phrase,
    Value,
    Wild,
    Word,
    leaves,
)

__all__ = ["AT_ONCE", "Found", "Order", "find"]

Order: TypeAlias = Literal["relevance", "date", "newest"]

AT_ONCE: tuple[FacetName, ...] = ("post", "tag", "year")
"""The facets that are counted with every search; the others when they are opened."""

_SLACK = 64
_GRACE = 0.1  #: seconds for each small count though the time for the search is over
_MOST_TIED = 20_000
BUDGET = 2.0  #: seconds after which the rest of an answer is left out, and said so


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: `hits` are numbers of telegrams with their scores (None where none has any).

    `tree` is the query with what was put beside its words, which `expansions` list. It is not `complete`
    where the time for it was over before all hits were there.
    """

    total: int
    hits: list[Scored]
    facets: Values
    unseen: dict[str, int]
    held: int
    notes: list[str] = field(default_factory=list)
    tree: Node | None = None
    expansions: list[Expansion] = field(default_factory=list)
    complete: bool = True


def find(
    words: Words,
    tree: Node | None,
    *,
    limit: int = 20,
    offset: int = 0,
    order: Order = "relevance",
    facets: Sequence[FacetName] = AT_ONCE,
    of_hits: bool = False,
    expanded: bool = False,
    budget: float = BUDGET,
    look: Look | None = None,
    cited: Mapping[Node, Sequence[int]] | None = None,
    weigh: Weigh | None = None,
) -> Found:
    """Search the index as it was last committed; `look` reads telegrams where the index cannot tell.

    A facet is counted without what the query has chosen of it, unless only counts of the hits are wanted.
    Where it is `expanded`, other names and spellings of what was typed are looked for, too. `cited` has for
    each `citedby:` the telegrams that are meant, which only the archive knows. `weigh` puts the first
    hits by score into another order.
    """
    ends = time.monotonic() + budget
    searcher = words.searcher()
    asked = tree, tuple(facets), of_hits, expanded, words.held_by(searcher), searcher.num_docs
    rests = {name: tree if of_hits else chosen(tree, name).rest for name in facets}
    expansions: list[Expansion] = []
    if expanded:
        holds = holding(words.schema, searcher)
        tree, expansions = expand(tree, holds)
        rests = {name: expand(rest, holds)[0] for name, rest in rests.items()}
    settled, notes = _settled(words, tree, look, cited, budget)
    compiled = compile_tree(tree, words.schema, searcher, settled)
    # what was looked up in paragraphs has taken of the time, the engine has half of it in any case
    patience = Patience(searcher, max(budget / 2, ends - time.monotonic()))
    known = words.counted.get(asked)
    counting = None
    if known is None:
        musts = {tree: compiled.must}
        for rest in set(rests.values()) - {tree}:
            of_rest, more = _settled(words, rest, look, cited, max(0.0, ends - time.monotonic()))
            notes.extend(note for note in more if note not in notes)
            musts[rest] = compile_tree(rest, words.schema, searcher, of_rest).must
        queries = {name: musts[rest] for name, rest in rests.items()}
        counting = Counting(searcher, compiled.must, queries, costly=compiled.costly)
    notes.extend(compiled.notes)
    complete = True
    try:
        hits = _hits(patience, compiled, limit, offset, order, weigh=weigh)
    except SpentError:
        hits, complete = [], False
        notes.append(
            f"This search was given up after {budget:g} seconds. Ask for more words, for more letters before "
            "a star, or for a post or a year."
        )
    if counting is not None:
        total, counts = counting.done(patience)
        unseen = _unseen(words, patience, tree, settled)
        if counts is None and total < offset + len(hits):
            total = offset + len(hits)
            notes.append(f"How many there are is not known: {total:,} at least.")
        known = Counts(total, counts or {name: [] for name in facets}, unseen)
        if counts is not None:
            words.counted.keep(asked, known)
        else:
            notes.append("This search took long, so counts by post, tag and year were left out.")
    assert known is not None
    held = words.held_by(searcher)
    return Found(known.total, hits, known.values, known.unseen, held, notes, tree, expansions, complete)


def _settled(
    words: Words,
    tree: Node | None,
    look: Look | None,
    cited: Mapping[Node, Sequence[int]] | None,
    budget: float,
) -> tuple[Mapping[Node, Sequence[int]], list[str]]:
    """What the index cannot tell, found out before it is asked."""
    settled, notes = settle(words, tree, look, budget) if look is not None else ({}, [])
    return {**(cited or {}), **settled}, notes


def holding(schema: tantivy.Schema, searcher: tantivy.Searcher) -> Held:
    """Tells whether any telegram of this view has a term, or a day between two."""

    def held(field: str, term: str) -> bool:
        if field != "day":
            return searcher.doc_freq(field, term) > 0
        first, _, last = term.partition("-")
        query = tantivy.Query.range_query(schema, "day", FieldType.Unsigned, int(first), int(last))
        return bool(searcher.search(query, limit=1, count=False).hits)

    return held


def _hits(
    patience: Patience,
    compiled: Compiled,
    limit: int,
    offset: int,
    order: Order,
    *,
    weigh: Weigh | None,
) -> list[Scored]:
    """Numbers and scores of the hits asked for."""
    # The engine makes room for all hits up to the page before it looks: never for more than there can be.
    limit = min(limit, patience.num_docs - offset)
    if limit <= 0:
        return []
    if order == "relevance" and compiled.best is not None:
        first = _best(patience, compiled.best, limit, offset, weigh)
        if len(first) == limit or compiled.rest is None:
            return first
        best = offset + len(first) if first or not offset else patience.count(compiled.best)
        others = _by_score(patience, compiled.rest, limit - len(first), max(0, offset - best))
        return [*first, *others]
    newest = order == "newest"
    result = patience.wait(
        lambda: patience.searcher.search(
            compiled.must,
            limit=limit,
            offset=offset,
            count=False,
            order_by_field="newest" if newest else "oldest",
            order=tantivy.Order.Desc if newest else tantivy.Order.Asc,
        )
    )
    return [(key, None) for key in patience.values("key", [address for _, address in result.hits])]


def _best(
    patience: Patience, query: tantivy.Query, limit: int, offset: int, weigh: Weigh | None
) -> list[Scored]:
    """Hits by score, of which the first are weighed; every page cuts the same order."""
    if weigh is None:
        return _by_score(patience, query, limit, offset)
    head = weigh(_by_score(patience, query, HEAD, 0)) if offset < HEAD else []
    first = head[offset : offset + limit]
    if len(first) < limit and (offset >= HEAD or len(head) == HEAD):
        first += _by_score(patience, query, limit - len(first), max(offset, HEAD))
    return first


def _by_score(patience: Patience, query: tantivy.Query, limit: int, offset: int) -> list[Scored]:
    """Hits by score.

    Groups of equal scores that reach into the page are taken whole, so that they can be put in order of date.
    """
    stop = offset + limit
    before = after = _SLACK
    while True:
        begin = max(0, offset - before)
        size = min(stop + after, patience.num_docs) - begin
        asked = partial(patience.searcher.search, query, limit=size, offset=begin, count=False)
        hits = patience.wait(asked).hits
        page = hits[offset - begin : stop - begin]
        if not page:
            return []
        ends = len(hits) < stop + after - begin or hits[-1][0] < page[-1][0] or after > _MOST_TIED
        begins = not begin or hits[0][0] > page[0][0] or before > _MOST_TIED
        if ends and begins:
            break
        before, after = before * (1 if begins else 8), after * (1 if ends else 8)
    first, last = page[0][0], page[-1][0]
    place = next(place for place, hit in enumerate(hits) if hit[0] == first)
    tied = [hit for hit in hits[place:] if hit[0] >= last]
    addresses = [address for _, address in tied]
    dates, keys = patience.values("oldest", addresses), patience.values("key", addresses)
    rows = sorted((-score, date, key) for (score, _), date, key in zip(tied, dates, keys, strict=True))
    skipped = offset - begin - place
    return [(key, -score) for score, _, key in rows[skipped : skipped + limit]]


def _unseen(
    words: Words,
    patience: Patience,
    tree: Node | None,
    settled: Mapping[Node, Sequence[int]],
) -> dict[str, int]:
    """Telegrams that parts of a query cannot see, among those its other parts let through."""
    parts = tree.parts if isinstance(tree, All) else () if tree is None else (tree,)
    counts: dict[str, int] = {}
    for asks, lacks in (
        (_is_words, _LACKING_WORDS),
        (_asks_days, {"without_date": Not(Has("date"))}),
        (_asks_tags, {"without_tags": Not(Has("tags"))}),
    ):
        others = tuple(part for part in parts if not asks(part))
        if len(others) < len(parts):
            for name, lack in lacks.items():
                asked = others, name, words.held_by(patience.searcher), patience.num_docs
                known = words.lacking.get(asked)
                if known is None:
                    part = All((*others, lack))
                    query = compile_tree(part, words.schema, patience.searcher, settled).must
                    with suppress(SpentError):
                        known = patience.count(query, _GRACE)
                        words.lacking.keep(asked, known)
                counts[name] = known or 0
    return counts


_LACKING_WORDS: dict[str, Node] = {
    "without_text": Not(Has("text")),
    "garbled": Has("garble"),
    "withheld_in_part": Has("withheld"),
}


def _asks_days(node: Node) -> bool:
    return any(isinstance(leaf, Days) for leaf in leaves(node))


def _asks_tags(node: Node) -> bool:
    return any(isinstance(leaf, Value) and leaf.field == "tags" for leaf in leaves(node))


def _is_words(node: Node) -> bool:
    """Whether a part asks for words of the text."""
    match node:
        case Word() | Wild() | Phrase() | Near() | Paragraph():
            return True
        case Not(of):
            return _is_words(of)
        case Also(of):
            return _is_words(of)
        case All(parts):
            return any(_is_words(part) for part in parts)
        case _:
            return any(_is_words(part) for part in getattr(node, "parts", ()))
