"""Dossiers in the browser: a country, a person, a body, a case or a topic on one axis of time."""

import datetime as dt
from typing import TYPE_CHECKING, cast, get_args

from litestar import Response
from litestar.exceptions import NotFoundException

from reftel.desk.dossier_answers import DossierKind
from reftel.errors import ReftelError
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, frame_of, page

if TYPE_CHECKING:
    from reftel.desk.dossiers import DossierDesk

__all__ = ["dossier_page"]

_KINDS: tuple[DossierKind, ...] = get_args(DossierKind)
_COUNTRIES = 30


def _day(written: str) -> str | None:
    try:
        return dt.date.fromisoformat(written.strip()).isoformat()
    except ValueError:
        return None


def dossier_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """The dossier of a name, or where none is asked for, whose there may be."""
    dossiers = getattr(desk, "dossiers", None)
    if dossiers is None:
        raise NotFoundException
    parameters = request.query_params
    name = " ".join(parameters.get("name", "").split())[:200]
    kind = next((one for one in _KINDS if one == parameters.get("kind")), None)
    on = _day(parameters.get("on", "")) or dt.datetime.now(dt.UTC).date().isoformat()
    since, until = (_day(parameters.get(one, "")) for one in ("since", "until"))
    dossier, trouble = None, ""
    if name:
        try:
            dossier = cast("DossierDesk", dossiers).open(name, on, kind=kind, since=since, until=until)
        except ReftelError as error:
            trouble = str(error)
    searches = getattr(desk, "searches", None)
    values = {
        "name": name,
        "kind": kind,
        "kinds": _KINDS,
        "on": on,
        "since": since or "",
        "until": until or "",
        "dossier": dossier,
        "trouble": trouble,
        "countries": searches.facet("", "country")[:_COUNTRIES] if searches is not None and not name else (),
    }
    return page("dossier.html", frame_of(request), values, 404 if trouble else 200)
