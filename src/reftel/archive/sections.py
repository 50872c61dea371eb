"""Telegrams of which only some sections are held.

Each section of a copy that is not whole is one of its names (`SECTION 1/3 05LISBON1234`), so that telling
what is lacking needs no look into the records. They
stand together in the order of names.
"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reftel.archive.known import in_pieces
from reftel.archive.schema import names, telegrams
from reftel.archive.section_names import KIND, sections_in

__all__ = ["KIND", "Incomplete", "incomplete"]

_FIRST, _BEHIND = "SECTION ", "SECTION!"


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A telegram with the sections that are held, of how many."""

    address: str
    held: list[int]
    of: int

    @property
    def lacking(self) -> list[int]:
        """The sections to look for."""
        return [number for number in range(1, self.of + 1) if number not in self.held]


def incomplete(connection: Connection) -> list[Incomplete]:
    """Every telegram that lacks sections, by address; one that has a whole copy lacks none."""
    held: dict[int, set[tuple[int, int]]] = defaultdict(set)
    apart: dict[int, set[int]] = defaultdict(set)
    query = select(names.c.telegram, names.c.copy, names.c.name).where(names.c.kind == KIND)
    query = query.where(names.c.name >= _FIRST).where(names.c.name < _BEHIND)
    for row in connection.execute(query):
        for number, of in sections_in([row.name]):
            held[row.telegram].add((of, number))
            apart[row.telegram].add(row.copy)
    lacking: list[Incomplete] = []
    for piece in in_pieces(held):
        columns = telegrams.c.number, telegrams.c.address, telegrams.c.copies
        for row in connection.execute(select(*columns).where(telegrams.c.number.in_(piece))):
            of = max(of for of, _ in held[row.number])
            numbers = sorted({number for whole, number in held[row.number] if whole == of})
            if row.copies == len(apart[row.number]) and len(numbers) < of:
                lacking.append(Incomplete(row.address, numbers, of))
    return sorted(lacking, key=lambda each: each.address)
