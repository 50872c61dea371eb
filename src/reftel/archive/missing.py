"""What stored links name and the archive does not hold: by key, with who cites it and its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from reftel.archive.citedness import most_missing
from reftel.archive.known import in_pieces
from reftel.archive.schema import ends, links, telegrams

__all__ = ["CitingPlace", "MissingKey", "citing_places", "missing_keys", "neighbours"]

_UNHELD = links.c.state.in_(("not_held", "garbled"))


@dataclass(frozen=True, slots=True)
class MissingKey:
    """A key that is named and not held: by how many telegrams, and when the first of them was sent."""

    key: str
    post: str | None
    year: int | None
    serial: int | None
    cited_by: int
    first_cited: str | None


@dataclass(frozen=True, slots=True)
class CitingPlace:
    """One place that names it: the telegram, its copy, and where in its text."""

    telegram: int
    copy: int
    address: str
    date: str | None
    start: int | None
    stop: int | None


def missing_keys(
    connection: Connection, post: str | None, year: int | None, keys: Sequence[str], limit: int | None
) -> list[MissingKey]:
    """What is missing, the most cited first."""
    chosen = most_missing(connection, post, year, keys, limit)
    first = _first_cited(connection, [row.key for row in chosen])
    return [
        MissingKey(row.key, row.post, row.year, row.serial, row.times, first.get(row.key)) for row in chosen
    ]


def _first_cited(connection: Connection, keys: Sequence[str]) -> dict[str, str | None]:
    """The day of the first telegram that names each."""
    found: dict[str, str | None] = {}
    day = func.min(func.coalesce(telegrams.c.date, ends.c.day))
    for piece in in_pieces(keys):
        query = (
            select(links.c.key, day)
            .join_from(links, telegrams, telegrams.c.number == links.c.telegram)
            .join(ends, ends.c.copy == links.c.copy, isouter=True)
            .where(links.c.key.in_(piece), _UNHELD)
            .group_by(links.c.key)
        )
        found.update((row[0], row[1]) for row in connection.execute(query))
    return found


def citing_places(connection: Connection, key: str, limit: int) -> list[CitingPlace]:
    """Who names it, by date; the REF line before the sentence of one telegram."""
    query = (
        select(
            links.c.telegram,
            links.c.copy,
            telegrams.c.address,
            telegrams.c.date,
            links.c.start,
            links.c.stop,
        )
        .join_from(links, telegrams, telegrams.c.number == links.c.telegram)
        .where(links.c.key == key, _UNHELD)
        .order_by(telegrams.c.date, telegrams.c.address, links.c.copy, links.c.position)
        .limit(limit)
    )
    return [CitingPlace(*row) for row in connection.execute(query)]


def neighbours(
    connection: Connection, post: str, year: int, serial: int
) -> tuple[tuple[int, str] | None, tuple[int, str] | None]:
    """Serial and day of the telegrams held next below and above this serial."""
    of_post = select(telegrams.c.serial, telegrams.c.date).where(
        telegrams.c.post_key == post, telegrams.c.year == year, telegrams.c.date.is_not(None)
    )
    below = of_post.where(telegrams.c.serial < serial).order_by(telegrams.c.serial.desc()).limit(1)
    above = of_post.where(telegrams.c.serial > serial).order_by(telegrams.c.serial).limit(1)
    low, high = connection.execute(below).first(), connection.execute(above).first()
    return (None if low is None else (low[0], low[1])), (None if high is None else (high[0], high[1]))
