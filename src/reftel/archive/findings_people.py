"""Who is named across telegrams: names by key, those that people said are one, and where each is named.

A key is a folded name, not yet a person: two keys become one only where somebody says so, and what was said
is added and never changed, like decisions about findings.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from sqlalchemy import ColumnElement, Connection, Select, Subquery, func, insert, or_, select

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
    "rows_of_number",
    "say_identity",
]

IdentityVerdict: TypeAlias = Literal["same", "apart", "undone"]


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One name: how many telegrams have it, and how often.

    Telegrams in which it is the name of a private person in a legal case make a row of their own, in which
    `role` says how that person stands in it.
    """

    number: int
    kind: str
    key: str
    name: str
    telegrams: int
    mentions: int
    private: bool
    role: str | None = None


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


_COUNTED = (
    named.c.name.label("number"),
    named.c.private,
    func.count().label("telegrams"),
    func.sum(named.c.mentions).label("mentions"),
    func.min(named.c.role).label("role"),
)


def _counted(wanted: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Names of these keys with their counts, the private ones apart."""
    of_keys = select(name_keys.c.number).where(wanted)
    counts = select(*_COUNTED).where(named.c.shown == 1).where(named.c.name.in_(of_keys))
    return _with_names(counts.group_by(named.c.name, named.c.private).subquery())


def _with_names(counts: Subquery) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(name_keys.c.kind, name_keys.c.key, name_keys.c.name, counts)
    return query.join(counts, counts.c.number == name_keys.c.number).order_by(
        counts.c.telegrams.desc(), name_keys.c.key, counts.c.private
    )


def _key_rows(connection: Connection, query: Select[*tuple[Any, ...]]) -> list[KeyRow]:
    return [
        KeyRow(
            row.number, row.kind, row.key, row.name, row.telegrams, row.mentions, bool(row.private), row.role
        )
        for row in connection.execute(query)
    ]


def most_named(connection: Connection, kind: str, limit: int, offset: int = 0) -> list[KeyRow]:
    """The names that most telegrams have."""
    counts = select(*_COUNTED).where(named.c.shown == 1).group_by(named.c.name, named.c.private).subquery()
    query = _with_names(counts).where(name_keys.c.kind == kind)
    return _key_rows(connection, query.limit(limit).offset(offset))


def keys_like(connection: Connection, kind: str, written: str, limit: int) -> list[KeyRow]:
    """Names in which each of these words begins a word."""
    wanted = name_keys.c.kind == kind
    for word in fold(written).split():
        begins = name_keys.c.key.startswith(word, autoescape=True)
        wanted &= or_(begins, name_keys.c.key.contains(f" {word}", autoescape=True))
    return _key_rows(connection, _counted(wanted).limit(limit))


def rows_of_keys(connection: Connection, kind: str, keys: Iterable[str]) -> list[KeyRow]:
    """These names, as far as any telegram that is held has them."""
    found: list[KeyRow] = []
    for piece in in_pieces(keys):
        wanted = (name_keys.c.kind == kind) & name_keys.c.key.in_(piece)
        found += _key_rows(connection, _counted(wanted))
    return found


def rows_of_number(connection: Connection, number: int) -> list[KeyRow]:
    """The name of this number, as far as any telegram that is held has it."""
    return _key_rows(connection, _counted(name_keys.c.number == number))


def named_at(connection: Connection, numbers: Sequence[int], *, private: bool | None) -> list[NamedAt]:
    """Where these names stand, by the day of the telegram; as a private person's, as others', or all."""
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
    )
    if private is not None:
        query = query.where(named.c.private == int(private))
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
