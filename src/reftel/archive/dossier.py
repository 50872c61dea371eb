"""What dossiers take from the archive: findings of a country or of some telegrams, counts by year.

Findings are read as they were packed, without opening telegrams one by one: a page of a dossier touches a
hundred of them and must not wait. Where somebody decided, the decision is asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select

from reftel.archive.findings_packing import items_of, unpack
from reftel.archive.known import in_pieces
from reftel.archive.packing import Unpacker
from reftel.archive.schema import copies, telegrams
from reftel.archive.schema_findings import findings, found, name_keys, named
from reftel.extract.findings import Finding
from reftel.extract.risk import Private, private_persons

__all__ = [
    "MOST_COUNTED",
    "Placed",
    "Scope",
    "counts_of",
    "findings_of",
    "named_telegrams",
    "telegrams_by_year",
]

MOST_COUNTED = 2_000
_SHOWN = ("meeting", "ask", "response", "promise", "case", "figure", "rating")


@dataclass(frozen=True, slots=True)
class Scope:
    """Which findings: of a country, of these telegrams, or by or about these names (folded)."""

    country: str | None = None
    telegrams: Sequence[int] = ()
    names: Sequence[str] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with the telegram it is from; `decided` where a person said something of it."""

    item: Finding
    kind: str
    day: str | None
    telegram: int
    address: str
    mrn: str | None
    subject: str | None
    telegram_day: str | None
    copy: int
    sha256: str
    text: str
    state: str
    name: str
    private: tuple[Private, ...] = ()


def _conditions(scope: Scope) -> list[ColumnElement[bool]]:
    ways: list[ColumnElement[bool]] = []
    if scope.country is not None:
        ways.append(findings.c.country == scope.country)
    if scope.telegrams:
        ways.append(findings.c.telegram.in_(scope.telegrams[:500]))
    if scope.names:
        ways.append(and_(findings.c.by.in_(scope.names), findings.c.by.is_not(None)))
        ways.append(and_(findings.c.about.in_(scope.names), findings.c.about.is_not(None)))
    asked = [findings.c.shown == 1, findings.c.state != "rejected", or_(*ways) if ways else false()]
    if scope.since is not None:
        asked.append(findings.c.day >= scope.since)
    if scope.until is not None:
        asked.append(findings.c.day <= scope.until + "~")
    return asked


def counts_of(connection: Connection, scope: Scope) -> dict[str, int]:
    """How many findings of each kind there are; counting stops at MOST_COUNTED."""
    counts = {}
    for kind in _SHOWN:
        some = select(findings.c.copy).where(*_conditions(scope), findings.c.kind == kind).limit(MOST_COUNTED)
        counts[kind] = connection.scalar(select(func.count()).select_from(some.subquery())) or 0
    return {kind: count for kind, count in counts.items() if count}


def findings_of(
    connection: Connection, unpacker: Unpacker, scope: Scope, most: int, kinds: Sequence[str] = _SHOWN
) -> list[Placed]:
    """The findings in a scope, of each kind the newest, in the order of their days."""
    rows = [row for kind in kinds for row in _rows(connection, scope, kind, most)]
    texts = _texts(connection, unpacker, {row.copy for row in rows})
    packed, private = _packed(connection, {(row.copy, row.source) for row in rows}, texts)
    placed: list[Placed] = []
    for row in rows:
        if row.copy not in texts:
            continue
        sha256, text = texts[row.copy]
        items = packed.get((row.copy, row.source), {}).get(row.kind, [])
        if not 0 <= row.position < len(items):
            continue
        item = items[row.position]
        event = row.due if row.kind in {"meeting", "case"} else None
        placed.append(
            Placed(
                item, row.kind, event or row.day, row.telegram, row.address, row.mrn, row.subject, row.date,
                row.copy, sha256, text, row.state, f"{row.copy}-{row.kind}-{row.start}",
                tuple(private.get(row.copy, ())),
            )
        )  # fmt: skip
    return sorted(placed, key=lambda one: (one.day or "~", one.telegram, one.item.span))


def _rows(connection: Connection, scope: Scope, kind: str, most: int) -> Sequence[Any]:
    query = (
        select(
            findings.c.copy, findings.c.source, findings.c.position, findings.c.kind, findings.c.telegram,
            findings.c.state, findings.c.start, findings.c.day, findings.c.due, telegrams.c.address,
            telegrams.c.mrn, telegrams.c.subject, telegrams.c.date,
        )
        .join(telegrams, telegrams.c.number == findings.c.telegram)
        .where(*_conditions(scope), findings.c.kind == kind)
        .order_by(findings.c.day.desc(), findings.c.copy.desc(), findings.c.start)
        .limit(most)
    )  # fmt: skip
    return connection.execute(query).all()


def _texts(connection: Connection, unpacker: Unpacker, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Checksum and text of these copies."""
    texts: dict[int, tuple[str, str]] = {}
    columns = select(copies.c.number, copies.c.sha256, copies.c.body, copies.c.dictionary)
    for piece in in_pieces(numbers):
        for row in connection.execute(columns.where(copies.c.number.in_(piece))):
            texts[row.number] = row.sha256.hex(), unpacker.body(row.body, row.dictionary).decode()
    return texts


def _packed(
    connection: Connection, wanted: Iterable[tuple[int, str]], texts: dict[int, tuple[str, str]]
) -> tuple[dict[tuple[int, str], dict[str, list[Finding]]], dict[int, list[Private]]]:
    """What was found in these copies, by kind; and the private persons in cases of each copy."""
    private: dict[int, list[Private]] = {}
    asked = set(wanted)
    items: dict[tuple[int, str], dict[str, list[Finding]]] = defaultdict(dict)
    for piece in in_pieces({copy for copy, _ in asked}):
        query = select(found.c.copy, found.c.source, found.c.packed).where(found.c.copy.in_(piece))
        for row in connection.execute(query):
            key = row.copy, row.source
            if key in asked and row.packed is not None and row.copy in texts:
                whole = unpack(row.packed, texts[row.copy][1].encode())
                items[key] = {kind: items_of(whole, kind) for kind in _SHOWN}
                private.setdefault(row.copy, []).extend(private_persons(whole.names))
    return items, private


def telegrams_by_year(connection: Connection, posts: Sequence[str]) -> dict[int, int]:
    """How many telegrams of these posts are held, by the year of their date."""
    year = func.substr(telegrams.c.date, 1, 4)
    query = (
        select(year, func.count())
        .where(telegrams.c.post_key.in_(posts), telegrams.c.date.is_not(None))
        .group_by(year)
        .order_by(year)
    )
    return {int(row[0]): int(row[1]) for row in connection.execute(query)}


def named_telegrams(
    connection: Connection, words: str, kinds: Sequence[str], most: int
) -> tuple[list[str], list[int]]:
    """Names that hold these words, as they are shown, and the telegrams that name them, the newest first."""
    key = " ".join(words.casefold().split())
    query = select(name_keys.c.number, name_keys.c.name).where(
        name_keys.c.kind.in_(kinds),
        or_(name_keys.c.key == key, name_keys.c.key.like(f"% {_like(key)}", escape="\\")),
    )
    rows = connection.execute(query.limit(50)).all()
    numbers = [row.number for row in rows]
    if not numbers:
        return [], []
    telling = (
        select(copies.c.telegram)
        .distinct()
        .join(named, named.c.copy == copies.c.number)
        .join(telegrams, telegrams.c.number == copies.c.telegram)
        .where(named.c.name.in_(numbers))
        .order_by(telegrams.c.date.desc())
        .limit(most)
    )
    return [row.name for row in rows], list(connection.scalars(telling))


def _like(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
