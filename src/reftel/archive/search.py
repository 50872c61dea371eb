"""One search: how many telegrams, which of them in which order, and counts over all of them.

Hits are ordered by score, then date, then number: the engine alone would leave equal scores in the order of
its files, which changes with every merge. Counts of values are exact over all parts of the index.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
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
    began = time.monotonic()
    searcher = words.searcher()
    compiled = compile_tree(tree, words.schema, searcher)
    notes = list(compiled.notes)
    total, hits = _hits(searcher, compiled, limit, offset, order)
    counts: dict[str, list[tuple[str, int]]] = {name: [] for name in facets}
    unseen: dict[str, int] = {}
    if time.monotonic() - began > budget:
        notes.append("This search took long, so counts by post, tag and year were left out.")
    else:
        if total and facets:
            counts = _counts(searcher, compiled.must(), facets)
        unseen = _unseen(searcher, words.schema, tree)
    return Found(total, hits, counts, unseen, words.held(), notes)


def _hits(
    searcher: tantivy.Searcher, compiled: Compiled, limit: int, offset: int, order: Order
) -> tuple[int, list[tuple[int, float | None]]]:
    """The total, and the numbers and scores of the hits asked for."""
    if order == "relevance" and compiled.ranks:
        return _by_score(searcher, compiled.ranking(), limit, offset)
    newest = order == "newest"
    result = searcher.search(
        compiled.must(),
        limit=max(limit, 1),
        offset=offset,
        order_by_field="newest" if newest else "oldest",
        order=tantivy.Order.Desc if newest else tantivy.Order.Asc,
    )
    addresses = [address for _, address in result.hits[:limit]]
    return _total(result), [(key, None) for key in _keys(searcher, addresses)]


def _by_score(
    searcher: tantivy.Searcher, query: tantivy.Query, limit: int, offset: int
) -> tuple[int, list[tuple[int, float | None]]]:
    """Hits by score; a group of equal scores is taken whole, so that it can be put in order of date."""
    stop = offset + limit
    size = stop + _SLACK
    while True:
        result = searcher.search(query, limit=max(size, 1))
        hits = result.hits
        complete = len(hits) < size or not limit or hits[-1][0] < hits[stop - 1][0]
        if complete or size >= stop + _MOST_TIED:
            break
        size = min(size * 8, stop + _MOST_TIED)
    total = _total(result)
    if offset >= len(hits) or not limit:
        return total, []
    first, last = hits[offset][0], hits[min(stop, len(hits)) - 1][0]
    begin = next(place for place, hit in enumerate(hits) if hit[0] == first)
    tied = [hit for hit in hits[begin:] if hit[0] >= last]
    dates = searcher.fast_field_values("oldest", [address for _, address in tied])
    keys = _keys(searcher, [address for _, address in tied])
    rows = sorted((-score, date or 0, key) for (score, _), date, key in zip(tied, dates, keys, strict=True))
    return total, [(key, -score) for score, _, key in rows[offset - begin : stop - begin]]


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
        query = compile_tree(All((*others, part)), schema, searcher).must()
        counts[name] = _total(searcher.search(query, limit=1))
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
