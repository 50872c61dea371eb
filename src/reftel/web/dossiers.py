"""Dossiers in the browser: a country, a person, a body, a case or a topic on one axis of time."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args
from urllib.parse import quote, urlencode

from litestar import Response
from litestar.exceptions import NotFoundException

from reftel.desk.dossier_answers import Dossier, DossierKind
from reftel.errors import ReftelError
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, frame_of, page

if TYPE_CHECKING:
    from reftel.desk.dossiers import DossierDesk
    from reftel.desk.people import PeopleDesk

__all__ = ["dossier_page"]

_KINDS: tuple[DossierKind, ...] = get_args(DossierKind)
_COUNTRIES, _TOPICS, _PEOPLE = 40, 18, 18
_ROWS_SHOWN = 80
_ROWS = {
    "telegram": "Telegrams",
    "meeting": "Meetings",
    "ask": "Asks",
    "response": "Answers",
    "promise": "Promises",
    "outcome": "What came of it",
    "case": "Cases",
    "figure": "Figures",
    "rating": "Ratings",
    "rated": "Ratings in texts",
    "assessment": "Assessments",
    "office": "Offices",
    "fact": "Facts",
}


def _day(written: str) -> str | None:
    try:
        return dt.date.fromisoformat(written.strip()).isoformat()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which dossier a page shows, and which rows of its axis; the address holds all of it."""

    name: str
    kind: str
    on: str
    since: str
    until: str
    only: str

    def with_only(self, only: str, number: int = 1) -> str:
        """The address of the same dossier with rows of one kind."""
        values = {"kind": self.kind, "since": self.since, "until": self.until, "on": self.on, "only": only}
        values["page"] = str(number) if number > 1 else ""
        pairs = [(name, value) for name, value in values.items() if value]
        return f"/dossiers/{quote(self.name, safe='')}{'?' if pairs else ''}{urlencode(pairs)}"


def _open(desk: "DossierDesk", asked: "Asked", kind: DossierKind | None) -> "Dossier | str":
    """The dossier that was asked for, or why there is none."""
    try:
        found = desk.open(
            asked.name, asked.on, kind=kind, since=asked.since or None, until=asked.until or None
        )
    except ReftelError as error:
        return str(error)
    if not (found.telegrams or found.rows or found.entries):
        return f"This archive holds nothing about {asked.name}."
    return found


def dossier_page(request: Browser, desk: ReadingDesk, name: str = "") -> Response[bytes]:
    """The dossier of a name, or where none is asked for or nothing is known of it, whose there are."""
    dossiers: DossierDesk | None = getattr(desk, "dossiers", None)
    if dossiers is None:
        raise NotFoundException
    parameters = request.query_params
    kind = next((one for one in _KINDS if one == parameters.get("kind")), None)
    since, until = (_day(parameters.get(one, "")) or "" for one in ("since", "until"))
    today = dt.datetime.now(dt.UTC).date().isoformat()
    on = _day(parameters.get("on", "")) or today
    name = " ".join((name or parameters.get("name", "")).split())[:200]
    asked = Asked(name, kind or "", on if on != today else "", since, until, parameters.get("only", ""))
    found = _open(dossiers, replace(asked, on=on), kind) if name else ""
    dossier = None if isinstance(found, str) else found
    kinds = Counter(one.kind for one in dossier.rows) if dossier is not None else Counter()
    rows = [one for one in dossier.rows if asked.only in ("", one.kind)] if dossier is not None else []
    written = parameters.get("page", "1")
    number = max(1, int(written)) if written.isdecimal() and len(written) < 6 else 1
    people: PeopleDesk | None = getattr(desk, "people", None)
    values = {
        "asked": asked,
        "kinds": _KINDS,
        "on": on,
        "dossier": dossier,
        "rows": rows[(number - 1) * _ROWS_SHOWN : number * _ROWS_SHOWN],
        "page_number": number,
        "pages": max(1, -(-len(rows) // _ROWS_SHOWN)),
        "row_kinds": [(one, title, kinds[one]) for one, title in _ROWS.items() if kinds[one]],
        "trouble": found if isinstance(found, str) else "",
        "countries": dossiers.countries(_COUNTRIES) if dossier is None else (),
        "topics": dossiers.topics(_TOPICS) if dossier is None else (),
        "people": people.list("person", _PEOPLE) if dossier is None and people is not None else (),
    }
    status = 404 if values["trouble"] else 200
    return page("dossier.html", frame_of(request), values, status)
