# ruff: noqa: PLC0415 - tables, calendars and reports are loaded when they are asked for
"""The suspense book as one reader may use it: what is due, what became of it, and on what that rests.

Today is always an argument: a front that has a clock says which day it is.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reftel.archive.suspense import count_entries, history_of
from reftel.archive.suspense_places import changes_in_place, in_place
from reftel.desk.suspense_answers import EntryLine, EntryOpened, HistoryStep, SuspenseList, line_of
from reftel.desk.suspense_changes import Changing
from reftel.desk.suspense_entering import checked_day
from reftel.suspense.due import Wanted
from reftel.suspense.history import replay, standing
from reftel.suspense.private import shielded_change
from reftel.suspense.steps import next_of

if TYPE_CHECKING:
    from reftel.desk.suspense_answers import Imported, Suggested
    from reftel.suspense.days import Order
    from reftel.suspense.entry import Kind
    from reftel.suspense.likeness import Proposal
    from reftel.suspense.page import Block
    from reftel.suspense.report import Report

__all__ = ["SuspenseDesk"]


class SuspenseDesk(Changing):
    """The book of one archive; reached as `desk.suspense`."""

    # Reading

    def list(
        self,
        on: str,
        wanted: Wanted | None = None,
        *,
        within: int = 0,
        due: bool = True,
        limit: int | None = 200,
        offset: int = 0,
        names: bool = False,
    ) -> SuspenseList:
        """Entries as they stood on a day, the most pressing first.

        With `due` (the usual), what is overdue, due on that day (or `within` so many days after it) or to be
        looked at again; else every entry that fits. Private persons in legal cases stand by role and
        initials, unless `names` are asked for.
        """
        from reftel.desk.suspense_listing import listing

        return listing(
            self._archive,
            checked_day(on),
            wanted or Wanted(),
            within=within,
            due=due,
            limit=limit,
            offset=offset,
            names=names,
        )

    def count_due(self, on: str) -> int:
        """How many entries want looking at on a day: for a badge."""
        with self._archive.reading() as connection:
            return count_entries(connection, Wanted(), on=checked_day(on), due_by=on)

    def open(self, number: int, on: str | None = None, *, names: bool = False) -> EntryOpened:
        """One entry with its history; as it stands now, or stood on a day."""
        with self._archive.reading() as connection:
            made, changes = history_of(connection, number)
            [state] = in_place(connection, [replay(made, changes, on)])
            changes = changes_in_place(connection, changes)
        held = {one.number for one in standing(changes)}
        shown = [
            HistoryStep(
                one if names else shielded_change(one, made), one.kind != "undo" and one.number not in held
            )
            for one in changes
            if on is None or one.day <= on
        ]
        day = on or max(change.day for change in changes)
        return EntryOpened(line_of(state, day, names=names), shown, list(next_of(state)))

    def of_telegram(self, name: str, on: str) -> Sequence[EntryLine]:
        """The entries that rest on a telegram, as they stand on a day."""
        from reftel.desk.suspense_listing import entries_of_telegram

        return entries_of_telegram(self._archive, name, on)

    # From what was found

    def suggestions(
        self,
        wanted: Wanted | None = None,
        *,
        name: str | None = None,
        confidence: float = 0.0,
        limit: int | None = 200,
    ) -> "Sequence[Suggested]":
        """Asks and promises that were found and stand in no entry yet; of one telegram, or all that fit."""
        from reftel.desk.suspense_finding import suggestions

        return suggestions(self._archive, wanted or Wanted(), name, confidence, limit)

    def accept(self, names: Sequence[str], author: str | None = None) -> "Sequence[EntryLine]":
        """Put suggestions into the book: those of these names, which a person chose."""
        from reftel.desk.suspense_finding import accept

        return accept(self._archive, names, author or self.reader.name)

    def proposals(self, number: int, most: int = 10) -> "Sequence[Proposal]":
        """Later telegrams that may be evidence on an entry, with the signs; nothing is applied."""
        from reftel.desk.suspense_proposing import proposals

        return proposals(self._archive, number, most)

    # Tables, calendars, pages

    def import_table(
        self,
        path: Path,
        columns: Mapping[str, str] | None = None,
        *,
        kind: "Kind | None" = None,
        order: "Order | None" = None,
        rehearse: bool = False,
        author: str | None = None,
    ) -> "Imported":
        """Take in a table of entries, CSV or XLSX; the same table again changes nothing.

        `columns` says for a heading of the table which column of ours it is, `kind` what its rows are where
        none says it, `order` whether its days have the day or the month first. `rehearse` only tells what
        would be.
        """
        from reftel.desk.suspense_tables import take_in

        author = author or self.reader.name
        return take_in(self._archive, path, columns or {}, author, kind=kind, order=order, rehearse=rehearse)

    def export_table(
        self,
        path: Path,
        on: str,
        wanted: Wanted | None = None,
        *,
        names: bool = False,
        history: bool = False,
    ) -> int:
        """Write the entries that fit as CSV or XLSX, by the ending of the name; how many they are.

        A row for each entry as it stood on that day, or with `history` one for each step.
        """
        from reftel.desk.suspense_tables import write_out

        return write_out(
            self._archive, path, checked_day(on), wanted or Wanted(), names=names, history=history
        )

    def calendar(self, on: str, wanted: Wanted | None = None) -> bytes:
        """The days on which something pending is due or to be looked at, as iCalendar."""
        from reftel.desk.suspense_calendar import calendar

        return calendar(self._archive, checked_day(on), wanted or Wanted())

    def feed(self, on: str, address: str, wanted: Wanted | None = None) -> bytes:
        """What is due or overdue on a day, as an Atom feed; `address` is where the book can be read."""
        from reftel.desk.suspense_feed import feed

        return feed(self._archive, checked_day(on), address, wanted or Wanted())

    def report(self, about: str, on: str, wanted: Wanted) -> "Report":
        """What came of the matters raised with a government or a party in a period."""
        from reftel.desk.suspense_reporting import report_on

        return report_on(self._archive, about, checked_day(on), wanted)

    def meeting(self, whom: str, on: str, wanted: Wanted) -> "Sequence[Block]":
        """The sheet for the next meeting: all that is open with somebody, with the sentences."""
        from reftel.desk.suspense_reporting import meeting

        return meeting(self._archive, whom, checked_day(on), wanted)

    def meant(self, name: str) -> Wanted:
        """What a name stands for: a country where one goes by it, else a party."""
        from reftel.desk.suspense_reporting import country_or_party

        return country_or_party(self._archive, name)
