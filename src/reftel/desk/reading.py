"""Opening a telegram: its copies, where they stood, what it cites and whether that is held, who cites it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.beside import said_beside
from reftel.archive.telegrams import (
    Place,
    Row,
    StoredCopy,
    citing,
    copies_of,
    held_mrns,
    list_rows,
    places_of,
    taken_away,
)
from reftel.desk.answers import Copy, Listed, Opened, ReferenceState, TelegramView
from reftel.desk.naming import find_named, number_of
from reftel.desk.reader import Reader
from reftel.desk.together import put_together
from reftel.errors import ReftelError
from reftel.links.resolve import Held, resolve
from reftel.telegram.record import Record

__all__ = ["NotOneError", "Wanted", "exact_name", "list_all", "listed", "open_named", "the_one", "view_of"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which telegrams to list; days are ISO, `until` included, `post` canonical or as written."""

    since: str | None = None
    until: str | None = None
    post: str | None = None
    newest: bool = False
    limit: int | None = None
    offset: int = 0


def listed(row: Row) -> Listed:
    """A telegram as a list shows it."""
    return Listed(row.mrn, row.address, row.date, row.post, row.subject, row.classification, row.copies)


def open_named(archive: Archive, reader: Reader, name: str, day: str | None) -> Opened:
    """What a name led to; where a number was used twice, the first is shown and both are named."""
    with archive.reading() as connection:
        rows = find_named(connection, name, day)
        if not rows:
            return Opened(name, "none", message=_why_not(connection, name, day))
        if len(rows) == 1:
            return Opened(name, "found", view_of(archive, connection, reader, rows[0]))
        number = number_of(name)
        same = number is not None and all(row.mrn == number for row in rows)
        view = view_of(archive, connection, reader, rows[0]) if same else None
        words = f"{len(rows)} telegrams go by {name!r}."
        return Opened(name, "several", view, [listed(row) for row in rows], words)


class NotOneError(ReftelError):
    """A name that should mean one telegram means none or several."""


def the_one(archive: Archive, name: str) -> Row:
    """The telegram of this name; refused where that is not exactly one."""
    with archive.reading() as connection:
        rows = find_named(connection, name)
        if len(rows) == 1:
            return rows[0]
        if not rows:
            raise NotOneError(_why_not(connection, name, None))
        shown = ", ".join(exact_name(row.address) for row in rows[:10])
        raise NotOneError(f"{len(rows)} telegrams go by {name!r}: name one of {shown}.")


def exact_name(address: str) -> str:
    """A name that means the telegram of this address and no other of the same number."""
    return address if "~" in address or address.startswith("x") else f"{address}~1"


def _why_not(connection: Connection, name: str, day: str | None) -> str:
    number = number_of(name)
    gone = taken_away(connection, number or name.strip())
    if gone is not None:
        return f"{number or name} was taken down on {gone[0][:10]}: {gone[1]}."
    if day is not None:
        return f"No telegram {name!r} of {day} is held. Try it without `--date`, or `reftel search`."
    if number is None:
        return f"No telegram goes by {name!r}. `reftel search` finds by words, `reftel list` shows all."
    cited = len(citing(connection, [number]))
    words = f"{number} is not held"
    if cited:
        words += f"; {cited} telegram{'s' if cited != 1 else ''} held here cite{'' if cited != 1 else 's'} it"
    return f"{words}. `reftel list` shows what is."


def view_of(archive: Archive, connection: Connection, reader: Reader, row: Row) -> TelegramView:  # noqa: ARG001
    """A telegram with its copies, the fullest first; under policy `open` every reader sees all of it."""
    unpacker = archive.unpacker(connection)
    stored = list(copies_of(connection, unpacker, [row.number]))
    beside = said_beside(connection, [copy.number for copy in stored])
    shown = [
        _copy(archive, each, places_of(connection, each.number), beside.get(each.number, {}))
        for each in stored
    ]
    shown_first, sections = put_together(shown)
    numbers = {row.mrn, *(copy.record.mrn for copy in shown)} - {None}
    cited_by = citing(connection, sorted(number for number in numbers if number is not None))
    return TelegramView(
        row.address,
        row.mrn,
        shown_first,
        shown,
        _states(connection, row, shown_first.record),
        [listed(other) for other in cited_by if other.number != row.number],
        sections,
    )


def _copy(archive: Archive, stored: StoredCopy, places: list[Place], fields: Mapping[str, str]) -> Copy:
    first = places[0]
    original = archive.originals.place(first.file_sha256, first.media) if first.original else None
    return Copy(
        sha256=stored.sha256.hex(),
        source=first.source,
        record=stored.record,
        text=stored.text,
        start=first.start,
        line=first.line,
        extractor=first.extractor,
        intake=first.intake,
        original=None if original is None else str(original),
        encoding=first.encoding,
        also=[place.source for place in places[1:]],
        fields=fields,
    )


def _always(days: list[Held]) -> Callable[[str], list[Held]]:
    """A look-up that was made before."""
    return lambda _: days


def _states(connection: Connection, row: Row, record: Record) -> list[ReferenceState]:
    """Each reference with the telegram it means; none is chosen of several, none that came later."""
    held = held_mrns(connection, [cited.mrn for cited in record.references if cited.mrn is not None])
    states: list[ReferenceState] = []
    for cited in record.references:
        found = {one.number: one for one in held.get(cited.mrn or "", [])}
        days = [Held(one.number, one.date) for one in found.values()]
        came = resolve(cited.mrn or "", None, row.number, record.date, _always(days))
        if cited.kind != "telegram":
            states.append(ReferenceState(cited, "other"))
        elif came.target is not None:
            meant = found[came.target]
            states.append(ReferenceState(cited, "held", meant.address, meant.subject, meant.date))
        elif came.state == "ambiguous":
            states.append(ReferenceState(cited, "ambiguous", found[came.candidates[0]].address))
        else:
            states.append(ReferenceState(cited, "not_held"))
    return states


def list_all(archive: Archive, reader: Reader, wanted: Wanted) -> Iterator[Listed]:  # noqa: ARG001
    """Telegrams by date, one after the other: a list of millions is never held."""
    with archive.reading() as connection:
        for row in list_rows(
            connection,
            since=wanted.since,
            until=wanted.until,
            post=wanted.post,
            newest=wanted.newest,
            limit=wanted.limit,
            offset=wanted.offset,
        ):
            yield listed(row)
