"""Outside facts as one reader may use them: brought by table, listed, taken out again."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reftel.archive.archive import Archive
from reftel.archive.countries import Countries
from reftel.archive.facts import (
    FactRow,
    FactSet,
    HolderRow,
    add_set,
    facts_about,
    facts_in,
    holders_of,
    known_set,
    remove_set,
    sets,
)
from reftel.desk.reader import Reader
from reftel.desk.sheets import comments, read_rows
from reftel.errors import ReftelError
from reftel.suspense.facts import (
    Country,
    Fact,
    FactKind,
    OfficeHolder,
    TableSays,
    kind_of,
    read_country,
    read_fact,
    read_holder,
    read_tier,
)
from reftel.suspense.table import Fault

__all__ = ["Brought", "FactRow", "FactSet", "FactsDesk", "FactsError", "HolderRow"]

_READERS: Mapping[
    FactKind, Callable[[Mapping[str, str], int, TableSays], Fact | OfficeHolder | Country | Fault]
] = {
    "series": read_fact,
    "tiers": read_tier,
    "office-holders": read_holder,
    "countries": read_country,
}


class FactsError(ReftelError):
    """A table of facts that cannot be taken in, or a set that is not there."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a table brought: the set it is, its rows, what was wrong in others; `held` where it was there."""

    set: int
    kind: FactKind
    rows: int
    faults: Sequence[Fault]
    held: bool


class FactsDesk:
    """Outside facts of one archive; reached as `desk.facts`."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self.reader = reader

    def add(
        self,
        path: Path,
        kind: FactKind | None = None,
        *,
        series: str | None = None,
        source: str | None = None,
    ) -> Brought:
        """Take in a table; the same one again changes nothing. Rows that make no sense are left out."""
        rows = read_rows(path)
        headings = next(rows, [])
        kind = kind or kind_of(headings)
        if kind is None:
            raise FactsError(
                f"The headings of {path.name} do not say what it holds "
                f"({', '.join(headings)[:200] or 'none'}): name it with --kind."
            )
        said = comments(path)
        named = source or (said[0].removeprefix("Source: ") if said else path.name)
        says = TableSays(series, named)
        good: list[Fact | OfficeHolder | Country] = []
        faults: list[Fault] = []
        for line, cells in enumerate(rows, 2 + len(said)):
            if not any(cells):
                continue
            read = _READERS[kind](dict(zip(headings, cells, strict=False)), line, says)
            if isinstance(read, Fault):
                faults.append(read)
            else:
                good.append(read)
        if not good:
            first = f" Row {faults[0].row}: {faults[0].column} {faults[0].message}." if faults else ""
            raise FactsError(f"{path.name} holds nothing of the kind {kind}.{first}")
        digest = hashlib.sha256(path.read_bytes() + f"\0{series}".encode()).hexdigest()
        with self._archive.database.writing() as connection:
            known = known_set(connection, digest, kind)
            if known is not None:
                return Brought(known.number, kind, known.rows, faults, held=True)
            number = add_set(
                connection, kind, source=named, sha256=digest, author=self.reader.name, rows=good
            )
        detail = {"kind": kind, "file": str(path), "rows": len(good)}
        self._archive.journal.note(self.reader.name, "facts added", str(number), detail)
        return Brought(number, kind, len(good), faults, held=False)

    def sets(self) -> Sequence[FactSet]:
        """Every table that was brought."""
        with self._archive.reading() as connection:
            return sets(connection)

    def about(self, subject: str, series: str | None = None) -> Sequence[FactRow]:
        """All values about a country (by name, code or post) or another subject."""
        with self._archive.reading() as connection:
            countries = Countries(connection)
            named = countries.named(subject)
            key = named.code if named is not None else countries.code_of(subject)
            return facts_about(connection, key, series)

    def rows(self, *, series: str | None = None, number: int | None = None) -> Iterator[FactRow]:
        """Values of a series or of a set, as a stream."""
        with self._archive.reading() as connection:
            yield from facts_in(connection, series=series, number=number)

    def holders(self, place: str, on: str | None = None) -> Sequence[HolderRow]:
        """Who held offices at a country, a post or a body; on a day, those in office then."""
        with self._archive.reading() as connection:
            countries = Countries(connection)
            named = countries.named(place)
            return holders_of(connection, named.code if named else countries.code_of(place), on)

    def remove(self, number: int) -> int:
        """Take a set out with all its rows; how many there were."""
        with self._archive.database.writing() as connection:
            rows = remove_set(connection, number)
        if rows is None:
            raise FactsError(f"There is no set {number}. `reftel facts list` shows all.")
        self._archive.journal.note(self.reader.name, "facts removed", str(number), {"rows": rows})
        return rows
