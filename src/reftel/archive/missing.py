"""What stored links name and the archive does not hold: by key, with who cites it and its neighbours."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from reftel.archive.citedness import most_missing

__all__ = ["CitingPlace", "MissingKey", "citing_places", "missing_keys", "neighbours"]

# many small questions for one list: plain statements, which nothing has to put together each time
_FIRST_CITED = """
    SELECT l."key", min(coalesce(t.date, e.day)) FROM json_each(?) AS asked
    CROSS JOIN links AS l ON l."key" = asked.value AND l.state IN ('not_held', 'garbled')
    JOIN telegrams AS t ON t.number = l.telegram LEFT JOIN ends AS e ON e.copy = l.copy
    GROUP BY l."key"
"""
_PLACES = """
    SELECT "key", telegram, copy, address, date, start, stop FROM (
        SELECT l."key", l.telegram, l.copy, t.address, t.date, l.start, l.stop, row_number() OVER (
            PARTITION BY l."key" ORDER BY t.date, t.address, l.copy, l.position
        ) AS place
        FROM json_each(?) AS asked
        CROSS JOIN links AS l ON l."key" = asked.value AND l.state IN ('not_held', 'garbled')
        JOIN telegrams AS t ON t.number = l.telegram
    ) WHERE place <= ? ORDER BY "key", place
"""
_OF_POST = (
    "SELECT serial, date FROM telegrams WHERE post_key = ? AND year = ? AND date IS NOT NULL AND serial"
)
_BELOW = f"{_OF_POST} < ? ORDER BY serial DESC LIMIT 1"
_ABOVE = f"{_OF_POST} > ? ORDER BY serial LIMIT 1"


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
    return {row[0]: row[1] for row in connection.exec_driver_sql(_FIRST_CITED, (json.dumps(list(keys)),))}


def citing_places(connection: Connection, keys: Sequence[str], limit: int) -> dict[str, list[CitingPlace]]:
    """Who names each of these, by date; the REF line before the sentence of one telegram."""
    found: dict[str, list[CitingPlace]] = {}
    for key, *place in connection.exec_driver_sql(_PLACES, (json.dumps(list(keys)), limit)):
        found.setdefault(key, []).append(CitingPlace(*place))
    return found


def neighbours(
    connection: Connection, post: str, year: int, serial: int
) -> tuple[tuple[int, str] | None, tuple[int, str] | None]:
    """Serial and day of the telegrams held next below and above this serial."""
    low = connection.exec_driver_sql(_BELOW, (post, year, serial)).first()
    high = connection.exec_driver_sql(_ABOVE, (post, year, serial)).first()
    return (None if low is None else (low[0], low[1])), (None if high is None else (high[0], high[1]))
