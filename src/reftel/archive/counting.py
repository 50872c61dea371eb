"""Counts over all hits: how many there are, and how many have each value of a facet.

They are made beside the search for the first hits, since the engine needs no Python for it. A facet of which
the query has chosen values is counted without that choice; all facets that are counted by the same query are
one question to the engine, but for tags, which take longest.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import tantivy

from reftel.archive.patience import Patience, SpentError, workers
from reftel.query.facets import FACETS, FacetName

__all__ = ["Counting", "Values", "count_values"]

Values: TypeAlias = dict[FacetName, list[tuple[str, int]]]

_GRACE = 0.5  #: seconds for the total, though the time for the search is over
_MOST_VALUES = 1_000
_EXACT = 60_000  #: values looked at in each part of the index, more than there are: then counts are exact


class Counting:
    """Counts under way; `queries` says for each facet which telegrams are counted."""

    def __init__(
        self,
        searcher: tantivy.Searcher,
        query: tantivy.Query,
        queries: Mapping[FacetName, tantivy.Query],
        *,
        costly: bool = False,
    ) -> None:
        self._query = query
        groups: dict[int, tuple[tantivy.Query, list[FacetName]]] = {id(query): (query, [])}
        apart: list[tuple[tantivy.Query, list[FacetName]]] = []
        for name, counted in queries.items():
            if name == "tag" and not costly:
                apart.append((counted, [name]))
            else:
                groups.setdefault(id(counted), (counted, []))[1].append(name)
        self._jobs = [
            workers().submit(count_values, searcher, counted, names)
            for counted, names in (*groups.values(), *apart)
        ]

    def done(self, patience: Patience) -> tuple[int, Values | None]:
        """The total and every count; None where there was no time for them."""
        totals: list[int] = []
        found: Values = {}
        try:
            for job in self._jobs:
                total, values = job.result(patience.left)
                totals.append(total)
                found |= values
        except TimeoutError:
            for job in self._jobs:
                job.cancel()
            try:
                return patience.count(self._query, _GRACE), None
            except SpentError:
                return 0, None
        return totals[0], found


def count_values(
    searcher: tantivy.Searcher, query: tantivy.Query, facets: Sequence[FacetName]
) -> tuple[int, Values]:
    """The number of hits, and how many have each value: times in order, others by how often they come."""
    asked: dict[str, object] = {"total": {"value_count": {"field": "key"}}}
    for name in facets:
        asked[name] = {"terms": {"field": name, "size": _MOST_VALUES, "segment_size": _EXACT}}
    found = searcher.aggregate(query, asked)
    values: Values = {}
    for name in facets:
        buckets = found[name]["buckets"]
        counts = [(_label(name, bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
        if FACETS[name].of_time:
            counts.sort()
        else:
            counts.sort(key=lambda pair: (-pair[1], pair[0]))
        values[name] = counts
    return int(found["total"]["value"]), values


def _label(name: FacetName, key: object) -> str:
    if name == "day":
        return dt.date.fromordinal(int(str(key).partition(".")[0])).strftime("%Y%m%d")
    return f"{int(key):04}" if isinstance(key, (int, float)) else str(key)
