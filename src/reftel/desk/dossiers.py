"""A country, a person or office, an organisation, a legal case or a topic over time, for one reader.

Everything stands on one axis, with its sentence and the place of it, or the table and line it comes from.
What was only found says so; what somebody put into the book stands there once, as its entry.
"""

from collections.abc import Iterable

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.dossier import Placed, counts_of, findings_of
from reftel.archive.facts import HolderRow, facts_about, holders_named, holders_of
from reftel.archive.neighbourhood import rows_of
from reftel.archive.suspense import entries_of_copies, list_entries
from reftel.archive.telegrams import Row
from reftel.desk.dossier_answers import Dossier, DossierKind, DossierRow
from reftel.desk.dossier_known import KnownSubject, known_countries, known_topics
from reftel.desk.dossier_ratings import rating_lines, rating_rows, split_facts
from reftel.desk.dossier_risk import shield_of, shield_of_all
from reftel.desk.dossier_rows import (
    cells_of,
    entry_rows,
    fact_rows,
    finding_rows,
    holder_rows,
    telegram_rows,
)
from reftel.desk.dossier_subjects import Subject, subject_of
from reftel.desk.reader import Reader
from reftel.desk.suspense_answers import line_of
from reftel.desk.suspense_entering import checked_day
from reftel.suspense.due import in_order
from reftel.suspense.entry import Entry
from reftel.suspense.grid import grid_of
from reftel.suspense.private import shielded
from reftel.suspense.written import fold

__all__ = ["DossierDesk"]


class DossierDesk:
    """Dossiers of one archive; reached as `desk.dossiers`."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self.reader = reader

    def open(
        self,
        name: str,
        on: str,
        *,
        kind: DossierKind | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 60,
        names: bool = False,
    ) -> Dossier:
        """The dossier of a name; `limit` bounds the telegrams, findings of each kind and entries shown.

        Private persons in legal cases stand by role and initials, unless `names` are asked for. Where no kind
        is named, the name decides: a country, a telegram (the case it belongs to), a code of TAGS, somebody
        or some body that texts name, else a topic of words.
        """
        with self._archive.reading() as connection:
            subject = subject_of(self._archive, connection, name, kind, since=since, until=until)
            return self._made(connection, name, subject, on=checked_day(on), limit=limit, names=names)

    def countries(self, limit: int = 40) -> list[KnownSubject]:
        """The countries that most telegrams are from or about."""
        with self._archive.reading() as connection:
            return known_countries(self._archive, connection, limit)

    def topics(self, limit: int = 24) -> list[KnownSubject]:
        """The codes of TAGS that most telegrams carry."""
        return known_topics(self._archive, limit)

    def country(self, name: str, on: str, *, since: str | None = None, until: str | None = None) -> Dossier:
        """The dossier of a country."""
        return self.open(name, on, kind="country", since=since, until=until)

    def person(self, name: str, on: str) -> Dossier:
        """The dossier of a person or of an office."""
        return self.open(name, on, kind="person")

    def organisation(self, name: str, on: str) -> Dossier:
        """The dossier of a body."""
        return self.open(name, on, kind="organisation")

    def case(self, name: str, on: str) -> Dossier:
        """The dossier of a legal case: the exchange of a telegram, or what is found by words."""
        return self.open(name, on, kind="case")

    def topic(self, name: str, on: str) -> Dossier:
        """The dossier of a topic: a code of TAGS, or words."""
        return self.open(name, on, kind="topic")

    def _made(
        self, connection: Connection, asked: str, subject: Subject, *, on: str, limit: int, names: bool
    ) -> Dossier:
        unpacker = self._archive.unpacker(connection)
        placed = findings_of(connection, unpacker, subject.scope, limit)
        entries = self._entries(connection, subject, placed, on, 2 * limit)
        facts = facts_about(connection, subject.key or fold(asked))
        holders = _within(self._holders(connection, subject), subject)
        newest = rows_of(connection, list(subject.newest[:limit]))
        ratings, others = split_facts(facts)
        say = shield_of_all(placed, names=names)
        told = [
            *telegram_rows(newest.values(), say),
            *_about(subject, finding_rows(placed, entries, shield_of(names=names))),
            *entry_rows(shielded(entry, names=names) for entry in entries),
            *fact_rows(others),
            *holder_rows(holders),
        ]
        lines = rating_lines(ratings, told)
        rows = sorted([*told, *rating_rows(lines)], key=_place)
        texts = {one.address: (one.address, one.text, one.day) for one in placed}
        return Dossier(
            asked=asked,
            name=subject.name,
            kind=subject.kind,
            on=on,
            since=subject.scope.since,
            until=subject.scope.until,
            telegrams=subject.telegrams,
            by_year=subject.by_year,
            counts=counts_of(connection, subject.scope),
            rows=rows,
            ratings=lines,
            grid=grid_of(cells_of(placed, texts.values())),
            holders=holders,
            facts=others,
            entries=[line_of(shielded(entry, names=names), on) for entry in in_order(entries)],
            also=subject.also,
            notes=_notes(subject, newest, len(entries) >= 2 * limit),
        )

    def _entries(
        self, connection: Connection, subject: Subject, placed: list[Placed], on: str, most: int
    ) -> list[Entry]:
        """Entries on the subject, the newest: by country, party or topic, or resting on its telegrams."""
        if subject.kind == "case":
            return entries_of_copies(connection, {one.sha256 for one in placed})
        found = list_entries(connection, subject.wanted, on=on, newest=True, limit=most)
        if subject.kind == "topic":
            known = {entry.id for entry in found}
            resting = entries_of_copies(connection, {one.sha256 for one in placed})
            found += [entry for entry in resting if entry.id not in known]
        return found

    def _holders(self, connection: Connection, subject: Subject) -> list[HolderRow]:
        if subject.kind == "country" and subject.key is not None:
            return holders_of(connection, subject.key)
        return holders_named(connection, subject.name) if subject.kind == "person" else []


def _about(subject: Subject, rows: Iterable[DossierRow]) -> Iterable[DossierRow]:
    """Of a person or a body only what is said of them: a telegram that names them says much else."""
    if subject.kind not in ("person", "organisation"):
        return rows
    known = {fold(name).split()[-1] for name in (subject.name, *subject.also) if fold(name)}
    return [row for row in rows if known & set(fold(f"{row.words} {row.quote}").split())]


def _within(holders: list[HolderRow], subject: Subject) -> list[HolderRow]:
    """Those who held office in the period asked for; where none is, in the years the archive has."""
    first = subject.scope.since or (str(min(subject.by_year)) if subject.by_year else None)
    last = subject.scope.until or (str(max(subject.by_year)) if subject.by_year else None)
    return [
        row
        for row in holders
        if (last is None or row.started is None or row.started <= last + "~")
        and (first is None or row.ended is None or row.ended >= first)
        and (row.started is not None or row.ended is not None)
    ]


def _place(row: DossierRow) -> tuple[bool, str, str, int, str]:
    """Order on the axis: by day, then telegram, then paragraph; what has no day comes last."""
    return row.day is None, row.day or "", row.address or "", row.paragraph or 0, row.kind


def _notes(subject: Subject, newest: dict[int, Row], more: bool) -> list[str]:
    notes = []
    if subject.telegrams > len(newest):
        notes.append(
            f"{subject.telegrams:,} telegrams in all; the newest {len(newest)} are on the axis. "
            "A period (since, until) brings others."
        )
    if more:
        notes.append("The book has more entries on this; the newest are on the axis.")
    return notes
