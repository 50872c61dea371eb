"""Bringing the index of words up to the truth: the changes it does not know yet, in their order.

The index tells the last change it holds. Telegrams whose last change is later are given to it again, from
what is stored; what is gone is taken out. Doing so twice does no harm, so it begins wherever a dead process
may have left off.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select, union_all

from reftel.archive.packing import Unpacker
from reftel.archive.schema import gone, telegrams
from reftel.archive.telegrams import StoredCopy, copies_of
from reftel.archive.tokens import Prepared, prepare, prepare_copies
from reftel.archive.words import WordsChange

__all__ = ["Page", "changes_after", "prepared_from_stored", "with_stored"]

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Page:
    """Some changes, and the number up to which all are known once these are applied."""

    keys: list[int]
    upto: int


def changes_after(connection: Connection, held: int, upto: int) -> Iterator[Page]:
    """The telegrams that changed after what the index holds, in the order of their changes."""
    columns = select(telegrams.c.change, telegrams.c.number), select(gone.c.change, gone.c.number)
    every = union_all(*columns).subquery()
    query = select(every.c.change, every.c.number).where(every.c.change > held).where(every.c.change <= upto)
    rows = connection.execution_options(yield_per=_PAGE).execute(
        query.order_by(every.c.change, every.c.number)
    )
    for page in rows.partitions(_PAGE):
        # The last change of a page may go on in the next: only those before it are known to be complete.
        yield Page([row.number for row in page], page[-1].change - 1)


def prepared_from_stored(
    connection: Connection, unpacker: Unpacker, keys: Iterable[int]
) -> dict[int, Prepared]:
    """The documents of these telegrams, made from their stored copies; those that are gone have none."""
    found: dict[int, list[StoredCopy]] = {}
    for copy in copies_of(connection, unpacker, list(keys)):
        found.setdefault(copy.telegram, []).append(copy)
    return {key: _document(copies) for key, copies in found.items()}


def _document(copies: list[StoredCopy]) -> Prepared:
    if len(copies) == 1:
        return prepare(copies[0].record, copies[0].text, copies[0].unread)
    return prepare_copies([(copy.record, copy.text) for copy in copies])


def with_stored(
    connection: Connection, unpacker: Unpacker, prepared: Mapping[int, str | None]
) -> list[WordsChange]:
    """Changes for the index, where a document that was not prepared is made from what is stored."""
    missing = prepared_from_stored(
        connection, unpacker, [key for key, document in prepared.items() if document is None]
    )
    return [
        WordsChange(key, missing.get(key) if document is None else document)
        for key, document in prepared.items()
    ]
