"""Sketches of copies that were taken in before sketches were drawn as they are now.

It goes in pages, each a transaction of its own; what waits is told by rows, so that it may stop at any time.
Until it is done, a copy that has lost its number is not found to be one of those that wait.
"""

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Connection, delete, func, select

from reftel.archive.database import Database
from reftel.archive.inserting import insert_rows
from reftel.archive.known import in_pieces
from reftel.archive.packing import Unpacker
from reftel.archive.schema import sketches
from reftel.archive.schema_intake import unsketched
from reftel.archive.sketches import said_in, sketch
from reftel.archive.telegrams import copies_by_number

__all__ = ["draw_sketches", "replace_sketches", "sketch_rows", "waiting_sketches"]

_PAGE = 500


def sketch_rows(copy: int, values: Iterable[int], *, nameless: bool) -> list[dict[str, object]]:
    """The rows of one copy."""
    return [{"nameless": int(nameless), "value": value, "copy": copy} for value in values]


def waiting_sketches(connection: Connection) -> int:
    """How many copies wait."""
    return connection.scalar(select(func.count()).select_from(unsketched)) or 0


def draw_sketches(
    database: Database, unpacker_of: Callable[[Connection], Unpacker], told: Callable[[int], None]
) -> int:
    """Sketch all copies that wait; the caller holds the lock."""
    count = 0
    while True:
        with database.writing() as connection:
            page = list(
                connection.scalars(select(unsketched.c.copy).order_by(unsketched.c.copy).limit(_PAGE))
            )
            if not page:
                return count
            stored = list(copies_by_number(connection, unpacker_of(connection), page))
            replace_sketches(
                connection,
                [(each.number, sketch(said_in(each.record, each.text)), each.record.mrn) for each in stored],
            )
            connection.execute(delete(unsketched).where(unsketched.c.copy.in_(page)))
        count += len(page)
        told(count)


def replace_sketches(
    connection: Connection, drawn: Sequence[tuple[int, tuple[int, ...], str | None]]
) -> None:
    """Put these sketches in the place of what there was; each with its copy and the number it bears."""
    for piece in in_pieces([number for number, _, _ in drawn]):
        connection.execute(delete(sketches).where(sketches.c.copy.in_(piece)))
    rows = [row for number, values, mrn in drawn for row in sketch_rows(number, values, nameless=mrn is None)]
    if rows:
        insert_rows(connection, sketches, rows)
