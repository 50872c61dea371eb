"""What was counted lately, over hits and over the archive.

The next page of a search, or the same search in another order, need not count again. What was counted holds
for one state of the index, so the state is part of what is asked for.
"""

from collections.abc import Hashable
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from reftel.query.facets import FacetName

__all__ = ["Counts", "Recent"]

_MOST = 128

V = TypeVar("V")


class Counts(NamedTuple):
    """What is counted over all hits: how many, with which values, and what the words could not see."""

    total: int
    values: dict[FacetName, list[tuple[str, int]]]
    unseen: dict[str, int]


class Recent(Generic[V]):
    """Answers of lately, the oldest forgotten first; may be asked by several threads."""

    def __init__(self, most: int = _MOST) -> None:
        self._held: dict[Hashable, V] = {}
        self._most = most
        self._lock = Lock()

    def get(self, asked: Hashable) -> V | None:
        """What was found for this, if it was lately."""
        with self._lock:
            return self._held.get(asked)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._held.clear()

    def keep(self, asked: Hashable, found: V) -> None:
        """Keep this for a while."""
        with self._lock:
            if len(self._held) >= self._most:
                del self._held[next(iter(self._held))]
            self._held[asked] = found
