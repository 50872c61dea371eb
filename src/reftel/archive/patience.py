"""Asks the engine with an end to waiting: what takes longer than a query may is given up.

The engine cannot be stopped in the middle of a search. It goes on in its thread, whose answer nobody waits
for, and the person who asked has an answer meanwhile that says what is lacking.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

import tantivy

__all__ = ["Patience", "SpentError", "workers"]

_THREADS = (
    12  #: they wait for the engine most of the time; some may be held up by searches that were given up
)

T = TypeVar("T")


class SpentError(Exception):
    """The time for this search is over; never leaves the archive."""


@cache
def workers() -> ThreadPoolExecutor:
    """Threads that wait for the engine."""
    return ThreadPoolExecutor(max_workers=_THREADS, thread_name_prefix="searching")


class Patience:
    """One look at the index, with so many seconds for all that is asked of it."""

    def __init__(self, searcher: tantivy.Searcher, seconds: float) -> None:
        self.searcher = searcher
        self.num_docs = searcher.num_docs
        self._ends = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left, none below nothing."""
        return max(0.0, self._ends - time.monotonic())

    def wait(self, work: Callable[[], T], grace: float = 0.0) -> T:
        """What the work gives, unless it takes longer than is left, or than the grace."""
        job = workers().submit(work)
        try:
            return job.result(max(self.left, grace))
        except TimeoutError as error:
            job.cancel()
            raise SpentError from error

    def count(self, query: tantivy.Query, grace: float = 0.0) -> int:
        """How many telegrams answer."""
        result = self.wait(lambda: self.searcher.search(query, limit=1), grace)
        return int(getattr(result, "count", 0) or 0)  # the stubs of the engine do not have it

    def values(self, field: str, addresses: list[tantivy.DocAddress]) -> list[int]:
        """Numbers of a field for each of these, 0 where it has none."""
        return [int(value or 0) for value in self.searcher.fast_field_values(field, addresses)]
