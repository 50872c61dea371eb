"""The numbers of a post in the order of its days: the telegrams held next to a day."""

import datetime as dt

from sqlalchemy import Connection

__all__ = ["numbers_around"]

_EACH_SIDE = 3
_OF_POST = (
    "SELECT serial, date FROM telegrams WHERE post_key = ? AND year = ? AND serial IS NOT NULL AND date"
)
_BEFORE = f"{_OF_POST} <= ? ORDER BY date DESC LIMIT {_EACH_SIDE}"
_AFTER = f"{_OF_POST} > ? ORDER BY date LIMIT {_EACH_SIDE}"


def numbers_around(connection: Connection, post: str, year: int, day: dt.date) -> list[tuple[int, str]]:
    """Serial and day of the telegrams of this post and numbering year held next before and after a day."""
    given = (post, year, day.isoformat())
    found = [*connection.exec_driver_sql(_BEFORE, given), *connection.exec_driver_sql(_AFTER, given)]
    return [(int(serial), str(date)) for serial, date in found]
