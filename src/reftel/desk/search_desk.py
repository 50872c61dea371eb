"""What stands around a search: further counts, time, suggestions, coverage, saved searches and batches."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from reftel.archive.archive import Archive
from reftel.archive.words import WordsUnusableError
from reftel.desk.answers import Count
from reftel.desk.reader import Reader
from reftel.desk.search_answers import Coverage, Suggested, Timeline, TimeUnit
from reftel.desk.searching import search
from reftel.query.facets import FacetName

if TYPE_CHECKING:
    from reftel.desk.batching import Asked
    from reftel.desk.saving import SavedDesk

__all__ = ["SearchDesk"]


class SearchDesk:
    """Searching as one reader does it, beside the hits themselves (`Desk.search`)."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self._reader = reader

    @property
    def saved(self) -> "SavedDesk":
        """Searches this reader keeps under a name."""
        from reftel.desk.saving import SavedDesk  # noqa: PLC0415

        return SavedDesk(self._archive, self._reader)

    def batch(self, written: Sequence[str], told: Callable[[int], None] = lambda _: None) -> "list[Asked]":
        """Many queries asked together; each line is one."""
        from reftel.desk.batching import ask_all  # noqa: PLC0415

        return list(ask_all(self._archive, written, told))

    def hits_csv(self, asked: "Sequence[Asked]") -> Iterator[str]:
        """A table with a row for each telegram that each of these finds."""
        from reftel.desk.batching import hits_csv  # noqa: PLC0415

        return hits_csv(self._archive, asked)

    def facet(self, query: str, name: FacetName, *, expanded: bool = True) -> list[Count]:
        """Counts of one facet over all hits, without what the query has chosen of it."""
        found = search(self._archive, self._reader, query, limit=0, facets=(name,), expanded=expanded)
        return found.facets[name]

    def timeline(
        self,
        query: str,
        unit: TimeUnit | None = None,
        first: dt.date | None = None,
        last: dt.date | None = None,
        *,
        expanded: bool = True,
    ) -> Timeline:
        """Hits over time, between two days where they are given."""
        from reftel.desk.timeline import timeline  # noqa: PLC0415 - a page of hits needs none of it
        from reftel.query import read  # noqa: PLC0415

        return timeline(self._archive, read(query), unit, first, last, expanded=expanded)

    def suggest(self, typed: str, most: int = 8) -> list[Suggested]:
        """What the word at the end of the search box may become."""
        from reftel.desk.completing import suggestions  # noqa: PLC0415

        try:
            return suggestions(self._archive.words, typed, most)
        except WordsUnusableError:
            return []

    def coverage(self, query: str) -> Coverage:
        """What a search cannot see; under policy `open` nothing is hidden from this reader."""
        unseen = search(self._archive, self._reader, query, limit=0, facets=()).unseen
        known = {field.name for field in fields(Coverage)}
        return Coverage(**{name: count for name, count in unseen.items() if name in known}, not_shown=0)
