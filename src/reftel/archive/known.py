"""What is held that a batch of copies has to be compared with, looked up for all of them at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, select, union

from reftel.archive.identity import Known, Rank, head_rank
from reftel.archive.schema import copies, forwards, names, taken_down, telegrams
from reftel.archive.section_names import KIND, sections_in

__all__ = ["in_pieces", "known_by_mrn", "known_texts", "load_known", "taken_addresses", "taken_texts"]

T = TypeVar("T")
_PIECE = 500  # values in one `IN (...)`: SQLite prepares such a statement once and keeps it


def in_pieces(values: Iterable[T], size: int = _PIECE) -> Iterator[Sequence[T]]:
    """The values in lists of a size one statement takes."""
    waiting = iter(values)
    while piece := list(islice(waiting, size)):
        yield piece


def known_texts(connection: Connection, checksums: Iterable[bytes]) -> dict[bytes, tuple[int, int]]:
    """Copy and telegram of each of these texts that is held."""
    held: dict[bytes, tuple[int, int]] = {}
    for piece in in_pieces(checksums):
        query = select(copies.c.sha256, copies.c.number, copies.c.telegram).where(copies.c.sha256.in_(piece))
        held.update((row.sha256, (row.number, row.telegram)) for row in connection.execute(query))
    return held


def taken_texts(connection: Connection, checksums: Iterable[bytes]) -> set[bytes]:
    """Which of these texts a person took down."""
    if connection.scalar(select(taken_down.c.sha256).limit(1)) is None:
        return set()
    found: set[bytes] = set()
    for piece in in_pieces(checksums):
        found.update(connection.scalars(select(taken_down.c.sha256).where(taken_down.c.sha256.in_(piece))))
    return found


def known_by_mrn(connection: Connection, numbers: Iterable[str]) -> dict[str, list[Known]]:
    """The telegrams that go by each of these numbers, the first taken in first."""
    found: dict[str, list[Known]] = defaultdict(list)
    for piece in in_pieces(numbers):
        pairs = union(
            select(telegrams.c.mrn.label("mrn"), telegrams.c.number).where(telegrams.c.mrn.in_(piece)),
            select(names.c.name.label("mrn"), names.c.telegram.label("number"))
            .where(names.c.name.in_(piece))
            .where(names.c.kind == "mrn"),
        )
        by_number = defaultdict(list)
        for row in connection.execute(pairs):
            by_number[row.number].append(row.mrn)
        for telegram in load_known(connection, by_number):
            for mrn in by_number[telegram.number]:
                found[mrn].append(telegram)
    return found


def load_known(connection: Connection, numbers: Iterable[int]) -> list[Known]:
    """These telegrams, as far as joining needs them, in the order of their numbers."""
    loaded: list[Known] = []
    for piece in in_pieces(sorted(numbers)):
        days: dict[int, set[str]] = defaultdict(set)
        fullness: dict[int, int] = {}
        owners: dict[int, tuple[int, str | None]] = {}
        query = select(copies.c.number, copies.c.telegram, copies.c.mrn, copies.c.date, copies.c.fullness)
        for row in connection.execute(query.where(copies.c.telegram.in_(piece))):
            fullness[row.number] = row.fullness
            owners[row.number] = row.telegram, row.mrn
            if row.date is not None:
                days[row.telegram].add(row.date)
        apart = _sections(connection, fullness)
        head: dict[int, Rank] = {}
        sections: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for copy, (owner, mrn) in owners.items():
            rank = head_rank(mrn, apart.get(copy, ()), fullness[copy])
            head[owner] = max(rank, head.get(owner, rank))
            sections[owner] |= apart.get(copy, set())
        rows = connection.execute(
            select(telegrams).where(telegrams.c.number.in_(piece)).order_by(telegrams.c.number)
        )
        loaded += [
            Known(
                number=row.number,
                address=row.address,
                mrn=row.mrn,
                days=days[row.number],
                copies=row.copies,
                fullest=row.fullest,
                fullness=fullness[row.fullest],
                head=head[row.number],
                sections=sections[row.number],
            )
            for row in rows
        ]
    return loaded


def _sections(connection: Connection, numbers: Iterable[int]) -> dict[int, set[tuple[int, int]]]:
    """For each of these copies that is not whole the sections it holds."""
    called: dict[int, list[str]] = defaultdict(list)
    for piece in in_pieces(numbers):
        query = select(names.c.copy, names.c.name).where(names.c.copy.in_(piece), names.c.kind == KIND)
        for row in connection.execute(query):
            called[row.copy].append(row.name)
    return {copy: sections_in(several) for copy, several in called.items()}


def taken_addresses(connection: Connection, wanted: Iterable[str]) -> set[str]:
    """Which of these addresses lead to a telegram, now or by a forward."""
    taken: set[str] = set()
    for piece in in_pieces(wanted):
        taken.update(connection.scalars(select(telegrams.c.address).where(telegrams.c.address.in_(piece))))
        taken.update(connection.scalars(select(forwards.c.address).where(forwards.c.address.in_(piece))))
    return taken
