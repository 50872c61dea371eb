"""Stored links: rows for a copy, look-ups by key, and the links of a telegram in both directions."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select, union_all

from reftel.archive.known import in_pieces
from reftel.archive.schema import ends, links, names, telegrams
from reftel.links.by_day import DAY_KEY
from reftel.links.cited import Cited, Named
from reftel.links.resolve import Held, LinkState, Neighbour
from reftel.telegram.text import Span

__all__ = [
    "LinkRow",
    "citing_links",
    "ends_row",
    "held_by_key",
    "link_rows",
    "links_from_to",
    "links_of",
    "series_of",
]


# of the year of its number or, in the first days of January, of the year before
_OF_DAY = """
    SELECT number FROM telegrams
    WHERE post_key = ?1 AND year IN (CAST(substr(?2, 1, 4) AS INTEGER), CAST(substr(?2, 1, 4) AS INTEGER) - 1)
    AND date = ?2
"""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One stored link; `telegram` cites, `target` is the one meant where one is held."""

    copy: int
    telegram: int
    kind: str
    paragraph: int | None
    span: Span | None
    key: str
    other: str | None
    post: str | None
    year: int | None
    serial: int | None
    state: LinkState | None
    target: int | None


_COLUMNS = (
    links.c.copy,
    links.c.telegram,
    links.c.kind,
    links.c.paragraph,
    links.c.start,
    links.c.stop,
    links.c.key,
    links.c.other,
    links.c.post,
    links.c.year,
    links.c.serial,
    links.c.state,
    links.c.target,
)


def link_rows(copy: int, telegram: int, cited: Iterable[Cited]) -> Iterator[dict[str, object]]:
    """Rows for the links of a copy; all wait to be resolved."""
    for position, one in enumerate(cited):
        start, stop = one.span or (None, None)
        yield {
            "copy": copy,
            "position": position,
            "telegram": telegram,
            "kind": one.kind,
            "paragraph": one.paragraph,
            "start": start,
            "stop": stop,
            "key": one.key,
            "other": one.other,
            "post": one.post,
            "year": one.year,
            "serial": one.serial,
            "state": "waiting",
            "target": None,
        }


def ends_row(copy: int, named: Named) -> dict[str, object]:
    """The row that says who wrote to whom."""
    both = named.ends
    return {
        "copy": copy,
        "sender": both.sender,
        "receivers": " ".join(both.receivers),
        "day": both.day,
        "asks": int(both.asks),
        "corrected": both.corrected,
    }


def held_by_key(connection: Connection, keys: Collection[str]) -> Mapping[str, Sequence[Held]]:
    """For each of these keys the telegrams that go by it, with their days."""
    found: dict[str, dict[int, Held]] = {}
    for key in (key for key in keys if key.startswith(DAY_KEY)):
        post, _, when = key.removeprefix(DAY_KEY).partition(":")
        rows = connection.exec_driver_sql(_OF_DAY, (post, when))
        found[key] = {row[0]: Held(row[0], when) for row in rows}
    day = func.coalesce(telegrams.c.date, ends.c.day).label("day")
    for piece in in_pieces(dict.fromkeys(keys)):
        by_number = (
            select(telegrams.c.mrn.label("key"), telegrams.c.number, day)
            .join(ends, ends.c.copy == telegrams.c.fullest, isouter=True)
            .where(telegrams.c.mrn.in_(piece))
        )
        by_name = (
            select(names.c.name.label("key"), telegrams.c.number, day)
            .join_from(names, telegrams, telegrams.c.number == names.c.telegram)
            .join(ends, ends.c.copy == telegrams.c.fullest, isouter=True)
            .where(names.c.name.in_(piece))
        )
        for row in connection.execute(union_all(by_number, by_name)):
            found.setdefault(row.key, {})[row.number] = Held(row.number, row.day)
    return {key: list(several.values()) for key, several in found.items()}


def _link(row: Row[*tuple[Any, ...]]) -> LinkRow:
    """The row as a value; the columns have the types of the fields."""
    copy, telegram, kind, paragraph, start, stop, key, other, post, year, serial, state, target = row
    span = None if start is None else (start, stop)
    known = None if state == "waiting" else state
    return LinkRow(copy, telegram, kind, paragraph, span, key, other, post, year, serial, known, target)


def links_of(connection: Connection, copy: int) -> list[LinkRow]:
    """What a copy names, in the order of its text; `state` None where it was not yet resolved."""
    query = select(*_COLUMNS).where(links.c.copy == copy).order_by(links.c.position)
    return [_link(row) for row in connection.execute(query)]


def citing_links(connection: Connection, telegram: int, limit: int) -> list[LinkRow]:
    """Links that mean this telegram, by the day of the telegram that cites."""
    query = (
        select(*_COLUMNS)
        .join(telegrams, telegrams.c.number == links.c.telegram)
        .where(links.c.target == telegram, links.c.telegram != telegram)
        .order_by(telegrams.c.date, links.c.telegram, links.c.copy, links.c.position)
        .limit(limit)
    )
    return [_link(row) for row in connection.execute(query)]


def links_from_to(connection: Connection, citing: int, cited: int) -> list[LinkRow]:
    """The places in which one telegram names another; those of one copy stand together."""
    query = (
        select(*_COLUMNS)
        .where(links.c.telegram == citing, links.c.target == cited)
        .order_by(links.c.copy, links.c.position)
    )
    return [_link(row) for row in connection.execute(query)]


def series_of(connection: Connection, post: str, year: int) -> list[Neighbour]:
    """Serials and days of the telegrams held of a post and year."""
    query = select(telegrams.c.serial, telegrams.c.date).where(
        telegrams.c.post_key == post,
        telegrams.c.year == year,
        telegrams.c.date.is_not(None),
        telegrams.c.serial.is_not(None),
    )
    return [Neighbour(row.serial, row.date) for row in connection.execute(query)]
