"""The telegrams around one, and the links between two: level by level, a query each, bounded.

A telegram that very many cite (a yearly instruction) belongs to no one exchange, so those who cite it are
not followed from it, unless it is where one begins.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from reftel.archive.known import in_pieces
from reftel.archive.schema import copies, ends, links, telegrams
from reftel.archive.telegrams import Row
from reftel.links.thread import Entry

__all__ = ["Around", "around", "corrections_of", "entries_of", "links_between", "rows_of"]

_DEEPEST = 12
_HUB = 25
_MOST_LOOKED_AT = 50_000


@dataclass(frozen=True, slots=True)
class Around:
    """Telegrams near one, nearest first, the links among them, and whether there are more."""

    telegrams: list[int]
    edges: list[tuple[int, int]]
    is_cut: bool


def around(connection: Connection, start: int, most: int) -> Around:
    """The telegrams of the exchange that one belongs to."""
    found: dict[int, None] = {start: None}
    frontier = [start]
    is_cut = False
    for depth in range(_DEEPEST):
        hubs = set() if depth == 0 else _hubs(connection, frontier)
        reached = _cited(connection, frontier) + _citing(
            connection, [one for one in frontier if one not in hubs]
        )
        frontier = []
        for citing, cited in reached:
            for one in (citing, cited):
                if one not in found:
                    if len(found) >= most:
                        is_cut = True
                    else:
                        found[one] = None
                        frontier.append(one)
        if not frontier or is_cut:
            break
    edges = [(citing, cited) for citing, cited in _cited(connection, list(found)) if cited in found]
    return Around(list(found), edges, is_cut or bool(frontier))


def links_between(connection: Connection, start: int, goal: int) -> list[tuple[int, int]]:
    """Links around both telegrams, as far as their surroundings meet; nothing where they do not.

    The smaller side grows by one step at a time, so the shortest way is always among these links.
    """
    sides = ({start}, {goal})
    edges: dict[int, Collection[int]] = {0: [start], 1: [goal]}
    found: dict[tuple[int, int], None] = {}
    while not sides[0] & sides[1]:
        if not all(edges.values()) or len(sides[0]) + len(sides[1]) > _MOST_LOOKED_AT:
            return []
        side = 0 if len(edges[0]) <= len(edges[1]) else 1
        reached = _cited(connection, edges[side]) + _citing(connection, edges[side])
        found.update(dict.fromkeys(reached))
        edges[side] = {number for pair in reached for number in pair} - sides[side]
        sides[side].update(edges[side])
    return list(found)


def _cited(connection: Connection, citing: Collection[int]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for piece in in_pieces(citing):
        query = (
            select(links.c.telegram, links.c.target)
            .where(links.c.telegram.in_(piece), links.c.target.is_not(None))
            .order_by(links.c.telegram, links.c.copy, links.c.position)
        )
        pairs += [(int(row[0]), int(row[1])) for row in connection.execute(query)]
    return list(dict.fromkeys(pairs))


def _citing(connection: Connection, cited: Collection[int]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for piece in in_pieces(cited):
        query = (
            select(links.c.telegram, links.c.target)
            .where(links.c.target.in_(piece), links.c.target.is_not(None))
            .order_by(links.c.telegram, links.c.copy, links.c.position)
        )
        pairs += [(int(row[0]), int(row[1])) for row in connection.execute(query)]
    return list(dict.fromkeys(pairs))


def _hubs(connection: Connection, numbers: Collection[int]) -> set[int]:
    found: set[int] = set()
    for piece in in_pieces(numbers):
        query = (
            select(links.c.target)
            .where(links.c.target.in_(piece), links.c.target.is_not(None))
            .group_by(links.c.target)
            .having(func.count(links.c.telegram.distinct()) > _HUB)
        )
        found.update(connection.scalars(query))
    return found


def entries_of(connection: Connection, numbers: Iterable[int]) -> list[Entry]:
    """What threads are read from, for these telegrams: of the fullest copy of each."""
    found: list[Entry] = []
    numbers = list(numbers)
    again = corrections_of(connection, numbers)
    for piece in in_pieces(numbers):
        query = (
            select(
                telegrams.c.number,
                func.coalesce(telegrams.c.date, ends.c.day),
                ends.c.sender,
                ends.c.receivers,
                ends.c.asks,
                ends.c.corrected,
            )
            .join(ends, ends.c.copy == telegrams.c.fullest, isouter=True)
            .where(telegrams.c.number.in_(piece))
        )
        found += [
            Entry(
                number,
                day,
                sender,
                tuple((receivers or "").split()),
                bool(asks),
                None if any(not words for words in again.get(number, ())) else corrected,
            )
            for number, day, sender, receivers, asks, corrected in connection.execute(query)
        ]
    return found


def corrections_of(connection: Connection, numbers: Iterable[int]) -> dict[int, list[str | None]]:
    """For telegrams with several copies: what each copy says of being sent again, None where nothing."""
    found: dict[int, list[str | None]] = {}
    for piece in in_pieces(numbers):
        query = (
            select(copies.c.telegram, ends.c.corrected)
            .join_from(telegrams, copies, copies.c.telegram == telegrams.c.number)
            .join(ends, ends.c.copy == copies.c.number)
            .where(telegrams.c.number.in_(piece), telegrams.c.copies > 1)
            .order_by(copies.c.number)
        )
        for number, words in connection.execute(query):
            found.setdefault(number, []).append(words)
    return found


def rows_of(connection: Connection, numbers: Iterable[int]) -> dict[int, Row]:
    """What a list shows of these telegrams."""
    found: dict[int, Row] = {}
    columns = (
        telegrams.c.number, telegrams.c.address, telegrams.c.mrn, telegrams.c.date, telegrams.c.post,
        telegrams.c.subject, telegrams.c.classification, telegrams.c.copies, telegrams.c.fullest,
    )  # fmt: skip
    for piece in in_pieces(numbers):
        for row in connection.execute(select(*columns).where(telegrams.c.number.in_(piece))):
            found[row.number] = Row(*row)
    return found
