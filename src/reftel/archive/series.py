"""Numbers by days: those of a post next to a day, and telegrams of one number about a day."""

import datetime as dt

from sqlalchemy import Connection

from reftel.links.printed import numbering_year

__all__ = ["numbers_around", "sent_about"]

_EACH_SIDE = 3
_OF_POST = (
    "SELECT serial, date FROM telegrams WHERE post_key = ? AND year = ? AND serial IS NOT NULL AND date"
)
_BEFORE = f"{_OF_POST} <= ? ORDER BY date DESC LIMIT {_EACH_SIDE}"
_AFTER = f"{_OF_POST} > ? ORDER BY date LIMIT {_EACH_SIDE}"
_NUMBERED = """
    SELECT number, date FROM telegrams
    WHERE date BETWEEN ? AND ? AND serial = ? AND (post_key = 'STATE') = ?
"""
_PRINTED = """
    SELECT t.number, coalesce(t.date, e.day) AS day FROM names AS n
    JOIN telegrams AS t ON t.number = n.telegram LEFT JOIN ends AS e ON e.copy = n.copy
    WHERE n.name BETWEEN ? AND ? AND n.kind = 'key' AND n.name LIKE ?
    AND (n.name LIKE 'P:____:STATE>%') = ? AND day BETWEEN ? AND ?
"""


def sent_about(connection: Connection, serial: int, day: dt.date, *, from_department: bool) -> dict[int, str]:
    """Telegrams of this serial and this day or the next, from the Department or not, with their days."""
    first, last = (day - dt.timedelta(1)).isoformat(), (day + dt.timedelta(1)).isoformat()
    department = int(from_department)
    found = connection.exec_driver_sql(_NUMBERED, (first, last, serial, department)).all()
    year = numbering_year(day)
    given = (f"P:{year}:", f"P:{year};", f"%:{serial}", department, first, last)
    found = [*found, *connection.exec_driver_sql(_PRINTED, given)]
    return {int(number): str(when) for number, when in found}


def numbers_around(connection: Connection, post: str, year: int, day: dt.date) -> list[tuple[int, str]]:
    """Serial and day of the telegrams of this post and numbering year held next before and after a day."""
    given = (post, year, day.isoformat())
    found = [*connection.exec_driver_sql(_BEFORE, given), *connection.exec_driver_sql(_AFTER, given)]
    return [(int(serial), str(date)) for serial, date in found]
