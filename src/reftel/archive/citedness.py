"""How often telegrams are cited, and which are cited and missing: what was counted, and counting it anew."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, func, insert, or_, select

from reftel.archive.database import Database
from reftel.archive.known import in_pieces
from reftel.archive.schema import links
from reftel.archive.schema_links import cited, missing, uncounted_keys, uncounted_targets

__all__ = ["count_anew", "most_cited", "most_missing", "note_resolved", "times_cited", "uncounted"]

_PAGE = 5_000
_UNHELD = links.c.state.in_(("not_held", "garbled"))


def note_resolved(connection: Connection, targets: Iterable[int], keys: Iterable[str]) -> None:
    """Note that these were just cited once more, as held and as missing."""
    for table, values in ((uncounted_targets, targets), (uncounted_keys, keys)):
        column = next(iter(table.c))
        rows = [(value,) for value in values]
        if rows:
            connection.exec_driver_sql(
                f'INSERT OR IGNORE INTO {table.name} ("{column.name}") VALUES (?)',  # noqa: S608 - names of ours
                rows,
            )


def uncounted(connection: Connection) -> bool:
    """Whether anything waits to be counted anew."""
    return any(
        connection.scalar(select(next(iter(table.c))).limit(1)) is not None
        for table in (uncounted_targets, uncounted_keys)
    )


def count_anew(database: Database) -> None:
    """Count what changed, in pages, each a transaction; the caller holds the lock."""
    for table, count in ((uncounted_targets, _count_targets), (uncounted_keys, _count_keys)):
        column = next(iter(table.c))
        while True:
            with database.writing() as connection:
                page = list(connection.scalars(select(column).order_by(column).limit(_PAGE)))
                for piece in in_pieces(page):
                    count(connection, piece)
                    connection.execute(delete(table).where(column.in_(piece)))
            if len(page) < _PAGE:
                break


def _count_targets(connection: Connection, piece: Sequence[Any]) -> None:
    counts = (
        select(links.c.target, func.count(links.c.telegram.distinct()))
        .where(links.c.target.in_(piece), links.c.target.is_not(None))
        .group_by(links.c.target)
    )
    _replace(connection, cited, piece, counts, ["telegram", "times"])


def _count_keys(connection: Connection, piece: Sequence[Any]) -> None:
    counts = (
        select(
            links.c.key,
            func.max(links.c.post),
            func.max(links.c.year),
            func.max(links.c.serial),
            func.count(links.c.telegram.distinct()),
        )
        .where(links.c.key.in_(piece), _UNHELD)
        .group_by(links.c.key)
    )
    _replace(connection, missing, piece, counts, ["key", "post", "year", "serial", "times"])


def _replace(
    connection: Connection,
    table: Table,
    piece: Sequence[Any],
    counts: Select[*tuple[Any, ...]],
    columns: list[str],
) -> None:
    connection.execute(delete(table).where(next(iter(table.c)).in_(piece)))
    connection.execute(insert(table).from_select(columns, counts))


def times_cited(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """How many telegrams cite each of these; those that none cites are left out."""
    found: dict[int, int] = {}
    for piece in in_pieces(numbers):
        query = select(cited.c.telegram, cited.c.times).where(cited.c.telegram.in_(piece))
        found.update((int(row[0]), int(row[1])) for row in connection.execute(query))
    return found


def most_cited(connection: Connection, limit: int) -> list[tuple[int, int]]:
    """The telegrams that most others cite, with how many do."""
    query = select(cited.c.telegram, cited.c.times).order_by(cited.c.times.desc(), cited.c.telegram)
    return [(int(row[0]), int(row[1])) for row in connection.execute(query.limit(limit))]


def most_missing(
    connection: Connection, post: str | None, year: int | None, keys: Sequence[str], limit: int | None
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Rows of what is missing, the most cited first; what came in since and was not counted is left out."""
    query = select(missing).where(missing.c.key.not_in(select(uncounted_keys.c.key)))
    if post is not None:
        query = query.where(missing.c.post == post)
    if year is not None:
        query = query.where(missing.c.year == year)
    if keys:
        query = query.where(or_(*(missing.c.key.in_(piece) for piece in in_pieces(keys))))
    query = query.order_by(missing.c.times.desc(), missing.c.key)
    return connection.execute(query if limit is None else query.limit(limit)).all()
