"""From what was found to the book: suggestions a person may accept, one by one or all that a filter names.

A suggestion stands in the book once somebody accepted it; then it is an entry like any other, known by the
text it was found in and its place there, so that it is not suggested again.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, select

from reftel.archive.archive import Archive
from reftel.archive.countries import Countries
from reftel.archive.findings_items import held
from reftel.archive.findings_listing import telegrams_by_day
from reftel.archive.neighbourhood import rows_of
from reftel.archive.suspense import entries_of_copies, entry_by_key, in_codes, known_keys, make_entry
from reftel.archive.telegrams import Row, StoredCopy
from reftel.desk.finding_reading import OpenedCopy, opened_copies
from reftel.desk.finding_views import read_name
from reftel.desk.reading import the_one
from reftel.desk.suspense_answers import EntryLine, Suggested, line_of
from reftel.desk.suspense_citing import persons_of
from reftel.extract.context import context_of
from reftel.extract.findings import Ask, Finding, Promise, Response
from reftel.extract.risk import Private, shown
from reftel.suspense.due import Wanted
from reftel.suspense.entry import Answer, Change, Entry, Evidence, rests_in
from reftel.suspense.private import shielded
from reftel.suspense.steps import StepError, step

__all__ = ["accept", "suggestions"]

_KINDS = ("ask", "promise")
_PAGE = 100
"""Telegrams looked up at a time."""


def suggestions(
    archive: Archive, wanted: Wanted, name: str | None, confidence: float, limit: int | None
) -> list[Suggested]:
    """What was found and stands in no entry, by the day of its telegram; rejected findings are left out."""
    found: list[Suggested] = []
    with archive.reading() as connection:
        countries = Countries(connection)
        wanted = in_codes(connection, wanted)
        for row in _telegrams(archive, connection, wanted, name, countries):
            for _, entry, shown in _entries_in(archive, connection, row, countries):
                if shown.confidence >= confidence and _fits(entry, wanted):
                    found.append(shown)
            if limit is not None and len(found) >= limit:
                break
    return found if limit is None else found[:limit]


def _fits(entry: Entry, wanted: Wanted) -> bool:
    from reftel.suspense.due import fits  # noqa: PLC0415

    return fits(entry, wanted)


def _telegrams(
    archive: Archive, connection: Connection, wanted: Wanted, name: str | None, countries: Countries
) -> Iterator[Row]:
    """The telegram of a name; else those with findings of these kinds that fit, by day."""
    if name is not None:
        yield the_one(archive, name)
        return
    country = None
    if wanted.country is not None and len(wanted.country) == 2 and not countries.is_own(wanted.country):
        country = wanted.country.upper()
    kinds = [wanted.kind] if wanted.kind else _KINDS
    numbers = telegrams_by_day(connection, kinds, wanted.since, wanted.until, country)
    while page := list(islice(numbers, _PAGE)):
        rows = rows_of(connection, page)
        yield from (rows[number] for number in page if number in rows)


def _entries_in(
    archive: Archive, connection: Connection, row: Row, countries: Countries
) -> Iterator[tuple[Finding, Entry, Suggested]]:
    """The asks and promises found in a telegram that are not in the book, as the entries they would be."""
    for opened in opened_copies(archive, connection, row.number):
        if not opened.shown:
            continue
        found = [
            (name, held(settled, opened.copy.record.paragraphs))
            for name, settled in opened.settled
            if settled.state != "rejected"
        ]
        asks = [item for _, item in found if isinstance(item, Ask)]
        answers = _answers(opened, found)
        keys = {name: _key(opened.copy, item) for name, item in found if isinstance(item, Ask | Promise)}
        in_book = known_keys(connection, keys.values())
        held_there = entries_of_copies(connection, [opened.copy.sha256.hex()])
        for name, item in found:
            if not isinstance(item, Ask | Promise) or keys[name] in in_book:
                continue
            if rests_in(held_there, "ask" if isinstance(item, Ask) else "promise", item.span):
                continue
            entry = _entry(row, opened, item, keys[name], countries)
            if entry is not None:
                answer = answers.get(asks.index(item)) if isinstance(item, Ask) else None
                yield item, entry, _suggested(name, shielded(entry), item, answer, persons_of(opened))


def _answers(opened: OpenedCopy, found: Sequence[tuple[str, Finding]]) -> dict[int, Response]:
    """The first answer to each ask, by the place of the ask in its list."""
    places = {
        settled.position: place
        for place, (_, settled) in enumerate(
            (name, settled)
            for name, settled in opened.settled
            if settled.kind == "ask" and settled.state != "rejected"
        )
    }
    answers: dict[int, Response] = {}
    for _, item in found:
        if isinstance(item, Response) and item.to_ask is not None and item.to_ask in places:
            answers.setdefault(places[item.to_ask], item)
    return answers


def _key(copy: StoredCopy, item: Finding) -> str:
    kind = "ask" if isinstance(item, Ask) else "promise"
    return f"found:{copy.sha256.hex()[:24]}:{kind}:{item.span[0]}"


def _entry(row: Row, opened: OpenedCopy, item: Ask | Promise, key: str, countries: Countries) -> Entry | None:
    copy = opened.copy
    day = copy.record.date or row.date
    if day is None:
        return None
    promise = isinstance(item, Promise)
    return Entry(
        key=key,
        kind="promise" if promise else "ask",
        by=item.by,
        to=None if isinstance(item, Promise) else item.to,
        what=item.what or item.quote,
        said=day,
        due_text=item.due_text if isinstance(item, Promise) else None,
        due_date=item.due_date if isinstance(item, Promise) else None,
        country=countries.of_record(copy.record, context_of(copy.record).host),
        topics=list(copy.record.tags),
        source=_evidence(row, opened, item, day),
        origin="found",
    )


def _evidence(row: Row, opened: OpenedCopy, item: Finding, day: str) -> Evidence:
    return Evidence(
        quote=item.quote,
        date=day,
        address=row.address,
        mrn=row.mrn,
        copy=opened.copy.sha256.hex(),
        paragraph=item.paragraph,
        span=item.span,
        mark=item.mark,
        private=persons_of(opened),
    )


def _suggested(
    name: str, entry: Entry, item: Finding, answer: Response | None, people: Sequence[Private]
) -> Suggested:
    return Suggested(
        name=name,
        kind=entry.kind,
        by=entry.by,
        to=entry.to,
        what=entry.what,
        said=entry.said,
        due_text=entry.due_text,
        due_date=entry.due_date,
        quote=entry.quote,
        address=entry.source.address or "",
        mrn=entry.mrn,
        paragraph=entry.source.paragraph,
        country=entry.country,
        topics=list(entry.topics),
        rule=item.rule,
        confidence=item.confidence,
        answer=answer.kind if answer is not None else None,
        answer_quote=shown(answer.quote, people, may_see_names=False) if answer is not None else None,
    )


def accept(archive: Archive, names: Sequence[str], author: str) -> list[EntryLine]:
    """Make entries of the findings of these names; what is in the book already is given back as it stands.

    An ask that was answered in the same telegram begins as answered, with the words of the answer.
    """
    from reftel.archive.suspense import add_change  # noqa: PLC0415

    lines: list[EntryLine] = []
    with archive.database.writing() as connection:
        countries = Countries(connection)
        for row, opened, item, answer in _named(archive, connection, names):
            key = _key(opened.copy, item)
            entry = entry_by_key(connection, key)
            if entry is None:
                made = _entry(row, opened, item, key, countries)
                if made is None:
                    raise StepError(f"{row.address} bears no day; enter this by hand, with the day.")
                entry = make_entry(connection, made, author)
                if answer is not None:
                    day = made.said
                    kind: Answer = answer.kind
                    change = Change(
                        entry=entry.id,
                        kind="status",
                        day=day,
                        author=author,
                        values=step(entry, "answered", None, kind),
                        evidence=[_evidence(row, opened, answer, day)],
                    )
                    entry = add_change(connection, change)
            lines.append(line_of(entry, entry.said))
    return lines


def _named(
    archive: Archive, connection: Connection, names: Sequence[str]
) -> Iterator[tuple[Row, OpenedCopy, Ask | Promise, Response | None]]:
    """The findings of these names, in their order."""
    from reftel.archive.schema import copies  # noqa: PLC0415
    from reftel.archive.schema_findings import decisions  # noqa: PLC0415

    held_open: dict[int, tuple[Row, list[OpenedCopy]]] = {}
    for name in names:
        parts = read_name(name)
        if parts is None:
            raise StepError(
                f"{name!r} names no finding. `reftel suspense suggest` lists them with their names."
            )
        if parts.subject is not None:
            text = select(decisions.c.sha256).where(decisions.c.number == parts.subject).scalar_subquery()
            which = select(copies.c.telegram).where(copies.c.sha256 == text)
        else:
            which = select(copies.c.telegram).where(copies.c.number == parts.copy)
        number = connection.scalar(which)
        if number is None:
            raise StepError(f"{name!r} names no finding that is held.")
        if number not in held_open:
            row = rows_of(connection, [number])[number]
            held_open[number] = row, opened_copies(archive, connection, number)
        row, several = held_open[number]
        yield _find(row, several, name)


def _find(
    row: Row, several: Sequence[OpenedCopy], name: str
) -> tuple[Row, OpenedCopy, Ask | Promise, Response | None]:
    for opened in several:
        for each, settled in opened.settled:
            if each != name.strip().lower():
                continue
            item = held(settled, opened.copy.record.paragraphs)
            if not isinstance(item, Ask | Promise):
                raise StepError(f"{name} is a {settled.kind}; the book holds asks and promises.")
            if settled.state == "rejected":
                raise StepError(f"{name} was rejected. Take that back first: `reftel findings undo`.")
            found = [
                (other, held(one, opened.copy.record.paragraphs))
                for other, one in opened.settled
                if one.state != "rejected"
            ]
            asks = [one for _, one in found if isinstance(one, Ask)]
            answer = _answers(opened, found).get(asks.index(item)) if isinstance(item, Ask) else None
            return row, opened, item, answer
    raise StepError(f"{name!r} names no finding that stands now. `reftel suspense suggest` lists them.")
