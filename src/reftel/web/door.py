"""What the web asks of a desk: the part of it that pages are made from.

Pages hold no logic of the archive and know no way to it but this one.
"""

from collections.abc import Callable, Iterator
from typing import Literal, Protocol, TypeAlias

from litestar.datastructures import State

from reftel.desk.answers import Copy, Listed, Opened, Results
from reftel.desk.keeping import FileAccount, Standing
from reftel.desk.reading import Wanted
from reftel.telegram.record import Record

__all__ = ["OpenDesk", "Order", "ReadingDesk", "desk_of"]

Order: TypeAlias = Literal["relevance", "date", "newest"]


class ReadingDesk(Protocol):
    """A desk for reading."""

    def search(self, query: str, *, limit: int = 20, offset: int = 0, order: Order = "relevance") -> Results:
        """Telegrams that match, ranked."""
        ...

    def open(self, name: str, day: str | None = None) -> Opened:
        """The telegram that a name leads to."""
        ...

    def status(self) -> Standing:
        """Sums over all files, intakes, and what the index lacks."""
        ...

    def files(self, *, troubled: bool = False, intake: int | None = None) -> Iterator[FileAccount]:
        """Files with their states."""
        ...

    def exact(self, copy: Copy) -> bytes:
        """The exact bytes a copy was read from."""
        ...

    def in_file(self, copy: Copy) -> Record:
        """The record with spans and lines that count in the whole file."""
        ...

    def list(self, wanted: Wanted | None = None) -> Iterator[Listed]:
        """Telegrams in order of date."""
        ...


OpenDesk: TypeAlias = Callable[[], ReadingDesk]


def desk_of(state: State) -> ReadingDesk:
    """The desk this server was started with."""
    desk: ReadingDesk = state.desk
    return desk
