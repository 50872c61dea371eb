"""Tables of entries in and out: CSV and XLSX, row by row, with what is wrong in each.

A row that was taken in once changes nothing when it comes again, whatever happened to its entry meanwhile.
Values that a spreadsheet would run as formulas are written as plain text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.suspense import (
    add_change,
    applied_rows,
    entry_by_key,
    history_of,
    list_entries,
    make_entry,
    note_row,
)
from reftel.desk.sheets import read_rows, write_rows
from reftel.desk.suspense_answers import Imported
from reftel.desk.suspense_citing import CitedWrongError, checksum_of, evidence_of
from reftel.desk.suspense_entering import country_code
from reftel.errors import ReftelError
from reftel.suspense.days import Order, order_in
from reftel.suspense.due import Wanted
from reftel.suspense.entry import Change, Entry, Evidence, Kind, Value
from reftel.suspense.headings import COLUMNS, columns_of, kind_of_heading
from reftel.suspense.history import replay, standing
from reftel.suspense.private import shielded
from reftel.suspense.steps import StepError, step
from reftel.suspense.table import DAYS, Cited, Fault, Row, read_row, row_of

__all__ = ["NoColumnsError", "take_in", "write_out"]

_MOST_BEFORE = 15  # rows before the headings


class NoColumnsError(ReftelError):
    """A table whose headings do not say what was asked or promised."""


def take_in(
    archive: Archive,
    path: Path,
    told: Mapping[str, str],
    author: str,
    *,
    kind: Kind | None = None,
    order: Order | None = None,
    rehearse: bool = False,
) -> Imported:
    """Take in a table; rows that make no sense are told and left out, the others are taken in together.

    `kind` is what its rows are where no column says it; `order` how its days have day and month.
    """
    for ours in told.values():
        if ours not in COLUMNS:
            raise NoColumnsError(f"{ours!r} is no column; there are: {', '.join(COLUMNS)}.")
    before, headings, rows = _headed(read_rows(path), told)
    places, ignored = columns_of(headings, told)
    if "what" in places:
        kind = kind or kind_of_heading(headings[places["what"]])
    lacking = [name for name in ("kind", "what") if name not in places and (name == "what" or kind is None)]
    if lacking:
        raise NoColumnsError(
            f"{path.name} has no column for {' and '.join(lacking)}. Its headings: "
            f"{', '.join(headings) or 'none'}. Say which is which: --column 'THEIRS=what'"
            + ("; or say what all its rows are: --kind promise." if "kind" in lacking else ".")
        )
    good, faults = _judged(list(rows), places, before + 2, kind, order)
    if rehearse:
        with archive.database.rehearsing():
            counts, more = _write(archive, good, author)
    else:
        counts, more = _write(archive, good, author)
    return Imported(
        *counts,
        sorted([*faults, *more], key=lambda fault: fault.row),
        {headings[place]: ours for ours, place in places.items()},
        ignored,
    )


def _headed(
    rows: Iterator[list[str]], told: Mapping[str, str]
) -> tuple[int, list[str], Iterator[Sequence[str]]]:
    """How many rows stand before the headings (a title, a blank), the headings, and the rows after them."""
    first = list(islice(rows, _MOST_BEFORE))
    known = [len(columns_of(row, told)[0]) for row in first]
    place = next((at for at, count in enumerate(known) if count > 1 and count == max(known)), 0)
    return place, first[place] if first else [], chain(first[place + 1 :], rows)


def _judged(
    rows: Sequence[Sequence[str]],
    places: Mapping[str, int],
    first: int,
    kind: Kind | None,
    order: Order | None,
) -> tuple[list[Row], list[Fault]]:
    good: list[Row] = []
    faults: list[Fault] = []
    order = order or order_in(
        row[places[name]] for row in rows for name in DAYS if name in places and places[name] < len(row)
    )
    for number, cells in enumerate(rows, first):
        values = {ours: cells[place] if place < len(cells) else "" for ours, place in places.items()}
        if not any(value.strip() for value in values.values()):
            continue
        read = read_row(values, number, kind, order)
        if isinstance(read, Row):
            good.append(read)
        else:
            faults += read
    return good, faults


def _write(archive: Archive, rows: Sequence[Row], author: str) -> tuple[tuple[int, int, int], list[Fault]]:
    """Write rows in one transaction; how many made an entry, changed one, and were held before."""
    made = changed = held = 0
    faults: list[Fault] = []
    with archive.database.writing() as connection:
        for row in rows:
            try:
                with connection.begin_nested():  # a row is taken in whole or not at all
                    what = _take_row(archive, connection, row, row.author or author)
            except CitedWrongError as error:
                faults.append(Fault(row.number, "telegram", str(error)))
            except StepError as error:
                faults.append(Fault(row.number, "status", str(error)))
            else:
                made, changed, held = (
                    made + (what == "made"),
                    changed + (what == "changed"),
                    held + (not what),
                )
    return (made, changed, held), faults


def _take_row(archive: Archive, connection: Connection, row: Row, author: str) -> str:
    """Take one row in; what it did, nothing where it was held before."""
    if row.digest in applied_rows(connection, row.key):
        return ""
    entry = entry_by_key(connection, row.key)
    source = _checked(archive, connection, row.source)
    evidence = _checked(archive, connection, row.evidence) if row.evidence else None
    if entry is None:
        entry = make_entry(connection, _made(row, source), author, note=row.note)
        _move_on(connection, entry, row, evidence, author)
        done = "made"
    else:
        if (entry.kind, entry.said) != (row.kind, row.said or source.date):
            raise StepError(
                f"{row.key} is already entry {entry.id}, a {entry.kind} of {entry.said}: "
                "give this row another key."
            )
        corrected = _correct(connection, entry, row, source, author)
        moved = _move_on(connection, entry, row, evidence, author)
        done = "changed" if corrected or moved else ""
    note_row(connection, row.key, row.digest)
    return done


def _checked(archive: Archive, connection: Connection, cited: Cited) -> Evidence:
    found = evidence_of(archive, connection, cited)
    if found.document is not None and found.checksum is None and found.address is None:
        return replace(found, checksum=checksum_of(found.document))
    return found


def _made(row: Row, source: Evidence) -> Entry:
    said = row.said or source.date
    if said is None:
        raise StepError("no day is named on which it was said, and the telegram bears none")
    return Entry(
        key=row.key,
        kind=row.kind,
        by=row.by,
        to=row.to,
        what=row.what,
        said=said,
        due_text=row.due_text,
        due_date=row.due_date,
        country=country_code(row.country),
        topics=list(row.topics),
        source=source,
        origin="table",
        note=row.note,
    )


def _correct(connection: Connection, entry: Entry, row: Row, source: Evidence, author: str) -> bool:
    """Set what a later row says otherwise; what it leaves empty stays."""
    now: dict[str, Value] = {
        "by": row.by,
        "to": row.to,
        "what": row.what,
        "due_text": row.due_text,
        "due_date": row.due_date,
        "country": country_code(row.country),
        "topics": list(row.topics) or None,
    }
    values: dict[str, Value] = {
        name: value for name, value in now.items() if value is not None and value != getattr(entry, name)
    }
    if values:
        day = row.changed or source.date or entry.said
        note = f"by a table, row {row.number}"
        add_change(
            connection,
            Change(
                entry=entry.id,
                kind="correct",
                day=max(day, entry.said),
                author=author,
                values=values,
                note=note,
            ),
        )
    return bool(values)


def _move_on(connection: Connection, entry: Entry, row: Row, evidence: Evidence | None, author: str) -> bool:
    """Add what a row says of the outcome, where it says something new."""
    if evidence is None:
        return False
    day = row.changed or evidence.date
    if day is None:
        raise StepError("no day is named from which the status holds")
    if day < entry.said:
        raise StepError(f"the status holds from {day}, before the matter was raised on {entry.said}")
    made, changes = history_of(connection, entry.id)
    before = replay(made, changes, day)
    values: dict[str, Value] = {}
    if row.status != before.status:
        values = step(before, row.status, row.completion, row.answer)
    if not values and row.completion not in (None, before.completion):
        values = step(before, row.status, row.completion, row.answer)
    known = {(one.place, one.quote) for one in before.evidence}
    if not values and (evidence.place, evidence.quote) in known:
        return False
    kind = "status" if values else "evidence"
    add_change(
        connection,
        Change(
            entry=entry.id, kind="status" if kind == "status" else "evidence", day=day, author=author,
            values=values, evidence=[evidence], note=row.note,
        ),
    )  # fmt: skip
    return True


def write_out(
    archive: Archive, path: Path, on: str, wanted: Wanted, *, names: bool = False, history: bool = False
) -> int:
    """Write entries as they stood on a day, a row for each; or one for each step of their `history`."""
    with archive.reading() as connection:
        found = list_entries(connection, wanted, on=on)
        rows = [
            row_of(shielded(state, names=names), change)
            for entry in found
            for state, change in (_steps(connection, entry, on) if history else [(entry, None)])
        ]
    write_rows(path, list(COLUMNS), (list(row.values()) for row in rows))
    return len(found)


def _steps(connection: Connection, entry: Entry, on: str) -> Iterator[tuple[Entry, Change | None]]:
    """An entry as it was made, and after each change that rests on evidence, with that change."""
    made, changes = history_of(connection, entry.id)
    held = [change for change in standing(changes) if change.day <= on]
    begun = [change for change in held if change.kind in ("made", "correct")]
    yield replay(made, begun), None
    for place, change in enumerate(held, 1):
        if change.kind not in ("made", "correct") and change.evidence:
            yield replay(made, [*begun, *held[:place]]), change
