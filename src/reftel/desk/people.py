"""Who is named across telegrams, as one reader may see it: lists, one person, and names that may be one.

Names are gathered by key. That two keys are one person is proposed and never done: somebody says so, or says
that they are not, and can take it back. Private persons in legal cases stand here by role and initials.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.findings_people import (
    Identity,
    IdentityVerdict,
    KeyRow,
    NamedAt,
    clusters,
    identities_said,
    keys_like,
    most_named,
    named_at,
    rows_of_keys,
    rows_of_number,
    say_identity,
)
from reftel.archive.findings_rows import fold, key_of
from reftel.archive.telegrams import Row, rows_by_number
from reftel.desk.finding_reading import opened_copies
from reftel.desk.finding_sentence import sentence_around
from reftel.desk.finding_shield import private_in
from reftel.desk.people_answers import PersonLine, PersonMention, PersonView, Proposal, SaidOfNames
from reftel.desk.people_likeness import propose
from reftel.desk.reader import Reader
from reftel.desk.reading import listed
from reftel.errors import ReftelError
from reftel.extract.findings import Name
from reftel.extract.risk import Private, shown

__all__ = ["NobodyError", "PeopleDesk"]

Groups: TypeAlias = dict[str, list[str]]
_HIDDEN = re.compile(r"private-(\d{1,12})")
_NEAR = 200  # names of the same surname that are compared


class NobodyError(ReftelError):
    """No telegram names this person."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"No telegram that was looked through names {name!r}. `reftel people WORD` lists names with it; "
            "`reftel findings --run` looks through what waits."
        )


