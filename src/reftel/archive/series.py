"""The numbers of a post in the order of its days: the telegrams held next to a day."""

import datetime as dt

from sqlalchemy import Connection, select

from reftel.archive.schema import telegrams

__all__ = ["numbers_around"]

_EACH_SIDE = 3


def numbers_around(connection: Connection, post: str, year: int, day: dt.date) -> list[tuple[int, str]]:
    """Serial and day of the telegrams of this post and numbering year held next before and after a day."""
    of_post = (
        select(telegrams.c.serial, telegrams.c.date)
        .where(telegrams.c.post_key == post, telegrams.c.year == year, telegrams.c.date.is_not(None))
        .limit(_EACH_SIDE)
    )
    before = of_post.where(telegrams.c.date <= day.isoformat()).order_by(telegrams.c.date.desc())
    after = of_post.where(telegrams.c.date > day.isoformat()).order_by(telegrams.c.date)
    found = [*connection.execute(before), *connection.execute(after)]
    return [(int(row.serial), str(row.date)) for row in found if row.serial is not None]
