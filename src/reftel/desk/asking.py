"""Asks the index, with what only the stored texts and links can tell found out beforehand."""

from collections.abc import Iterator, Sequence
from typing import TypedDict, Unpack

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.cited import targets_of
from reftel.archive.hits import load_searchable
from reftel.archive.search import Found, Order, find
from reftel.archive.weighing import Weigh
from reftel.desk.naming import find_named
from reftel.query.facets import FacetName
from reftel.query.searchable import Searchable
from reftel.query.tree import All, Also, Either, Node, Not, Paragraph, Value

__all__ = ["Options", "ask"]

_MOST_NAMED = 20


class Options(TypedDict, total=False):
    """What `find` may be told, see there."""

    limit: int
    offset: int
    order: Order
    facets: Sequence[FacetName]
    of_hits: bool
    expanded: bool
    budget: float
    weigh: Weigh | None


def ask(archive: Archive, connection: Connection, tree: Node | None, **options: Unpack[Options]) -> Found:
    """The answer of the index to a query."""

    def look(numbers: Sequence[int]) -> Iterator[tuple[int, Searchable]]:
        return load_searchable(connection, archive.unpacker(connection), numbers)

    cited: dict[Node, Sequence[int]] = {}
    notes: list[str] = []
    for value in dict.fromkeys(_citing(tree)):
        rows = find_named(connection, value.value)[:_MOST_NAMED]
        cited[value] = targets_of(connection, [row.number for row in rows])
        if not rows:
            notes.append(f"No telegram by the name {value.value} is held, so what it cites is not known.")
    found = find(archive.words, tree, look=look, cited=cited, **options)
    found.notes.extend(notes)
    return found


def _citing(node: Node | None) -> Iterator[Value]:
    match node:
        case Value("citedby"):
            yield node
        case All(parts) | Either(parts):
            for part in parts:
                yield from _citing(part)
        case Not(of) | Paragraph(of) | Also(of):
            yield from _citing(of)
        case _:
            return
