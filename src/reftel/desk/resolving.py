"""Citations in any text, each with the telegram it means in this archive or the reason why there is none."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.links import held_by_key
from reftel.archive.neighbourhood import rows_of
from reftel.archive.series import numbers_around, sent_about
from reftel.archive.telegrams import Row, find_mrn, find_name, find_serial
from reftel.desk.manuscripts import manuscript_text
from reftel.desk.reader import Reader
from reftel.links.citation import find_citations
from reftel.links.judge import Candidate, Judged, Lookups, Neighbour, State, judge
from reftel.sources import Received, Refused, receive_file
from reftel.telegram.text import Span

__all__ = ["Resolved", "Unresolvable", "resolve_file", "resolve_text"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """One citation: as written, where, and what it came to; `why` says it in words.

    `mrn` and `address` are of the one telegram meant; `candidates` holds the addresses of several.
    """

    written: str
    span: Span
    state: State
    mrn: str | None
    address: str | None
    subject: str | None
    why: str
    candidates: list[str] = field(default_factory=list)
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Unresolvable:
    """A file without text to look through, and what to do about it."""

    source: str
    reason: str
    help: str


def _candidates(rows: Sequence[Row]) -> list[Candidate]:
    return [Candidate(row.address, row.mrn, row.date, row.subject) for row in rows]


def _lookups(connection: Connection) -> Lookups:
    def series(post: str, year: int, day: dt.date) -> list[Neighbour]:
        found = numbers_around(connection, post, year, day)
        return [Neighbour(serial, dt.date.fromisoformat(written)) for serial, written in found]

    def by_key(key: str) -> list[Candidate]:
        held = {one.telegram: one.day for one in held_by_key(connection, [key]).get(key, ())}
        rows = rows_of(connection, held)
        return [
            Candidate(row.address, row.mrn, held[number] or row.date, row.subject)
            for number, row in rows.items()
        ]

    def by_day(serial: int, day: dt.date, from_department: bool) -> list[Candidate]:
        days = sent_about(connection, serial, day, from_department=from_department)
        rows = rows_of(connection, days)
        return [Candidate(row.address, row.mrn, days[number], row.subject) for number, row in rows.items()]

    return Lookups(
        by_key=by_key,
        by_day=by_day,
        by_mrn=lambda mrn: _candidates(find_mrn(connection, mrn)),
        by_serial=lambda post, serial: _candidates(find_serial(connection, post, serial)),
        by_name=lambda name: _candidates(find_name(connection, name)),
        series=series,
    )


def _answer(judged: Judged, source: str | None) -> Resolved:
    one = judged.candidates[0] if judged.state == "held" else None
    several = [other.address for other in judged.candidates] if judged.state == "ambiguous" else []
    return Resolved(
        judged.citation.written,
        judged.citation.span,
        judged.state,
        judged.mrn,
        one.address if one else None,
        one.subject if one else None,
        judged.why,
        several,
        source,
    )


def resolve_text(
    archive: Archive,
    reader: Reader,  # noqa: ARG001 - policy `open`: every reader may know of every telegram
    text: str,
    source: str | None = None,
) -> list[Resolved]:
    """Every citation of a text, in order."""
    with archive.reading() as connection:
        lookups = _lookups(connection)

        @cache
        def sends(post: str | None) -> bool:
            held = connection.exec_driver_sql("SELECT 1 FROM telegrams WHERE post_key = ? LIMIT 1", (post,))
            return held.first() is not None

        judged = (judge(citation, lookups) for citation in find_citations(text))
        # what has only the shape of a number is one where telegrams of that post are held
        return [
            _answer(one, source)
            for one in judged
            if one.citation.sure or one.state == "held" or sends(one.citation.post)
        ]


def resolve_file(archive: Archive, reader: Reader, path: Path) -> Iterator[Resolved | Unresolvable]:
    """Every citation of a file, whatever it holds text in: plain, Markdown, HTML, DOCX, ODT, PDF."""
    written = manuscript_text(path)
    if written is not None:
        yield from resolve_text(archive, reader, written, str(path))
        return
    for outcome in receive_file(path):
        if isinstance(outcome, Received):
            yield from resolve_text(archive, reader, outcome.text, outcome.source)
        elif isinstance(outcome, Refused):
            yield Unresolvable(outcome.source, outcome.reason, outcome.help)
