"""What stands around a search: further counts, time, suggestions, coverage, saved searches and batches."""

import datetime as dt
from dataclasses import fields

from reftel.archive.archive import Archive
from reftel.archive.words import WordsUnusableError
from reftel.desk.answers import Count
from reftel.desk.reader import Reader
from reftel.desk.search_answers import Coverage, Suggested, Timeline, TimeUnit
from reftel.desk.searching import search
from reftel.query.facets import FacetName

__all__ = ["SearchDesk"]


class SearchDesk:
    """Searching as one reader does it, beside the hits themselves (`Desk.search`)."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self._reader = reader

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
