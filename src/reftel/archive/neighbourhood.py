"""The telegrams around one, and the links between two: level by level, a query each, bounded.

A telegram that very many cite (a yearly instruction) belongs to no one exchange, so those who cite it are
not followed from it, unless it is where one begins.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from reftel.archive.telegrams import Row
from reftel.links.thread import Entry

__all__ = ["Around", "around", "corrections_of", "entries_of", "links_between", "rows_of"]

_DEEPEST = 12
_HUB = 25
_MOST_LOOKED_AT = 50_000


# an exchange takes some twenty questions: plain statements, which nothing has to put together each time
_CITED = """
    SELECT DISTINCT l.telegram, l.target FROM json_each(?) AS asked
    CROSS JOIN links AS l ON l.telegram = asked.value AND l.target IS NOT NULL
"""
_CITING = """
    SELECT DISTINCT l.telegram, l.target FROM json_each(?) AS asked
    CROSS JOIN links AS l ON l.target = asked.value AND l.target IS NOT NULL
"""
_CITED_OFTEN = """
    SELECT c.telegram FROM json_each(?) AS asked CROSS JOIN cited AS c ON c.telegram = asked.value
    WHERE c.times > ?
"""
_ENTRIES = """
    SELECT t.number, coalesce(t.date, e.day), e.sender, e.receivers, e.asks, e.corrected
    FROM json_each(?) AS asked CROSS JOIN telegrams AS t ON t.number = asked.value
    LEFT JOIN ends AS e ON e.copy = t.fullest
"""
_CORRECTIONS = """
    SELECT c.telegram, e.corrected FROM json_each(?) AS asked
    CROSS JOIN telegrams AS t ON t.number = asked.value AND t.copies > 1
    JOIN copies AS c ON c.telegram = t.number JOIN ends AS e ON e.copy = c.number
    ORDER BY c.number
"""
_ROWS = """
    SELECT t.number, t.address, t.mrn, t.date, t.post, t.subject, t.classification, t.copies, t.fullest
    FROM json_each(?) AS asked CROSS JOIN telegrams AS t ON t.number = asked.value
"""


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
    """Pairs of citing and cited."""
    return [(row[0], row[1]) for row in connection.exec_driver_sql(_CITED, (json.dumps([*citing]),))]


def _citing(connection: Connection, cited: Collection[int]) -> list[tuple[int, int]]:
    """The same, of those that cite these."""
    return [(row[0], row[1]) for row in connection.exec_driver_sql(_CITING, (json.dumps([*cited]),))]


def _hubs(connection: Connection, numbers: Collection[int]) -> set[int]:
    """Those of these that very many cite."""
    return {row[0] for row in connection.exec_driver_sql(_CITED_OFTEN, (json.dumps([*numbers]), _HUB))}


def entries_of(connection: Connection, numbers: Iterable[int]) -> list[Entry]:
    """What threads are read from, for these telegrams: of the fullest copy of each."""
    numbers = list(numbers)
    again = corrections_of(connection, numbers)
    return [
        Entry(
            number,
            day,
            sender,
            tuple((receivers or "").split()),
            bool(asks),
            None if any(not words for words in again.get(number, ())) else corrected,
        )
        for number, day, sender, receivers, asks, corrected in connection.exec_driver_sql(
            _ENTRIES, (json.dumps(numbers),)
        )
    ]


def corrections_of(connection: Connection, numbers: Iterable[int]) -> dict[int, list[str | None]]:
    """For telegrams with several copies: what each copy says of being sent again, None where nothing."""
    found: dict[int, list[str | None]] = {}
    for number, words in connection.exec_driver_sql(_CORRECTIONS, (json.dumps([*numbers]),)):
        found.setdefault(number, []).append(words)
    return found


def rows_of(connection: Connection, numbers: Iterable[int]) -> dict[int, Row]:
    """What a list shows of these telegrams."""
    return {row[0]: Row(*row) for row in connection.exec_driver_sql(_ROWS, (json.dumps([*numbers]),))}
