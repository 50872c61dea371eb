"""Reading what is held: a list that streams, a telegram by any of its names, its copies and who cites it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, UnaryExpression, func, or_, select, union
from sqlalchemy.sql.operators import custom_op

from reftel.archive.folding import fold_key
from reftel.archive.known import in_pieces
from reftel.archive.packing import Unpacker
from reftel.archive.schema import citations, copies, files, forwards, gone, names, places, telegrams
from reftel.telegram.record import Record
from reftel.telegram.text import Span

__all__ = [
    "Place",
    "Row",
    "StoredCopy",
    "citing",
    "copies_by_number",
    "copies_of",
    "find_address",
    "find_checksum",
    "find_mrn",
    "find_name",
    "find_serial",
    "held_mrns",
    "list_rows",
    "places_of",
    "rows_by_number",
    "taken_away",
]

_MANY = 10_000  # telegrams of a post, above which a list looks for them by date
_FETCHED = 1_000  # rows at a time: a list of millions is never held


@dataclass(frozen=True, slots=True)
class Row:
    """What a list shows of a telegram, beside the archive's own number of it."""

    number: int
    address: str
    mrn: str | None
    date: str | None
    post: str | None
    subject: str | None
    classification: str | None
    copies: int
    fullest: int


@dataclass(frozen=True, slots=True)
class StoredCopy:
    """One copy as it is stored, unpacked."""

    number: int
    telegram: int
    sha256: bytes
    reader: str
    text: str
    record: Record
    unread: list[Span]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text of a copy stood."""

    path: str
    member: str
    start: int
    stop: int
    line: int
    position: int
    file_sha256: bytes
    size: int
    encoding: str
    extractor: str
    media: str
    original: bool
    intake: int

    @property
    def source(self) -> str:
        """Path, member, and which telegram of several."""
        name = f"{self.path}!{self.member}" if self.member else self.path
        return f"{name}#{self.position}" if self.position else name


_COLUMNS = (
    telegrams.c.number,
    telegrams.c.address,
    telegrams.c.mrn,
    telegrams.c.date,
    telegrams.c.post,
    telegrams.c.subject,
    telegrams.c.classification,
    telegrams.c.copies,
    telegrams.c.fullest,
)


def _rows(connection: Connection, query: Select[*tuple[Any, ...]]) -> Iterator[Row]:
    for row in connection.execution_options(yield_per=_FETCHED).execute(query):
        yield Row(*row)


def list_rows(
    connection: Connection,
    *,
    since: str | None = None,
    until: str | None = None,
    post: str | None = None,
    newest: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[Row]:
    """Telegrams by date and address, those without a date last; days are ISO or the head of one.

    Both halves come in the order of an index, so that a first page costs the same however many there are.
    """
    wanted: list[ColumnElement[bool]] = []
    date: ColumnElement[Any] = telegrams.c.date
    if since is not None:
        wanted.append(telegrams.c.date >= since)
    if until is not None:
        wanted.append(telegrams.c.date <= until + "~")  # `~` sorts behind `-`: a month holds its days
    if post is not None:
        own = telegrams.c.post_key == post
        as_written = telegrams.c.post.collate("NOCASE") == post
        if (connection.scalar(select(func.count()).select_from(telegrams).where(own)) or 0) > _MANY:
            wanted.append(or_(own, as_written))  # by date, until there are enough of them
        else:
            number = telegrams.c.number
            wanted.append(number.in_(union(select(number).where(own), select(number).where(as_written))))
            date = _unindexed(date)
    order = (date, telegrams.c.address)
    dated = select(*_COLUMNS).where(telegrams.c.date.is_not(None), *wanted)
    dated = dated.order_by(*(column.desc() for column in order)) if newest else dated.order_by(*order)
    given = 0
    for row in _rows(connection, _page(dated, limit, offset)):
        given += 1
        yield row
    left = None if limit is None else limit - given
    if left == 0 or since is not None or until is not None:
        return
    skipped = 0
    if offset and not given:
        of_those = select(func.count()).select_from(telegrams).where(telegrams.c.date.is_not(None), *wanted)
        skipped = connection.scalar(of_those) or 0
    undated = select(*_COLUMNS).where(telegrams.c.date.is_(None), *wanted).order_by(telegrams.c.address)
    yield from _rows(connection, _page(undated, left, max(0, offset - skipped) if not given else 0))


def _unindexed(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column in a way that its index is not used for: few rows are found first, and put in order then."""
    return UnaryExpression(column, operator=custom_op("+"))


def _page(query: Select[*tuple[Any, ...]], limit: int | None, offset: int) -> Select[*tuple[Any, ...]]:
    if limit is None and not offset:
        return query
    return query.limit(-1 if limit is None else limit).offset(offset)


def rows_by_number(connection: Connection, numbers: Sequence[int]) -> dict[int, Row]:
    """These telegrams by the archive's own number, as far as they are held."""
    found: dict[int, Row] = {}
    for piece in in_pieces(numbers):
        query = select(*_COLUMNS).where(telegrams.c.number.in_(piece))
        found.update((row.number, row) for row in _rows(connection, query))
    return found


