"""People, bodies and places that texts name: lists, one of them, and names that may be one person's."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from reftel.errors import ReftelError
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, back_to, frame_of, page

if TYPE_CHECKING:
    from reftel.desk.people import PeopleDesk

__all__ = ["people_page", "person_page", "say_of_names"]

_KINDS = {"person": "Persons", "organisation": "Bodies", "place": "Places"}
_PAGE = 60
_MENTIONS = 50


def _people(desk: ReadingDesk) -> "PeopleDesk":
    people = getattr(desk, "people", None)
    if people is None:
        raise NotFoundException
    return cast("PeopleDesk", people)


def _number(request: Browser) -> int:
    written = request.query_params.get("page", "1")
    return max(1, int(written)) if written.isdecimal() and len(written) < 6 else 1


def people_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """Those that most telegrams name, or those with a name."""
    people, parameters = _people(desk), request.query_params
    kind = parameters.get("kind", "person")
    kind = kind if kind in _KINDS else "person"
    words, at = parameters.get("q", "").strip()[:100], _number(request)
    rows = people.search(words, kind, _PAGE + 1) if words else people.list(kind, _PAGE + 1, (at - 1) * _PAGE)
    values = {
        "kinds": _KINDS,
        "kind": kind,
        "words": words,
        "rows": rows[:_PAGE],
        "more": len(rows) > _PAGE and not words,
        "page_number": at,
        "proposals": people.proposals(8) if kind == "person" and not words and at == 1 else (),
    }
    return page("people.html", frame_of(request), values)


def person_page(request: Browser, desk: ReadingDesk, key: str) -> Response[bytes]:
    """One of them: offices, where named, and other names that may be theirs."""
    kind = request.query_params.get("kind", "person")
    kind, at = kind if kind in _KINDS else "person", _number(request)
    try:
        view = _people(desk).open(key[:300], kind, _MENTIONS, (at - 1) * _MENTIONS)
    except ReftelError as error:
        raise NotFoundException from error
    values = {"view": view, "kind": kind, "page_number": at, "more": view.total > at * _MENTIONS}
    return page("person.html", frame_of(request), values)


def say_of_names(desk: ReadingDesk, form: Mapping[str, str]) -> Redirect:
    """Say that two names are one person's, that they are not, or take that back."""
    people = _people(desk)
    one, other = str(form.get("one", ""))[:300], str(form.get("other", ""))[:300]
    back, wish = str(form.get("back", "/people")), form.get("wish")
    try:
        if wish == "same":
            people.merge(one, other)
        elif wish == "apart":
            people.keep_apart(one, other)
        else:
            people.undo(one, other)
    except ReftelError as error:
        return back_to(back, str(error))
    said = {"same": "They are one now. It can be taken back.", "apart": "They are kept apart."}
    return back_to(
        f"/people/{quote(one, safe='')}" if wish == "same" else back, said.get(str(wish), "Taken back.")
    )
