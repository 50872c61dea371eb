"""Who is named across telegrams: names by key, those that people said are one, and where each is named.

A key is a folded name, not yet a person: two keys become one only where somebody says so, and what was said
is added and never changed, like decisions about findings.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from sqlalchemy import Connection, Select, func, insert, or_, select

from reftel.archive.findings_rows import fold
from reftel.archive.known import in_pieces
from reftel.archive.schema import copies, telegrams
from reftel.archive.schema_findings import identities, name_keys, named

__all__ = [
    "Identity",
    "KeyRow",
    "NamedAt",
    "clusters",
    "identities_said",
    "keys_like",
    "most_named",
    "named_at",
    "rows_of_keys",
    "say_identity",
]

IdentityVerdict: TypeAlias = Literal["same", "apart", "undone"]


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One name: how many telegrams have it, how often; `private` where all of them say so."""

    number: int
    kind: str
    key: str
    name: str
    telegrams: int
    mentions: int
    private: bool


@dataclass(frozen=True, slots=True)
class NamedAt:
    """A copy in which a name stands."""

    name: int
    copy: int
    telegram: int
    day: str | None
    mentions: int
    role: str | None
    private: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """What somebody said of two names."""

    number: int
    at: str
    author: str
    reason: str | None
    verdict: IdentityVerdict
    one: str
    other: str


_COUNTS = (
    name_keys.c.number,
    name_keys.c.kind,
    name_keys.c.key,
    name_keys.c.name,
    func.count().label("telegrams"),
    func.sum(named.c.mentions).label("mentions"),
    func.min(named.c.private).label("private"),
)


def _counted() -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(*_COUNTS)
    return (
        query.join(named, named.c.name == name_keys.c.number)
        .where(named.c.shown == 1)
        .group_by(name_keys.c.number)
    )


def _key_rows(connection: Connection, query: Select[*tuple[Any, ...]]) -> list[KeyRow]:
    return [
        KeyRow(row.number, row.kind, row.key, row.name, row.telegrams, row.mentions, bool(row.private))
        for row in connection.execute(query)
    ]


def most_named(connection: Connection, kind: str, limit: int, offset: int = 0) -> list[KeyRow]:
    """The names that most telegrams have."""
    counted = (
        select(named.c.name, func.count().label("telegrams"), func.sum(named.c.mentions).label("mentions"))
        .add_columns(func.min(named.c.private).label("private"))
        .where(named.c.shown == 1)
        .group_by(named.c.name)
        .subquery()
    )
    query: Select[*tuple[Any, ...]] = (
        select(*name_keys.c, counted.c.telegrams, counted.c.mentions, counted.c.private)
        .join(counted, counted.c.name == name_keys.c.number)
        .where(name_keys.c.kind == kind)
        .order_by(counted.c.telegrams.desc(), name_keys.c.key)
        .limit(limit)
        .offset(offset)
    )
    return _key_rows(connection, query)


def keys_like(connection: Connection, kind: str, written: str, limit: int) -> list[KeyRow]:
    """Names in which each of these words begins a word."""
    query = _counted().where(name_keys.c.kind == kind)
    for word in fold(written).split():
        begins = name_keys.c.key.startswith(word, autoescape=True)
        query = query.where(or_(begins, name_keys.c.key.contains(f" {word}", autoescape=True)))
    return _key_rows(connection, query.order_by(func.count().desc(), name_keys.c.key).limit(limit))


def rows_of_keys(connection: Connection, kind: str, keys: Iterable[str]) -> list[KeyRow]:
    """These names, as far as any telegram that is held has them."""
    found: list[KeyRow] = []
    for piece in in_pieces(keys):
        query = _counted().where(name_keys.c.kind == kind).where(name_keys.c.key.in_(piece))
        found += _key_rows(connection, query)
    return found


def named_at(connection: Connection, numbers: Sequence[int], limit: int, offset: int = 0) -> list[NamedAt]:
    """Where these names stand, by the day of the telegram."""
    query: Select[*tuple[Any, ...]] = (
        select(
            named.c.name,
            named.c.copy,
            copies.c.telegram,
            telegrams.c.date,
            named.c.mentions,
            named.c.role,
            named.c.private,
        )
        .join(copies, copies.c.number == named.c.copy)
        .join(telegrams, telegrams.c.number == copies.c.telegram)
        .where(named.c.name.in_(numbers))
        .where(named.c.shown == 1)
        .order_by(telegrams.c.date, telegrams.c.number, named.c.name)
        .limit(limit)
        .offset(offset)
    )
    return [
        NamedAt(row.name, row.copy, row.telegram, row.date, row.mentions, row.role, bool(row.private))
        for row in connection.execute(query)
    ]


def say_identity(connection: Connection, said: Identity) -> int:
    """Note what somebody says of two names; its number."""
    row = {
        "at": said.at,
        "author": said.author,
        "reason": said.reason,
        "verdict": said.verdict,
        "one": min(said.one, said.other),
        "other": max(said.one, said.other),
    }
    added = connection.execute(insert(identities).values(row)).inserted_primary_key
    assert added is not None
    return int(added[0])


def identities_said(connection: Connection) -> dict[tuple[str, str], Identity]:
    """What holds of each pair of names that somebody spoke about; of pairs taken back, nothing."""
    last: dict[tuple[str, str], Identity] = {}
    for row in connection.execute(select(identities).order_by(identities.c.number)):
        last[row.one, row.other] = Identity(*row)
    return {pair: said for pair, said in last.items() if said.verdict != "undone"}


def clusters(said: Iterable[Identity]) -> dict[str, list[str]]:
    """For each key of a person with several names all of them, the longest first."""
    together: dict[str, set[str]] = {}
    for each in said:
        if each.verdict == "same":
            joined = together.get(each.one, {each.one}) | together.get(each.other, {each.other})
            for key in joined:
                together[key] = joined
    groups: dict[str, list[str]] = defaultdict(list)
    for key, joined in together.items():
        groups[key] = sorted(joined, key=lambda name: (-len(name), name))
    return dict(groups)
