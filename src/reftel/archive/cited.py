"""The telegrams that some telegrams cite, as far as they are held."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from reftel.archive.known import in_pieces
from reftel.archive.schema import links

__all__ = ["targets_of"]


def targets_of(connection: Connection, numbers: Sequence[int]) -> list[int]:
    """Numbers of the telegrams that these name in their references or their text."""
    found: set[int] = set()
    for piece in in_pieces(numbers):
        query = select(links.c.target).where(links.c.telegram.in_(piece), links.c.target.is_not(None))
        found.update(int(target) for target in connection.scalars(query) if target is not None)
    return sorted(found - set(numbers))
