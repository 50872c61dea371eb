"""What a page of results shows of telegrams: their lines in a list, and the texts that snippets are cut from.

Of a stored record only subject and paragraphs are decoded, since a page has twenty.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, func, select

from reftel.archive.packing import Unpacker
from reftel.archive.schema import copies, telegrams
from reftel.archive.telegrams import Row
from reftel.query.searchable import Searchable, searchable

__all__ = ["Shown", "Stretch", "count_after", "load_hits", "load_searchable"]


class Stretch(msgspec.Struct, frozen=True):
    """A paragraph as it is stored, what a snippet needs of it."""

    number: int | None
    heading: str | None
    text: str


class _Brief(msgspec.Struct, frozen=True):
    subject: str | None
    paragraphs: list[Stretch]
    tags: list[str] = []


@dataclass(frozen=True, slots=True)
class Shown:
    """One telegram of a page, by its fullest copy."""

    row: Row
    subject: str | None
    paragraphs: list[Stretch]
    tags: list[str]


_decode = msgspec.json.Decoder(_Brief).decode


def load_hits(connection: Connection, unpacker: Unpacker, numbers: Sequence[int]) -> dict[int, Shown]:
    """These telegrams by their numbers; those taken away since are lacking."""
    query = (
        select(
            telegrams.c.number,
            telegrams.c.address,
            telegrams.c.mrn,
            telegrams.c.date,
            telegrams.c.post,
            telegrams.c.subject,
            telegrams.c.classification,
            telegrams.c.copies,
            telegrams.c.fullest,
            copies.c.dictionary,
            copies.c.body,
            copies.c.record,
        )
        .join_from(telegrams, copies, telegrams.c.fullest == copies.c.number)
        .where(telegrams.c.number.in_(numbers))
    )
    found: dict[int, Shown] = {}
    for row in connection.execute(query):
        body = unpacker.body(row.body, row.dictionary)
        brief = _decode(unpacker.record_json(row.record, body, row.dictionary))
        found[row.number] = Shown(Row(*row[:9]), brief.subject, brief.paragraphs, brief.tags)
    return found


def load_searchable(
    connection: Connection, unpacker: Unpacker, numbers: Sequence[int]
) -> Iterator[tuple[int, Searchable]]:
    """These telegrams by their fullest copies, ready to be looked at."""
    query = (
        select(telegrams.c.number, copies.c.dictionary, copies.c.body, copies.c.record)
        .join_from(telegrams, copies, telegrams.c.fullest == copies.c.number)
        .where(telegrams.c.number.in_(numbers))
    )
    for row in connection.execute(query):
        body = unpacker.body(row.body, row.dictionary)
        yield row.number, searchable(unpacker.record(row.record, body, row.dictionary))


def count_after(connection: Connection, change: int) -> int:
    """How many telegrams have changed since: an index that holds this change does not know them."""
    return (
        connection.scalar(select(func.count()).select_from(telegrams).where(telegrams.c.change > change)) or 0
    )
