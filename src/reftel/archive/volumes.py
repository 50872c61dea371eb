"""How much there is of what: telegrams by post, month and level, and between which posts they went."""

from sqlalchemy import Connection, func, select

from reftel.archive.schema import copies, ends, telegrams

__all__ = ["months_of_posts", "traffic_of_years"]


def months_of_posts(connection: Connection) -> list[tuple[str | None, str | None, str | None, int]]:
    """Post, month, classification and count of telegrams; the month None without a date."""
    post = func.coalesce(telegrams.c.post_key, telegrams.c.post)
    month = func.substr(telegrams.c.date, 1, 7)
    query = select(post, month, telegrams.c.classification, func.count()).group_by(
        post, month, telegrams.c.classification
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def traffic_of_years(connection: Connection) -> list[tuple[str, str, str | None, int]]:
    """Sender, receivers with blanks between, year and count of telegrams, by their fullest copies."""
    year = func.substr(ends.c.day, 1, 4)
    query = (
        select(ends.c.sender, ends.c.receivers, year, func.count())
        .join(copies, copies.c.number == ends.c.copy)
        .join(telegrams, telegrams.c.fullest == copies.c.number)
        .where(ends.c.sender.is_not(None))
        .group_by(ends.c.sender, ends.c.receivers, year)
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]
