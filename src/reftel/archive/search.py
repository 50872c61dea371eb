"""One search: how many telegrams, which of them in which order, and counts over all of them.

Hits are ordered by score, then date, then number: the engine alone would leave equal scores in the order of
its files, which changes with every merge. Counts of values are exact over all parts of the index.
"""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, TypeAlias

import tantivy

from reftel.archive.compiling import Compiled, compile_tree
from reftel.archive.counts import Counts
from reftel.archive.paragraphs import Look, settle
from reftel.archive.words import Words
from reftel.query.tree import All, Has, Near, Node, Not, Paragraph, Phrase, Wild, Word

__all__ = ["FACETS", "Found", "Order", "find"]

Order: TypeAlias = Literal["relevance", "date", "newest"]

FACETS = ("post", "tag", "year")
_MOST_VALUES = 1_000
_EXACT = 10_000  #: values looked at in each part of the index, more than there are: then counts are exact
_SLACK = 64
_MOST_TIED = 20_000
BUDGET = 2.0  #: seconds after which the rest of an answer is left out, and said so


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: `hits` are numbers of telegrams with their scores (None where none has any)."""

    total: int
    hits: list[tuple[int, float | None]]
    facets: dict[str, list[tuple[str, int]]]
    unseen: dict[str, int]
    held: int
    notes: list[str] = field(default_factory=list)


def find(
    words: Words,
    tree: Node | None,
    *,
    limit: int = 20,
    offset: int = 0,
    order: Order = "relevance",
    facets: Sequence[str] = FACETS,
    budget: float = BUDGET,
    look: Look | None = None,
) -> Found:
    """Search the index as it was last committed; `look` reads telegrams where the index cannot tell."""
    settled, notes = settle(words, tree, look, budget) if look is not None else ({}, [])
    searcher = words.searcher()
    compiled = compile_tree(tree, words.schema, searcher, settled)
    held = words.held_by(searcher)
    asked = tree, tuple(facets), held, searcher.num_docs
    known = words.counted.get(asked)
    counting = _Counting(searcher, compiled, facets) if known is None else None
    hits = _hits(searcher, compiled, limit, offset, order)
    notes.extend(compiled.notes)
    if counting is not None:
        total, counts = counting.done(budget)
        known = Counts(total, counts or {name: [] for name in facets}, _unseen(searcher, words.schema, tree))
        if counts is not None:
            words.counted.keep(asked, known)
        else:
            notes.append("This search took long, so counts by post, tag and year were left out.")
    assert known is not None
    return Found(known.total, hits, known.values, known.unseen, held, notes)


class _Counting:
    """Counts over all hits, made beside the search for the first of them: the engine needs no Python for it.

    Tags take longest, so they are a job of their own, but where the query itself is what takes time.
    """

    def __init__(self, searcher: tantivy.Searcher, compiled: Compiled, facets: Sequence[str]) -> None:
        self._ends = time.monotonic()
        self._searcher, self._query = searcher, compiled.must
        slow = [name for name in facets if name == "tag" and not compiled.costly]
        jobs = [[name for name in facets if name not in slow], *([slow] if slow else [])]
        self._jobs = [_workers().submit(_counts, searcher, compiled.must, job) for job in jobs]

    def done(self, budget: float) -> tuple[int, dict[str, list[tuple[str, int]]] | None]:
        """The total and every count; None where there was no time for them."""
        left = self._ends + budget - time.monotonic()
        totals: list[int] = []
        found: dict[str, list[tuple[str, int]]] = {}
        try:
            for job in self._jobs:
                total, counts = job.result(max(0.0, left))
                totals.append(total)
                found |= counts
        except TimeoutError:
            for job in self._jobs:
                job.cancel()
            return _count(self._searcher, self._query), None
        return totals[0], found


@cache
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=3, thread_name_prefix="counting")


def _count(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    result = searcher.search(query, limit=1)
    return int(getattr(result, "count", 0) or 0)  # the stubs of the engine do not have it


def _hits(
    searcher: tantivy.Searcher, compiled: Compiled, limit: int, offset: int, order: Order
) -> list[tuple[int, float | None]]:
    """Numbers and scores of the hits asked for."""
    # The engine makes room for all hits up to the page before it looks: never for more than there can be.
    limit = min(limit, searcher.num_docs - offset)
    if limit <= 0:
        return []
    if order == "relevance" and compiled.best is not None:
        first = _by_score(searcher, compiled.best, limit, offset)
        if len(first) == limit or compiled.rest is None:
            return first
        best = offset + len(first) if first or not offset else _count(searcher, compiled.best)
        others = _by_score(searcher, compiled.rest, limit - len(first), max(0, offset - best))
        return [*first, *others]
    newest = order == "newest"
    result = searcher.search(
        compiled.must,
        limit=limit,
        offset=offset,
        count=False,
        order_by_field="newest" if newest else "oldest",
        order=tantivy.Order.Desc if newest else tantivy.Order.Asc,
    )
    return [(key, None) for key in _keys(searcher, [address for _, address in result.hits])]


def _by_score(
    searcher: tantivy.Searcher, query: tantivy.Query, limit: int, offset: int
) -> list[tuple[int, float | None]]:
    """Hits by score.

    Groups of equal scores that reach into the page are taken whole, so that they can be put in order of date.
    """
    stop = offset + limit
    before = after = _SLACK
    while True:
        begin = max(0, offset - before)
        size = min(stop + after, searcher.num_docs) - begin
        hits = searcher.search(query, limit=size, offset=begin, count=False).hits
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
    dates = searcher.fast_field_values("oldest", addresses)
    rows = sorted(
        (-score, date or 0, key)
        for (score, _), date, key in zip(tied, dates, _keys(searcher, addresses), strict=True)
    )
    skipped = offset - begin - place
    return [(key, -score) for score, _, key in rows[skipped : skipped + limit]]


def _keys(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress]) -> list[int]:
    return [int(key or 0) for key in searcher.fast_field_values("key", addresses)]


def _counts(
    searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[str]
) -> tuple[int, dict[str, list[tuple[str, int]]]]:
    """The number of hits, and how many have each value: years in order, others by how often they come."""
    asked: dict[str, object] = {"total": {"value_count": {"field": "key"}}}
    for name in facets:
        asked[name] = {"terms": {"field": name, "size": _MOST_VALUES, "segment_size": _EXACT}}
    found = searcher.aggregate(query, asked)
    counts: dict[str, list[tuple[str, int]]] = {}
    for name in facets:
        values = [(_label(bucket["key"]), int(bucket["doc_count"])) for bucket in found[name]["buckets"]]
        values.sort(key=(lambda pair: (0, pair[0])) if name == "year" else (lambda pair: (-pair[1], pair[0])))
        counts[name] = values
    return int(found["total"]["value"]), counts


def _label(key: object) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)


def _unseen(searcher: tantivy.Searcher, schema: tantivy.Schema, tree: Node | None) -> dict[str, int]:
    """Telegrams that the words of a query cannot see, among those its other parts let through."""
    parts = tree.parts if isinstance(tree, All) else () if tree is None else (tree,)
    others = tuple(part for part in parts if not _is_words(part))
    if len(others) == len(parts):
        return {}  # nothing is asked of the text
    counts: dict[str, int] = {}
    for name, part in (
        ("without_text", Not(Has("text"))),
        ("garbled", Has("garble")),
        ("withheld_in_part", Has("withheld")),
    ):
        counts[name] = _count(searcher, compile_tree(All((*others, part)), schema, searcher).must)
    return counts


def _is_words(node: Node) -> bool:
    """Whether a part asks for words of the text."""
    match node:
        case Word() | Wild() | Phrase() | Near() | Paragraph():
            return True
        case Not(of):
            return _is_words(of)
        case All(parts):
            return any(_is_words(part) for part in parts)
        case _:
            return any(_is_words(part) for part in getattr(node, "parts", ()))
