"""Counts over all hits of a query, and those made lately.

The next page of a search, or the same search in another order, need not count again. What was counted holds
for one state of the index, so the state is part of what is asked for.
"""

from collections.abc import Hashable
from threading import Lock
from typing import NamedTuple

__all__ = ["Counted", "Counts"]

_MOST = 128


class Counts(NamedTuple):
    """What is counted over all hits: how many, with which values, and what the words could not see."""

    total: int
    values: dict[str, list[tuple[str, int]]]
    unseen: dict[str, int]


class Counted:
    """Counts made lately; may be asked by several threads."""

    def __init__(self) -> None:
        self._held: dict[Hashable, Counts] = {}
        self._lock = Lock()

    def get(self, asked: Hashable) -> Counts | None:
        """What was counted for this, if it was lately."""
        with self._lock:
            return self._held.get(asked)

    def keep(self, asked: Hashable, counts: Counts) -> None:
        """Keep this for a while."""
        with self._lock:
            if len(self._held) >= _MOST:
                del self._held[next(iter(self._held))]
            self._held[asked] = counts