def find_address(connection: Connection, address: str) -> list[Row]:
    """The telegram of this address, also of one it had before."""
    found = list(_rows(connection, select(*_COLUMNS).where(telegrams.c.address == address)))
    if found:
        return found
    moved = select(forwards.c.telegram).where(forwards.c.address == address)
    return list(_rows(connection, select(*_COLUMNS).where(telegrams.c.number.in_(moved))))


def find_checksum(connection: Connection, sha256: bytes) -> list[Row]:
    """The telegram that has a copy with this checksum."""
    having = select(copies.c.telegram).where(copies.c.sha256 == sha256)
    return list(_rows(connection, select(*_COLUMNS).where(telegrams.c.number.in_(having))))


def find_mrn(connection: Connection, mrn: str) -> list[Row]:
    """Every telegram that goes by this number."""
    named = select(names.c.telegram).where(names.c.name == mrn)
    query = select(*_COLUMNS).where(or_(telegrams.c.mrn == mrn, telegrams.c.number.in_(named)))
    return list(_rows(connection, query.order_by(telegrams.c.number)))


def find_serial(connection: Connection, post: str, serial: int) -> list[Row]:
    """Every telegram of a post with this serial, of whatever year."""
    query = select(*_COLUMNS).where(telegrams.c.post_key == post).where(telegrams.c.serial == serial)
    return list(_rows(connection, query.order_by(telegrams.c.date, telegrams.c.number)))


def find_name(connection: Connection, name: str) -> list[Row]:
    """Every telegram with this film number, document number, case number or other identifier."""
    named = select(names.c.telegram).where(names.c.name == fold_key(name))
    query = select(*_COLUMNS).where(telegrams.c.number.in_(named))
    return list(_rows(connection, query.order_by(telegrams.c.date, telegrams.c.number)))


def held_mrns(connection: Connection, mrns: Sequence[str]) -> dict[str, list[Row]]:
    """For each of these numbers the telegrams that go by it."""
    found: dict[str, list[Row]] = {}
    for piece in in_pieces(dict.fromkeys(mrns)):
        for row in _rows(connection, select(*_COLUMNS).where(telegrams.c.mrn.in_(piece))):
            found.setdefault(row.mrn or "", []).append(row)
    for mrn in set(mrns) - found.keys():
        if aliases := find_mrn(connection, mrn):
            found[mrn] = aliases
    return found


_STORED = (
    copies.c.number,
    copies.c.telegram,
    copies.c.sha256,
    copies.c.reader,
    copies.c.unread,
    copies.c.dictionary,
    copies.c.body,
    copies.c.record,
)


def copies_of(connection: Connection, unpacker: Unpacker, numbers: Sequence[int]) -> Iterator[StoredCopy]:
    """The copies of these telegrams, the fullest of each first; those without a number come last."""
    order = copies.c.telegram, copies.c.mrn.is_(None), copies.c.fullness.desc(), copies.c.number
    yield from _stored(connection, unpacker, copies.c.telegram, numbers, order)


def copies_by_number(
    connection: Connection, unpacker: Unpacker, numbers: Sequence[int]
) -> Iterator[StoredCopy]:
    """These copies, in the order of their numbers."""
    yield from _stored(connection, unpacker, copies.c.number, numbers, (copies.c.number,))


def _stored(
    connection: Connection,
    unpacker: Unpacker,
    column: Column[int],
    values: Sequence[int],
    order: Sequence[ColumnElement[Any]],
) -> Iterator[StoredCopy]:
    for piece in in_pieces(values):
        query = select(*_STORED).where(column.in_(piece)).order_by(*order)
        for row in connection.execution_options(yield_per=_FETCHED).execute(query):
            body = unpacker.body(row.body, row.dictionary)
            record = unpacker.record(row.record, body, row.dictionary)
            unread = [(start, stop) for start, stop in json.loads(row.unread)] if row.unread else []
            yield StoredCopy(row.number, row.telegram, row.sha256, row.reader, body.decode(), record, unread)


def places_of(connection: Connection, copy: int) -> list[Place]:
    """Every place where this copy stood, the first one first."""
    query = (
        select(
            files.c.path,
            files.c.member,
            places.c.start,
            places.c.stop,
            places.c.line,
            places.c.position,
            files.c.sha256,
            files.c.size,
            files.c.encoding,
            files.c.extractor,
            files.c.media,
            files.c.original,
            files.c.intake,
        )
        .join_from(places, files)
        .where(places.c.copy == copy)
        .order_by(files.c.number, places.c.start)
    )
    return [
        Place(*row[:7], row[7] or 0, row[8] or "", row[9] or "", row[10] or "", bool(row[11]), row[12])
        for row in connection.execute(query)
    ]


def citing(connection: Connection, mrns: Sequence[str], limit: int = 500) -> list[Row]:
    """Telegrams whose REF lines name one of these numbers, by date."""
    named = select(citations.c.telegram).where(citations.c.mrn.in_(mrns))
    query = select(*_COLUMNS).where(telegrams.c.number.in_(named))
    return list(_rows(connection, query.order_by(telegrams.c.date, telegrams.c.address).limit(limit)))


def taken_away(connection: Connection, address: str) -> tuple[str, str] | None:
    """When and why the telegram of this address went, where one did."""
    query = select(gone.c.at, gone.c.reason).where(gone.c.address == address)
    row = connection.execute(query.order_by(gone.c.number.desc()).limit(1)).first()
    return None if row is None else (row.at, row.reason)