class PeopleDesk:
    """Persons, organisations and places of one archive as one reader may use them.

    With `names`, private persons in legal cases stand by name, where the reader has the right and asks.
    """

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self.reader = reader

    def list(
        self, kind: str = "person", limit: int = 50, offset: int = 0, *, names: bool = False
    ) -> "Sequence[PersonLine]":
        """Those that most telegrams name; names that people said are one stand once."""
        with self._archive.reading() as connection:
            groups = _groups(connection)
            hidden = len({key for key, group in groups.items() if group[0] != key})
            rows = most_named(connection, kind, limit + offset + hidden)
            return self._lines(connection, rows, groups, kind, names=names)[offset : offset + limit]

    def search(
        self, words: str, kind: str = "person", limit: int = 50, *, names: bool = False
    ) -> "Sequence[PersonLine]":
        """Those with a name in which each of these words begins a word; who is not named is not found."""
        with self._archive.reading() as connection:
            groups = _groups(connection)
            rows = [row for row in keys_like(connection, kind, words, limit) if names or not row.private]
            return self._lines(connection, rows, groups, kind, names=names)[:limit]

    def _lines(
        self, connection: Connection, rows: Sequence[KeyRow], groups: Groups, kind: str, *, names: bool
    ) -> Sequence[PersonLine]:
        if names:
            rows = _whole(rows)
        own = {row.key: row for row in rows if names or not row.private}
        members = {name for row in rows for name in groups.get(row.key, ())} - own.keys()
        others = (
            _whole(rows_of_keys(connection, kind, members))
            if names
            else [row for row in rows_of_keys(connection, kind, members) if not row.private]
        )
        own |= {row.key: row for row in others}
        lines: dict[str, PersonLine] = {}
        for row in rows:
            if row.private and not names:
                line = _shielded(row)
            else:
                line = _line(row, [own[name] for name in groups.get(row.key, [row.key]) if name in own])
            lines.setdefault(line.key, line)
        return sorted(lines.values(), key=lambda line: (-line.telegrams, line.key))

    def open(
        self, name: str, kind: str = "person", limit: int = 100, offset: int = 0, *, names: bool = False
    ) -> PersonView:
        """The person of this key or name: offices, where named, and other names that may be theirs."""
        with self._archive.reading() as connection:
            hidden = _HIDDEN.fullmatch(name.strip().lower())
            private = None if names else hidden is not None
            if hidden is not None:
                rows = [row for row in rows_of_number(connection, int(hidden[1])) if row.private]
                keys = [row.key for row in rows]
            else:
                key = fold(name)
                keys = _groups(connection).get(key, [key])
                rows = rows_of_keys(connection, kind, keys)
                rows = _whole(rows) if names else [row for row in rows if not row.private]
            if not rows:
                raise NobodyError(name)
            by_length = {key: place for place, key in enumerate(keys)}
            rows.sort(key=lambda row: by_length[row.key])
            line = _shielded(rows[0]) if hidden is not None and not names else _line(rows[0], rows)
            everywhere = named_at(connection, [row.number for row in rows], private=private)
            offices = Counter(each.role for each in everywhere if each.role)
            days = sorted(each.day for each in everywhere if each.day)
            page = everywhere[offset : offset + limit]
            said = identities_said(connection) if hidden is None else {}
            told = kind == "person" and hidden is None
            return PersonView(
                line=line,
                offices=offices.most_common(),
                first=days[0] if days else None,
                last=days[-1] if days else None,
                mentions=[*self._mentions(connection, page, {row.number: row for row in rows}, names=names)],
                total=len(everywhere),
                said=[_said(each) for each in said.values() if {each.one, each.other} & set(keys)],
                proposals=[*self._proposals_for(connection, rows, said)] if told else [],
            )

    def _mentions(
        self, connection: Connection, page: Sequence[NamedAt], rows: dict[int, KeyRow], *, names: bool
    ) -> Iterator[PersonMention]:
        telegrams = rows_by_number(connection, [*dict.fromkeys(each.telegram for each in page)])
        for each in page:
            telegram = telegrams.get(each.telegram)
            if telegram is not None:
                yield self._mention(connection, telegram, each, rows[each.name], names=names)

    def _mention(
        self, connection: Connection, telegram: Row, each: NamedAt, row: KeyRow, *, names: bool
    ) -> PersonMention:
        """The first place in this telegram where the name stands as it is."""
        for opened in opened_copies(self._archive, connection, telegram.number):
            if opened.copy.number != each.copy:
                continue
            private = [] if names else private_in(opened.copy, opened.settled)
            for _, settled in opened.settled:
                item = None if settled.suggestion is None else settled.suggestion.item
                if isinstance(item, Name) and item.kind == row.kind and key_of(item) == row.key:
                    copy = opened.copy
                    sentence = sentence_around(copy.text, copy.record.paragraphs, item.span, item.quote)
                    return PersonMention(
                        telegram=listed(telegram),
                        name=shown(item.text, private, may_see_names=names),
                        role=each.role,
                        mentions=each.mentions,
                        sentence=shown(sentence, private, may_see_names=names),
                        span=item.span,
                        paragraph=item.paragraph,
                        mark=item.mark,
                    )
        name = row.name if names or not each.private else _shielded(row).name
        return PersonMention(listed(telegram), name, each.role, each.mentions, name, None, None, None)

    def proposals(self, limit: int = 50) -> "Sequence[Proposal]":
        """Names that may be one person's, the likeliest first; of those that most telegrams have."""
        with self._archive.reading() as connection:
            rows = most_named(connection, "person", 20 * limit)
            found = propose([row for row in rows if not row.private], identities_said(connection))
        return found[:limit]

    def _proposals_for(
        self, connection: Connection, rows: Sequence[KeyRow], said: dict[tuple[str, str], Identity]
    ) -> Sequence[Proposal]:
        own = {row.key for row in rows}
        near = {
            row.key: row
            for key in own
            for word in key.split()[-1:]
            for row in keys_like(connection, "person", word, _NEAR)
            if not row.private
        }
        found = propose([*rows, *(row for row in near.values() if row.key not in own)], said)
        return [each for each in found if (each.one.key in own) != (each.other.key in own)]

    def merge(self, one: str, other: str, reason: str | None = None) -> SaidOfNames:
        """Say that two names are one person's."""
        return self._say(one, other, "same", reason)

    def keep_apart(self, one: str, other: str, reason: str | None = None) -> SaidOfNames:
        """Say that two names are not one person's: it is not proposed again."""
        return self._say(one, other, "apart", reason)

    def undo(self, one: str, other: str, reason: str | None = None) -> SaidOfNames:
        """Take back what was last said of two names."""
        return self._say(one, other, "undone", reason)

    def said(self) -> "Sequence[SaidOfNames]":
        """What holds of names that somebody spoke about."""
        with self._archive.reading() as connection:
            return [_said(each) for each in identities_said(connection).values()]

    def _say(self, one: str, other: str, verdict: IdentityVerdict, reason: str | None) -> SaidOfNames:
        first, second = sorted((fold(one), fold(other)))
        if first == second:
            raise ReftelError(f"{one!r} and {other!r} are the same name.")
        with self._archive.database.writing() as connection:
            rows = rows_of_keys(connection, "person", [first, second])
            held = {row.key for row in rows if not row.private}
            for name in (one, other):
                if fold(name) not in held:
                    raise NobodyError(name)
            if verdict == "undone" and (first, second) not in identities_said(connection):
                raise ReftelError(f"Nothing was said of {one!r} and {other!r} that could be taken back.")
            now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            said = Identity(0, now, self.reader.name, reason, verdict, first, second)
            number = say_identity(connection, said)
        detail = {"one": first, "other": second, "reason": reason}
        self._archive.journal.note(self.reader.name, f"names {verdict}", None, detail)
        return SaidOfNames(number, first, second, verdict, self.reader.name, now, reason)


def _groups(connection: Connection) -> Groups:
    return clusters(identities_said(connection).values())


def _whole(rows: Sequence[KeyRow]) -> "list[KeyRow]":
    """One row for each name, whoever's it is."""
    whole: dict[int, KeyRow] = {}
    for row in rows:
        other = whole.get(row.number)
        whole[row.number] = (
            replace(row, private=False)
            if other is None
            else replace(
                other, telegrams=other.telegrams + row.telegrams, mentions=other.mentions + row.mentions
            )
        )
    return [*whole.values()]


def _shielded(row: KeyRow) -> PersonLine:
    """A private person by role and initials, with a key that says no more."""
    name = shown(row.name, [Private(row.name, row.role or "person")], may_see_names=False)
    return PersonLine(
        f"private-{row.number}", name, row.kind, row.telegrams, row.mentions, [name], private=True
    )


def _line(row: KeyRow, group: Sequence[KeyRow]) -> PersonLine:
    """A line for all the names of one, called by the longest of them."""
    first = group[0] if group else row
    return PersonLine(
        key=first.key,
        name=first.name,
        kind=row.kind,
        telegrams=sum(each.telegrams for each in group) or row.telegrams,
        mentions=sum(each.mentions for each in group) or row.mentions,
        names=[each.name for each in group] or [row.name],
        private=all(each.private for each in group),
    )


def _said(each: Identity) -> SaidOfNames:
    return SaidOfNames(each.number, each.one, each.other, each.verdict, each.author, each.at, each.reason)
