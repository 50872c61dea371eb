"""How many telegrams are cited and not held, by post and year: what a search of that range cannot find."""

from collections.abc import Collection
from typing import TypeAlias

from sqlalchemy import Connection, func, select

from reftel.archive.counts import Recent
from reftel.archive.schema import links, telegrams, unlinked

__all__ = ["MissingCounts", "count_missing"]

MissingCounts: TypeAlias = dict[tuple[str | None, int | None], int]

_UNHELD = links.c.state.in_(("not_held", "garbled"))


def count_missing(
    connection: Connection,
    recent: Recent[MissingCounts],
    posts: Collection[str],
    years: tuple[int, int] | None,
) -> int:
    """Numbers that are cited and not held, of any of these posts, and between these years, both included."""
    counts = _by_series(connection, recent)
    return sum(
        count
        for (post, year), count in counts.items()
        if (not posts or post in posts)
        and (years is None or (year is not None and years[0] <= year <= years[1]))
    )


def _by_series(connection: Connection, recent: Recent[MissingCounts]) -> MissingCounts:
    """Counts by post and year; kept until telegrams come or go, or links are looked up."""
    latest = connection.scalar(select(func.max(telegrams.c.change))) or 0
    state = latest, connection.scalar(select(func.count()).select_from(unlinked)) or 0
    known = recent.get(state)
    if known is None:
        query = (
            select(links.c.post, links.c.year, func.count(links.c.key.distinct()))
            .where(_UNHELD)
            .group_by(links.c.post, links.c.year)
        )
        known = {(post, year): count for post, year, count in connection.execute(query)}
        recent.keep(state, known)
    return known
