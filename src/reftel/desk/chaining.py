"""The shortest chain of citations between two telegrams, with the sentence at every link of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.links import LinkRow, links_from_to
from reftel.archive.neighbourhood import links_between, rows_of
from reftel.desk.reader import Reader
from reftel.desk.reading import the_one
from reftel.desk.sentences import quote_of, texts_of
from reftel.links.ways import shortest_way

__all__ = ["ChainStep", "chain_between"]


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A telegram of a chain; `link` says how it hangs on the one before it, `quote` in which words."""

    mrn: str | None
    address: str
    date: str | None
    post: str | None
    subject: str | None
    classification: str | None
    link: Literal["cites", "cited_by"] | None = None
    quote: str = ""


def chain_between(
    archive: Archive,
    reader: Reader,  # noqa: ARG001 - policy `open`
    name: str,
    other: str,
) -> list[ChainStep]:
    """The telegrams on the shortest way from one to another; nothing where there is none."""
    start, goal = the_one(archive, name), the_one(archive, other)
    with archive.reading() as connection:
        edges = links_between(connection, start.number, goal.number)
        way = shortest_way(edges, start.number, goal.number)
        return list(_steps(archive, connection, way, set(edges)))


def _steps(
    archive: Archive, connection: Connection, way: list[int], edges: set[tuple[int, int]]
) -> Iterator[ChainStep]:
    rows = rows_of(connection, way)
    for place, number in enumerate(way):
        row = rows[number]
        step = ChainStep(row.mrn, row.address, row.date, row.post, row.subject, row.classification)
        if place == 0:
            yield step
            continue
        before = way[place - 1]
        cites = (number, before) in edges
        citing, cited = (number, before) if cites else (before, number)
        places = links_from_to(connection, citing, cited)
        own = [link for link in places if link.copy == places[0].copy]
        quote = _quote(archive, connection, own) if places else ""
        yield replace(step, link="cites" if cites else "cited_by", quote=quote)


def _quote(archive: Archive, connection: Connection, several: list[LinkRow]) -> str:
    copy = several[0].copy
    return quote_of(texts_of(archive, connection, [copy])[copy], several)
