"""The suspense book in the browser: a list, a board, a calendar, an entry, and what the texts suggest."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from reftel.desk.suspense_answers import EntryLine
from reftel.errors import ReftelError
from reftel.suspense.due import Wanted
from reftel.suspense.entry import ANSWERS, COMPLETION, SPOKEN, STATUSES, Kind, Status
from reftel.suspense.table import Cited
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, back_to, frame_of, page

if TYPE_CHECKING:
    from reftel.desk.suspense import SuspenseDesk

__all__ = [
    "accept_page",
    "book_page",
    "calendar_file",
    "change_entry",
    "enter_one",
    "entry_page",
    "take_over",
]

_VIEWS = ("list", "board", "calendar")
_MOST = 400
_MONTHS = 12
_KINDS: tuple[Kind, ...] = ("ask", "promise")
Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar, as weeks of days with what is due on each."""

    first: dt.date
    weeks: tuple[tuple[tuple[dt.date, tuple[EntryLine, ...]], ...], ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """Which entries of the book a page shows."""

    view: str
    on: str
    country: str = ""
    party: str = ""
    kind: str = ""
    every: bool = False

    def address(self, **changed: str) -> str:
        """The address of this view with something else in it."""
        values = {
            "view": self.view if self.view != "list" else "",
            "on": self.on,
            "country": self.country,
            "party": self.party,
            "kind": self.kind,
            "every": "1" if self.every else "",
        } | changed
        pairs = [(name, value) for name, value in values.items() if value]
        return f"/suspense?{urlencode(pairs)}" if pairs else "/suspense"

    def wanted(self) -> Wanted:
        """What the desk is asked for."""
        kind = next((one for one in _KINDS if one == self.kind), None)
        return Wanted(country=self.country or None, party=self.party or None, kind=kind)


def _book(desk: ReadingDesk) -> "SuspenseDesk":
    book = getattr(desk, "suspense", None)
    if book is None:
        raise NotFoundException
    return cast("SuspenseDesk", book)


def _today() -> str:
    return dt.datetime.now(dt.UTC).date().isoformat()


def _day(written: str) -> str:
    try:
        return dt.date.fromisoformat(written.strip()).isoformat()
    except ValueError:
        return _today()


def _looked(request: Browser) -> Looked:
    parameters = request.query_params
    view = parameters.get("view", "list")
    country = parameters.get("country", "").strip().upper()
    return Looked(
        view if view in _VIEWS else "list",
        _day(parameters.get("on", "")),
        country if country.isalpha() and len(country) == 2 else "",
        parameters.get("party", "").strip()[:100],
        parameters.get("kind", ""),
        bool(parameters.get("every")),
    )


def book_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """The book as it stood on a day."""
    book, looked = _book(desk), _looked(request)
    due = looked.view == "list" and not looked.every
    shown = book.list(looked.on, looked.wanted(), within=14 if due else 0, due=due, limit=_MOST)
    earlier, months = _calendar(shown.entries, looked.on) if looked.view == "calendar" else ((), ())
    values = {
        "looked": looked,
        "shown": shown,
        "columns": [
            (status, SPOKEN[status], [one for one in shown.entries if one.status == status])
            for status in STATUSES
        ],
        "earlier": earlier,
        "months": months,
        "today": _today(),
        "kinds": _KINDS,
    }
    return page("suspense.html", frame_of(request), values)


def _calendar(entries: Sequence[EntryLine], on: str) -> tuple[tuple[EntryLine, ...], tuple[Month, ...]]:
    """What was due earlier and is still open, and the months from a day on in which something is due.

    The month of the day itself is always there, so that the sheet never stands empty.
    """
    days: dict[dt.date, list[EntryLine]] = {}
    earlier: list[tuple[str, EntryLine]] = []
    here = dt.date.fromisoformat(on).replace(day=1)
    before = (here - dt.timedelta(days=1)).replace(day=1)
    for one in entries:
        watch = one.due_date or one.review_date
        if watch is None or one.standing == "closed":
            continue
        if watch < before.isoformat():
            earlier.append((watch, one))
        else:
            days.setdefault(dt.date.fromisoformat(watch), []).append(one)
    earlier.sort(key=lambda pair: (pair[0], pair[1].id), reverse=True)
    firsts = sorted({day.replace(day=1) for day in days} | {here})
    return tuple(one for _, one in earlier), tuple(_month(first, days) for first in firsts[:_MONTHS])


def _month(first: dt.date, days: Mapping[dt.date, Sequence[EntryLine]]) -> Month:
    monday = first - dt.timedelta(days=first.weekday())
    weeks = []
    while monday.replace(day=1) <= first or monday < first:
        weeks.append(
            tuple(
                (day, tuple(days.get(day, ())) if day.month == first.month else ())
                for day in (monday + dt.timedelta(days=number) for number in range(7))
            )
        )
        monday += dt.timedelta(days=7)
    return Month(first, tuple(weeks))


def entry_page(request: Browser, desk: ReadingDesk, number: str) -> Response[bytes]:
    """One entry, its history, and what may be evidence on it."""
    book = _book(desk)
    if not number.isdecimal() or len(number) > 12:
        raise NotFoundException
    try:
        opened = book.open(int(number))
        proposals = book.proposals(int(number))
    except ReftelError as error:
        raise NotFoundException from error
    values = {
        "opened": opened,
        "entry": opened.entry,
        "proposals": proposals,
        "spoken": SPOKEN,
        "answers": ANSWERS,
        "scale": COMPLETION,
        "today": _today(),
    }
    return page("suspense_entry.html", frame_of(request), values)


def accept_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """Asks and promises that texts hold and the book does not."""
    looked = _looked(request)
    found = _book(desk).suggestions(looked.wanted(), limit=100)
    return page("suspense_suggested.html", frame_of(request), {"found": found, "looked": looked})


def take_over(desk: ReadingDesk, form: Mapping[str, object]) -> Redirect:
    """Put the suggestions that were chosen into the book."""
    named = form.get("name", [])
    names = [str(one) for one in named] if isinstance(named, list) else [str(named)]
    try:
        made = _book(desk).accept([one for one in names if one])
    except ReftelError as error:
        return back_to("/suspense/suggested", str(error))
    return back_to("/suspense/suggested", f"{len(made)} put into the book.")


def _cited(form: Fields) -> Cited:
    paragraph = str(form.get("paragraph", "")).strip()
    return Cited(
        quote=str(form.get("quote", "")).strip()[:5000],
        telegram=str(form.get("telegram", "")).strip()[:200] or None,
        paragraph=int(paragraph) if paragraph.isdecimal() and len(paragraph) < 5 else None,
        document=str(form.get("document", "")).strip()[:500] or None,
        checksum=None,
        page=None,
        language=None,
        date=None,
    )


def _text(form: Fields, name: str) -> str | None:
    return str(form.get(name, "")).strip()[:2000] or None


def enter_one(desk: ReadingDesk, form: Fields) -> Redirect:
    """Enter an ask or a promise by hand."""
    kind: Kind = "ask" if form.get("kind") == "ask" else "promise"
    try:
        made = _book(desk).add(
            kind=kind,
            by=_text(form, "by"),
            to=_text(form, "to"),
            what=_text(form, "what") or "",
            source=_cited(form),
            said=_text(form, "said"),
            due_date=_text(form, "due_date"),
            country=_text(form, "country"),
            note=_text(form, "note"),
        )
    except ReftelError as error:
        return back_to("/suspense#enter", str(error))
    return back_to(f"/suspense/{made.id}", "Entered.")


def change_entry(desk: ReadingDesk, number: str, form: Fields) -> Redirect:
    """Say what came of an entry, look at it again, withdraw it, or take the last change back."""
    book, here = _book(desk), f"/suspense/{number}"
    if not number.isdecimal() or len(number) > 12:
        raise NotFoundException
    entry, do, day = int(number), str(form.get("do", "")), str(form.get("day", "")).strip()
    note = _text(form, "note")
    try:
        if do == "status":
            status: Status = next((one for one in STATUSES if one == form.get("status")), "open")
            answer = next((one for one in ANSWERS if one == form.get("answer")), None)
            done = str(form.get("completion", "")).strip()
            book.change(
                entry, status, [_cited(form)], day=day or None, answer=answer, note=note,
                completion=int(done) if done.isdecimal() and len(done) < 4 else None,
            )  # fmt: skip
        elif do == "evidence":
            book.evidence(entry, [_cited(form)], day=day or None, note=note)
        elif do == "review":
            book.review(entry, note or "", day=day or _today())
        elif do == "decline":
            book.decline(entry, str(form.get("address", "")), day=_today())
        elif do == "withdraw":
            book.withdraw(entry, note or "", day=day or _today())
        elif do == "undo":
            book.undo(entry, day=_today())
        else:
            raise NotFoundException
    except ReftelError as error:
        return back_to(here, str(error))
    return back_to(here, "Kept.")


def calendar_file(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """What is due, for a program of calendars."""
    looked = _looked(request)
    return Response(
        _book(desk).calendar(looked.on, looked.wanted()),
        media_type="text/calendar",
        headers={"content-disposition": 'attachment; filename="suspense.ics"', "cache-control": "no-cache"},
    )
