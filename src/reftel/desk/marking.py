"""What readers have read, starred, set aside and claimed, and the next unread telegram of a search."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reftel.archive.archive import Archive
from reftel.archive.marking import addresses_of, clear_mark, count_marks, marked, marks_of, set_mark
from reftel.archive.telegrams import find_address
from reftel.desk.answers import Listed
from reftel.desk.reader import Reader
from reftel.desk.reading import listed, the_one

__all__ = ["MARKS", "MarkState", "Marks", "MarksDesk", "NextUnread"]

MarkState: TypeAlias = Literal["read", "starred", "aside", "claimed"]
MARKS: tuple[MarkState, ...] = ("read", "starred", "aside", "claimed")

_LOOKED_THROUGH = 1_000
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks on one telegram: this reader's, and who else has read or claimed it."""

    mine: frozenset[str] = frozenset()
    read_by: list[str] = field(default_factory=list)
    claimed_by: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NextUnread:
    """The first telegram of a search that was neither read nor set aside; `at` counts hits from 1."""

    address: str
    at: int


class MarksDesk:
    """Marks as one reader leaves and sees them."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self._reader = reader

    @property
    def can_write(self) -> bool:
        """Whether marks can be left here."""
        return not self._archive.read_only

    def of(self, addresses: Sequence[str]) -> dict[str, Marks]:
        """The marks on each of these telegrams that has any."""
        held: dict[str, tuple[set[str], list[str], list[str]]] = {}
        with self._archive.reading() as connection:
            for address, state, reader in marks_of(connection, addresses):
                mine, read_by, claimed_by = held.setdefault(address, (set(), [], []))
                if reader == self._reader.name:
                    mine.add(state)
                elif state == "read":
                    read_by.append(reader)
                elif state == "claimed":
                    claimed_by.append(reader)
        return {
            address: Marks(frozenset(mine), sorted(read_by), sorted(claimed_by))
            for address, (mine, read_by, claimed_by) in held.items()
        }

    def put(self, name: str, state: MarkState, *, on: bool) -> str:
        """Leave a mark on the telegram of this name or take it away; gives its address."""
        row = the_one(self._archive, name)
        with self._archive.database.writing() as connection:
            if on:
                set_mark(connection, self._reader.name, row.address, state)
                if state in ("starred", "aside"):  # what is kept at hand is not set aside, and the reverse
                    other = "aside" if state == "starred" else "starred"
                    clear_mark(connection, self._reader.name, row.address, other)
            else:
                clear_mark(connection, self._reader.name, row.address, state)
        return row.address

    def marked(self, state: MarkState, limit: int = 50, offset: int = 0) -> Sequence[Listed]:
        """The telegrams this reader marked so, the latest mark first."""
        with self._archive.reading() as connection:
            found = [
                row
                for address, _ in marked(connection, self._reader.name, state, limit, offset)
                for row in find_address(connection, address)[:1]
            ]
        return [listed(row) for row in found]

    def counts(self) -> dict[str, int]:
        """How many telegrams this reader has marked, by mark."""
        with self._archive.reading() as connection:
            return count_marks(connection, self._reader.name)

    def is_done(self, addresses: Iterable[str]) -> set[str]:
        """Those of these telegrams that this reader has read or set aside."""
        marks = self.of(list(addresses))
        return {address for address, one in marks.items() if one.mine & {"read", "aside"}}

    def next_unread(
        self, query: str, order: Literal["relevance", "date", "newest"], after: int
    ) -> NextUnread | None:
        """The next unread telegram of a search, behind hit number `after`; a thousand are looked through."""
        from reftel.desk.searching import search  # noqa: PLC0415 - marks alone need no engine

        for offset in range(after, after + _LOOKED_THROUGH, _AT_ONCE):
            hits = search(self._archive, self._reader, query, limit=_AT_ONCE, offset=offset, order=order).hits
            done = self.is_done(hit.address for hit in hits)
            for at, hit in enumerate(hits, offset + 1):
                if hit.address not in done:
                    return NextUnread(hit.address, at)
            if len(hits) < _AT_ONCE:
                return None
        return None

    def known_as(self, address: str) -> Sequence[str]:
        """An address and those the telegram had before."""
        with self._archive.reading() as connection:
            return addresses_of(connection, address)
