"""Lists from the book: what wants looking at on a day, and what rests on one telegram."""

import datetime as dt
from collections.abc import Sequence

from reftel.archive.archive import Archive
from reftel.archive.suspense import count_entries, entries_of_copies, list_entries
from reftel.archive.telegrams import copies_of
from reftel.desk.reading import the_one
from reftel.desk.suspense_answers import EntryLine, SuspenseList, line_of
from reftel.suspense.due import Wanted, in_order

__all__ = ["entries_of_telegram", "later", "listing"]


def later(day: str, days: int) -> str:
    """So many days after a day; the last there is where the calendar ends."""
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return "9999-12-31"


def listing(
    archive: Archive,
    on: str,
    wanted: Wanted,
    *,
    within: int = 0,
    due: bool = True,
    limit: int | None = None,
    offset: int = 0,
    names: bool = False,
) -> SuspenseList:
    """Entries as they stood on a day; see `SuspenseDesk.list`."""
    due_by = later(on, within) if due else None
    with archive.reading() as connection:
        found = list_entries(connection, wanted, on=on, due_by=due_by, limit=limit, offset=offset)
        whole = limit is None or (len(found) < limit and (found or not offset))
        total = offset + len(found) if whole else count_entries(connection, wanted, on=on, due_by=due_by)
    return SuspenseList(on, total, [line_of(entry, on, within, names=names) for entry in found])


def entries_of_telegram(archive: Archive, name: str, on: str) -> Sequence[EntryLine]:
    """The entries that rest on any copy of a telegram."""
    row = the_one(archive, name)
    with archive.reading() as connection:
        stored = copies_of(connection, archive.unpacker(connection), [row.number])
        found = entries_of_copies(connection, [copy.sha256.hex() for copy in stored])
    return [line_of(entry, on) for entry in in_order(found)]
