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
) -> Found:
    """Search the index as it was last committed."""
    searcher = words.searcher()
    compiled = compile_tree(tree, words.schema, searcher)
    notes = list(compiled.notes)
    counting = _Counting(searcher, compiled, facets)
    hits = _hits(searcher, compiled, limit, offset, order)
    unseen = _unseen(searcher, words.schema, tree)
    counts = counting.done(budget)
    if counts is None:
        counts = {name: [] for name in facets}
        notes.append("This search took long, so counts by post, tag and year were left out.")
    return Found(counting.total(), hits, counts, unseen, words.held_by(searcher), notes)


class _Counting:
    """Counts over all hits, made beside the search for the first of them: the engine needs no Python for it.

    Where a query is costly it is asked once for all counts, else each count is a job of its own.
    """

    def __init__(self, searcher: tantivy.Searcher, compiled: Compiled, facets: Sequence[str]) -> None:
        self._began = time.monotonic()
        self._total = _workers().submit(_count, searcher, compiled.must)
        split = [[name] for name in facets if name == "tag"] + [[name for name in facets if name != "tag"]]
        jobs = [list(facets)] if compiled.costly else split
        self._jobs = [_workers().submit(_counts, searcher, compiled.must, job) for job in jobs if job]

    def total(self) -> int:
        return self._total.result()

    def done(self, budget: float) -> dict[str, list[tuple[str, int]]] | None:
        """Every count; None where there was no time for them."""
        left = self._began + budget - time.monotonic()
        found: dict[str, list[tuple[str, int]]] = {}
        try:
            for job in self._jobs:
                found |= job.result(max(0.0, left))
        except TimeoutError:
            for job in self._jobs:
                job.cancel()
            return None
        return found


@cache
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=3, thread_name_prefix="counting")


def _count(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    return _total(searcher.search(query, limit=1))


def _hits(
    searcher: tantivy.Searcher, compiled: Compiled, limit: int, offset: int, order: Order
) -> list[tuple[int, float | None]]:
    """Numbers and scores of the hits asked for."""
    if not limit:
        return []
    if order == "relevance" and compiled.best is not None:
        first, total = _by_score(searcher, compiled.best, limit, offset)
        lacking = limit - len(first)
        if lacking and compiled.rest is not None:
            others, _ = _by_score(searcher, compiled.rest, lacking, max(0, offset - total))
            return [*first, *others]
        return first
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
) -> tuple[list[tuple[int, float | None]], int]:
    """Hits by score, and how many there are.

    Groups of equal scores that reach into the page are taken whole, so that they can be put in order of date.
    """
    stop = offset + limit
    before = after = _SLACK
    while True:
        begin = max(0, offset - before)
        result = searcher.search(query, limit=stop + after - begin, offset=begin)
        hits = result.hits
        page = hits[offset - begin : stop - begin]
        if not page:
            return [], _total(result)
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
    return [(key, -score) for score, _, key in rows[skipped : skipped + limit]], _total(result)


def _total(result: tantivy.SearchResult) -> int:
    return int(getattr(result, "count", 0) or 0)  # the stubs of the engine do not have it


def _keys(searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress]) -> list[int]:
    return [int(key or 0) for key in searcher.fast_field_values("key", addresses)]


def _counts(
    searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[str]
) -> dict[str, list[tuple[str, int]]]:
    """How many hits have each value; years in order, other values by how often they come."""
    asked = {
        name: {"terms": {"field": name, "size": _MOST_VALUES, "segment_size": _EXACT}} for name in facets
    }
    found = searcher.aggregate(query, asked)
    counts: dict[str, list[tuple[str, int]]] = {}
    for name in facets:
        values = [(_label(bucket["key"]), int(bucket["doc_count"])) for bucket in found[name]["buckets"]]
        values.sort(key=(lambda pair: (0, pair[0])) if name == "year" else (lambda pair: (-pair[1], pair[0])))
        counts[name] = values
    return counts


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
