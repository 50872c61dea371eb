"""Many queries asked together: a file of names, terms or numbers, and what each of them finds."""

import csv
import io
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.hits import load_hits
from reftel.archive.telegrams import Row
from reftel.desk.answers import Listed
from reftel.desk.asking import ask
from reftel.errors import ReftelError
from reftel.query import in_words, read
from reftel.query.tree import All, Word

__all__ = [
    "Asked",
    "BatchFileError",
    "Difference",
    "as_query",
    "ask_all",
    "compare",
    "counts_csv",
    "hits_csv",
    "read_batch",
]

MOST_LINES = 5_000
_EVERY = 100_000_000
_MOST_SHOWN = 20
_MOST_ROWS = 10_000  #: telegrams of one line in a table of hits
_PIECE = 500
_SECONDS = 20.0  #: for a line: nobody waits for one of them before a page
_FORMULA = frozenset("=+-@")
_TURNED = re.compile(r"([^\W\d_][\w' -]{0,60}), ?([^\W\d_][\w'. -]{0,60})")


class BatchFileError(ReftelError):
    """A file of queries cannot be read, or holds none."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What has changed since a query was asked last; `lost` counts those it no longer finds."""

    new: int
    lost: int
    listed: list[Listed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Asked:
    """One query of several: as it was written, how it was understood, and how many telegrams it finds.

    `since` is None where there is nothing to compare with; `notes` say what was left out of the query or
    the answer, which is not `complete` where the query took too long.
    """

    written: str
    query: str
    read_as: str
    total: int
    first: str | None
    last: str | None
    since: Difference | None = None
    numbers: Sequence[int] = ()
    notes: Sequence[str] = ()
    complete: bool = True


def read_batch(path: Path) -> list[str]:
    """The lines of a file, or the first column of a table; empty ones and those behind # are left out."""
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise BatchFileError(f"{path} cannot be read: {error.strerror}.") from error
    if path.suffix.lower() == ".csv":
        cells = [row[0] if row else "" for row in csv.reader(io.StringIO(text.replace("\0", ""), newline=""))]
    else:
        cells = text.splitlines()
    lines = [line for cell in cells if (line := " ".join(cell.split())) and not line.startswith("#")]
    if not lines:
        raise BatchFileError(f"{path} holds no query: write one a line.")
    if len(lines) > MOST_LINES:
        raise BatchFileError(f"{path} holds {len(lines):,} queries; up to {MOST_LINES:,} are asked together.")
    return list(dict.fromkeys(lines))


def as_query(line: str) -> str:
    """A line as a query: several plain words are a name, and mean a phrase, unless they name a telegram.

    A name as lists have it, `Doe, Jane`, is looked for in both orders.
    """
    if turned := _TURNED.fullmatch(line):
        return f'"{turned[2]} {turned[1]}" OR "{turned[1]} {turned[2]}"'
    query = read(line)
    plain = isinstance(query.tree, All) and all(
        isinstance(part, Word) and not part.exact and not part.slips for part in query.tree.parts
    )
    if plain and query.name is None and not {"(", ")", '"', ":"} & set(line):
        return f'"{line}"'
    return line


def ask_all(
    archive: Archive,
    written: Sequence[str],
    told: Callable[[int], None] = lambda _: None,
    *,
    as_typed: bool = False,
) -> Iterator[Asked]:
    """Every line asked, in order; `told` hears how many are done.

    A line of plain words is a name and asked for as a phrase, unless all are queries `as_typed`.
    """
    with archive.reading() as connection:
        for place, line in enumerate(written, 1):
            yield _ask(archive, connection, line, line if as_typed else as_query(line))
            told(place)


def _ask(archive: Archive, connection: Connection, line: str, typed: str) -> Asked:
    query = read(typed)
    found = ask(
        archive, connection, query.tree, limit=_EVERY, order="date", facets=(), expanded=True, budget=_SECONDS
    )
    hits = array("Q", (number for number, _ in found.hits))
    first, last = _days(archive, connection, hits)
    notes = [*query.notes, *found.notes]
    total = len(hits) if found.complete else found.total
    return Asked(line, typed, in_words(query), total, first, last, None, hits, notes, found.complete)


def _days(archive: Archive, connection: Connection, hits: Sequence[int]) -> tuple[str | None, str | None]:
    """The days of the first and the last of them, which are in order."""
    if not hits:
        return None, None
    ends = load_hits(connection, archive.unpacker(connection), [hits[0], hits[-1]])
    first, last = ends.get(hits[0]), ends.get(hits[-1])
    return (first.row.date if first else None), (last.row.date if last else None)


def compare(archive: Archive, asked: Asked, before: frozenset[int] | None) -> Asked:
    """What was asked beside what it found the last time; the newest of what came since are listed."""
    if before is None or not asked.complete:
        return asked
    now = frozenset(asked.numbers)
    new = now - before
    listed = list(_listed(archive, sorted(new, reverse=True)[:_MOST_SHOWN]))
    since = Difference(len(new), len(before - now), listed)
    return replace(asked, since=since)


def _listed(archive: Archive, numbers: Sequence[int]) -> Iterator[Listed]:
    """Lines of telegrams, by date."""
    with archive.reading() as connection:
        unpacker = archive.unpacker(connection)
        rows: list[Row] = []
        for start in range(0, len(numbers), _PIECE):
            shown = load_hits(connection, unpacker, numbers[start : start + _PIECE])
            rows.extend(one.row for one in shown.values())
    for row in sorted(rows, key=lambda row: (row.date or "9999", row.address)):
        yield Listed(row.mrn, row.address, row.date, row.post, row.subject, row.classification, row.copies)


def counts_csv(asked: Sequence[Asked]) -> Iterator[str]:
    """The table of counts, line by line."""
    yield _row("line", "query", "read_as", "telegrams", "first", "last", "new", "lost")
    for one in asked:
        new, lost = (one.since.new, one.since.lost) if one.since else ("", "")
        yield _row(one.written, one.query, one.read_as, one.total, one.first or "", one.last or "", new, lost)


def hits_csv(archive: Archive, asked: Sequence[Asked]) -> Iterator[str]:
    """A row for each telegram that each line finds; a line that finds none has one row without a telegram."""
    yield _row("line", "address", "date", "post", "classification", "subject")
    for one in asked:
        if not one.numbers:
            yield _row(one.written, "", "", "", "", "")
        for listed in _listed(archive, sorted(one.numbers)[:_MOST_ROWS]):
            yield _row(
                one.written,
                listed.address,
                listed.date or "",
                listed.post or "",
                listed.classification or "",
                listed.subject or "",
            )


def _row(*cells: object) -> str:
    """One line of CSV; what a spreadsheet would take for a formula is kept from being one."""
    written = io.StringIO()
    safe = [f"'{cell}" if isinstance(cell, str) and cell[:1] in _FORMULA else cell for cell in cells]
    csv.writer(written, lineterminator="").writerow(safe)
    return written.getvalue()
