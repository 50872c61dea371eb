# ruff: noqa: PLC0415 - each kind of work is loaded when it is asked for: reading must not wait for intake
"""What one reader can do with one archive: the only door for command line, web and language-model clients."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reftel.archive.archive import Archive
from reftel.desk.answers import Copy, Listed, Opened, Results
from reftel.desk.reader import LOCAL, Reader
from reftel.desk.reading import Wanted, list_all, open_named, the_one
from reftel.telegram.record import Record

if TYPE_CHECKING:
    from reftel.archive.account import FileAccount
    from reftel.archive.backup import BackedUp
    from reftel.archive.removal import Removed
    from reftel.archive.search import Order
    from reftel.archive.verify import Problem
    from reftel.desk.accounting import IntakeReport
    from reftel.desk.chaining import ChainStep
    from reftel.desk.citing import Citation
    from reftel.desk.collecting import CollectionsDesk
    from reftel.desk.dossiers import DossierDesk
    from reftel.desk.facts import FactsDesk
    from reftel.desk.findings import FindingsDesk
    from reftel.desk.gaps import Gap
    from reftel.desk.intake_options import Options
    from reftel.desk.keeping import Standing
    from reftel.desk.marking import MarksDesk
    from reftel.desk.meaning_desk import MeaningDesk
    from reftel.desk.noting import NotesDesk
    from reftel.desk.overview import OverviewDesk
    from reftel.desk.people import PeopleDesk
    from reftel.desk.rebuilding import Rebuilt
    from reftel.desk.referring import RefLine, Threaded
    from reftel.desk.resolving import Resolved, Unresolvable
    from reftel.desk.search_desk import SearchDesk
    from reftel.desk.suspense import SuspenseDesk
    from reftel.links.missing import MonthShare

__all__ = ["Desk", "open_desk"]


class Desk:
    """An archive as one reader may use it; close it, or use it as a context manager."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self.reader = reader

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the archive."""
        self._archive.close()

    @property
    def folder(self) -> Path:
        """Where the archive is."""
        return self._archive.layout.folder

    @property
    def read_only(self) -> bool:
        """Whether the archive stands where nothing can be written."""
        return self._archive.read_only

    @property
    def searches(self) -> "SearchDesk":
        """What stands around a search: counts, time, suggestions, saved searches."""
        from reftel.desk.search_desk import SearchDesk

        return SearchDesk(self._archive, self.reader)

    @property
    def meanings(self) -> "MeaningDesk":
        """Search by meaning, where passages were embedded."""
        from reftel.desk.meaning_desk import MeaningDesk

        return MeaningDesk(self._archive, self.reader)

    @property
    def marks(self) -> "MarksDesk":
        """What this reader has read, starred, set aside and claimed."""
        from reftel.desk.marking import MarksDesk

        return MarksDesk(self._archive, self.reader)

    @property
    def findings(self) -> "FindingsDesk":
        """What texts say, suggested and decided."""
        from reftel.desk.findings import FindingsDesk

        return FindingsDesk(self._archive, self.reader)

    @property
    def suspense(self) -> "SuspenseDesk":
        """The book of what was asked and promised."""
        from reftel.desk.suspense import SuspenseDesk

        return SuspenseDesk(self._archive, self.reader)

    @property
    def facts(self) -> "FactsDesk":
        """Outside series, office holders, names of countries."""
        from reftel.desk.facts import FactsDesk

        return FactsDesk(self._archive, self.reader)

    @property
    def dossiers(self) -> "DossierDesk":
        """A country, a person, an organisation, a case or a topic over time."""
        from reftel.desk.dossiers import DossierDesk

        return DossierDesk(self._archive, self.reader)

    @property
    def people(self) -> "PeopleDesk":
        """Who is named across telegrams."""
        from reftel.desk.people import PeopleDesk

        return PeopleDesk(self._archive, self.reader)

    @property
    def collections(self) -> "CollectionsDesk":
        """Named, ordered sets of telegrams and paragraphs."""
        from reftel.desk.collecting import CollectionsDesk

        return CollectionsDesk(self._archive, self.reader)

    @property
    def above(self) -> "OverviewDesk":
        """The archive from above: volumes, bursts and silences, traffic between posts."""
        from reftel.desk.overview import OverviewDesk

        return OverviewDesk(self._archive, self.reader)

    @property
    def notes(self) -> "NotesDesk":
        """Notes and corrections, laid over the text."""
        from reftel.desk.noting import NotesDesk

        return NotesDesk(self._archive, self.reader)

    def add(
        self,
        paths: Sequence[Path],
        options: "Options | None" = None,
        wait: float = 0,
        told: Callable[[str], None] | None = None,
    ) -> "IntakeReport":
        """Take in files and folders; `wait` seconds for whoever holds the lock, and say who it is."""
        from reftel.desk.intake import take_in
        from reftel.desk.intake_options import Options
        from reftel.desk.rehearsal import rehearsing

        options = options or Options()
        with self._archive.locked("intake", wait, told) as hold:
            if options.rehearse:
                with rehearsing(self._archive):
                    return take_in(self._archive, hold, paths, options)
            return take_in(self._archive, hold, paths, options)

    def list(self, wanted: Wanted | None = None) -> Iterator[Listed]:
        """Telegrams by date, as a stream."""
        return list_all(self._archive, self.reader, wanted or Wanted())

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        offset: int = 0,
        order: "Order" = "relevance",
        expanded: bool = True,
        citations: bool | None = None,
    ) -> Results:
        """Telegrams that answer what was typed, `expanded` by other names of it; any text is a query."""
        from reftel.desk.searching import search

        return search(
            self._archive,
            self.reader,
            query,
            limit=limit,
            offset=offset,
            order=order,
            expanded=expanded,
            citations=citations,
        )

    def frequent_words(self, most: int) -> "Sequence[str]":
        """The words that most telegrams hold, the most frequent first."""
        return self._archive.words.frequent(most)

    def open(self, name: str, day: str | None = None) -> Opened:
        """The telegram of this name; `day` is a year, a month or a day that leaves out others."""
        return open_named(self._archive, self.reader, name, day)

    def resolve(self, path: Path) -> "Iterator[Resolved | Unresolvable]":
        """Every citation of a telegram in a file, with the telegram it means here or why there is none."""
        from reftel.desk.resolving import resolve_file

        return resolve_file(self._archive, self.reader, path)

    def resolve_text(self, text: str) -> "Sequence[Resolved]":
        """The same for a text that was typed or pasted."""
        from reftel.desk.resolving import resolve_text

        return resolve_text(self._archive, self.reader, text)

    def refs(self, name: str) -> "Sequence[RefLine]":
        """What the telegram of this name cites and what cites it, each with the sentence that does."""
        from reftel.desk.referring import references

        return references(self._archive, self.reader, name)

    def thread(self, name: str, most: int = 200) -> "Threaded":
        """The whole exchange that the telegram of this name belongs to, in order."""
        from reftel.desk.referring import thread

        return thread(self._archive, self.reader, name, most)

    def chain(self, name: str, other: str) -> "Sequence[ChainStep]":
        """The telegrams on the shortest way from one to another; nothing where there is none."""
        from reftel.desk.chaining import chain_between

        return chain_between(self._archive, self.reader, name, other)

    def most_cited(self, limit: int = 20) -> Sequence[tuple[Listed, int]]:
        """The telegrams that most others cite, with how many do."""
        from reftel.desk.referring import top_cited

        return top_cited(self._archive, self.reader, limit)

    def gaps(
        self,
        *,
        post: str | None = None,
        year: int | None = None,
        names: Sequence[str] = (),
        limit: int | None = 50,
    ) -> "Iterator[Gap]":
        """What is cited and not held, the most cited first, with what is known of each."""
        from reftel.desk.gaps import gaps

        return gaps(self._archive, self.reader, post=post, year=year, names=names, limit=limit)

    def share(self, post: str, year: int) -> "Sequence[MonthShare]":
        """How much of a post's series of a year is held, month by month."""
        from reftel.desk.gaps import share

        return share(self._archive, self.reader, post, year)

    def cite(self, name: str, paragraph: int | None = None, style: str | None = None) -> "Citation":
        """The telegram of this name as notes, bibliographies and programs cite it; `style` is one of CSL."""
        from reftel.desk.citing import cite

        return cite(self._archive, self.reader, name, paragraph, style)

    def status(self) -> "Standing":
        """How the archive stands: sums, intakes, what the index lacks, who is at work."""
        from reftel.desk.keeping import standing

        return standing(self._archive, self.reader)

    def files(
        self, *, troubled: bool = False, passed: bool = False, intake: int | None = None
    ) -> "Iterator[FileAccount]":
        """Every file seen with its state, as a stream; `troubled` ones did not come in.

        `passed` ones cannot hold a document and are not counted among those seen.
        """
        from reftel.desk.keeping import account_of_files

        return account_of_files(self._archive, self.reader, troubled=troubled, passed=passed, intake=intake)

    def manifest(self) -> Iterator[str]:
        """Every file seen, as lines of CSV."""
        from reftel.desk.keeping import manifest

        return manifest(self._archive, self.reader)

    def undo(self, intake: int, wait: float = 0) -> "Removed":
        """Take out all that an intake brought; journalled."""
        from reftel.desk.keeping import undo

        with self._archive.locked("undoing an intake", wait) as hold:
            return undo(self._archive, hold, self.reader, intake)

    def take_down(self, name: str, reason: str, wait: float = 0) -> "Removed":
        """Take out the one telegram of this name with all its copies; journalled."""
        from reftel.desk.keeping import take_away

        with self._archive.locked("taking a telegram down", wait) as hold:
            row = the_one(self._archive, name)
            return take_away(self._archive, hold, self.reader, row, reason)

    def backup(self, folder: Path, told: Callable[[str, int], None]) -> "BackedUp":
        """Copy the archive to a new folder, also while it is in use."""
        from reftel.archive.backup import backup

        return backup(self._archive, folder, told)

    def verify(self, told: Callable[[str, int], None]) -> "Iterator[Problem]":
        """Everything that is not as it should be, as it is found."""
        from reftel.desk.keeping import check

        return check(self._archive, told)

    def rebuild(
        self, what: str, *, workers: int = 0, every: bool = False, told: Callable[[str, int, int], None]
    ) -> "Rebuilt":
        """Derive `words` or `records` again; `every` record, or those of older readers."""
        from reftel.desk.rebuilding import rebuild_records, rebuild_words

        with self._archive.locked(f"rebuilding {what}") as hold:
            if what == "records":
                return rebuild_records(self._archive, hold, workers, told, every=every)
            return rebuild_words(self._archive, hold, workers, told)

    def exact(self, copy: Copy) -> bytes:
        """The exact bytes this copy was read from."""
        from reftel.desk.exactly import exact_bytes

        return exact_bytes(copy)

    def in_file(self, copy: Copy) -> Record:
        """The record with spans and lines that count in the whole file, as `reftel parse` gives it."""
        from reftel.desk.placing import in_file

        return in_file(copy)


def open_desk(folder: Path, reader: Reader | None = None, *, create: bool = False) -> Desk:
    """A desk at the archive in this folder; made there only where `create` says so."""
    return Desk(Archive(folder, create=create), reader or LOCAL)
