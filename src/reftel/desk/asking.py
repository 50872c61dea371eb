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
_MOST_CITING = 50
_MOST_SAID = 3


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
    unknown: list[str] = []
    asked = list(dict.fromkeys(_citing(tree)))
    for value in asked[:_MOST_CITING]:
        rows = find_named(connection, value.value)[:_MOST_NAMED]
        cited[value] = targets_of(connection, [row.number for row in rows])
        if not rows:
            unknown.append(value.value)
    notes = _notes(unknown, len(asked))
    found = find(archive.words, tree, look=look, cited=cited, **options)
    found.notes.extend(notes)
    return found


def _notes(unknown: Sequence[str], asked: int) -> list[str]:
    """What is not known of the telegrams that a query wants the references of."""
    notes: list[str] = []
    if unknown:
        more = f" and {len(unknown) - _MOST_SAID} more" if len(unknown) > _MOST_SAID else ""
        names = f"{', '.join(unknown[:_MOST_SAID])}{more}"
        notes.append(f"No telegram by the name {names} is held, so what it cites is not known.")
    if asked > _MOST_CITING:
        notes.append(f"What a telegram cites is looked up for the first {_MOST_CITING} that are named.")
    return notes


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
