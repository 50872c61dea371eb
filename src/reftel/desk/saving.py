"""Searches that a reader keeps under a name, and what is new since they were asked last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reftel.archive.archive import Archive
from reftel.archive.saved import SavedKind, SavedRow, forget, keep_found, lines_of, list_saved, save
from reftel.desk.batching import Asked, ask_all, compare
from reftel.desk.reader import Reader
from reftel.errors import ReftelError

__all__ = ["NoSavedSearchError", "Ran", "Saved", "SavedDesk"]

_LONGEST_NAME = 80


class NoSavedSearchError(ReftelError):
    """No search was saved under this name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        some = f" There are: {', '.join(known[:8])}." if known else ""
        super().__init__(
            f"No search is saved as {name}.{some} `reftel search QUERY --save {name}` saves one."
        )


class SavedNameError(ReftelError):
    """A name that cannot be one."""

    def __init__(self) -> None:
        super().__init__(f"A saved search has a name of up to {_LONGEST_NAME} characters.")


@dataclass(frozen=True, slots=True)
class Saved:
    """One saved search: its queries as they were written, and when it was asked last."""

    name: str
    kind: SavedKind
    queries: list[str]
    created: str
    ran: str | None


@dataclass(frozen=True, slots=True)
class Ran:
    """A saved search asked again; `before` is when it was asked the time before."""

    name: str
    kind: SavedKind
    before: str | None
    lines: list[Asked]

    @property
    def new(self) -> int:
        """How many telegrams are new, over all lines."""
        return sum(line.since.new for line in self.lines if line.since)


class SavedDesk:
    """The saved searches of one reader."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self._reader = reader

    def save(self, name: str, queries: Sequence[str], kind: SavedKind = "query") -> Ran:
        """Keep these queries under a name, and note what they find now."""
        name = " ".join(name.split())
        if not 0 < len(name) <= _LONGEST_NAME:
            raise SavedNameError
        with self._archive.database.writing() as connection:
            save(connection, self._reader.name, name, kind, list(queries) or [""])
        return self.run(name)

    def all(self) -> list[Saved]:
        """All of this reader, by name."""
        with self._archive.reading() as connection:
            return [
                Saved(
                    row.name,
                    row.kind,
                    [line.written for line in lines_of(connection, row.number)],
                    row.created,
                    row.ran,
                )
                for row in list_saved(connection, self._reader.name)
            ]

    def run(self, name: str, told: Callable[[int], None] = lambda _: None, *, keep: bool = True) -> Ran:
        """Ask again, and compare with the last time; without `keep` the last time stays what it was."""
        row = self._one(name)
        with self._archive.reading() as connection:
            lines = lines_of(connection, row.number)
        as_typed = row.kind == "query"
        asked = list(ask_all(self._archive, [line.written for line in lines], told, as_typed=as_typed))
        compared = [compare(self._archive, one, line.found) for one, line in zip(asked, lines, strict=True)]
        if keep and not self._archive.read_only:
            pairs = zip(asked, lines, strict=True)
            # what took too long found nothing it can be compared with the next time
            found = [(line.position, one.numbers) for one, line in pairs if one.complete]
            with self._archive.database.writing() as connection:
                keep_found(connection, row.number, found)
        return Ran(row.name, row.kind, row.ran, compared)

    def forget(self, name: str) -> None:
        """Keep this search no longer."""
        self._one(name)
        with self._archive.database.writing() as connection:
            forget(connection, self._reader.name, " ".join(name.split()))

    def _one(self, name: str) -> SavedRow:
        with self._archive.reading() as connection:
            rows = list_saved(connection, self._reader.name, " ".join(name.split()))
            if not rows:
                known = [row.name for row in list_saved(connection, self._reader.name)]
                raise NoSavedSearchError(name, known)
        return rows[0]
