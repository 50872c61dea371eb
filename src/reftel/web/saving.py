"""Saved searches and batches in the browser: kept under a name, asked again, with what is new since."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from reftel.errors import ReftelError
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, back_to, frame_of, page

if TYPE_CHECKING:
    from reftel.desk.saving import SavedDesk
    from reftel.desk.search_desk import SearchDesk

__all__ = ["batch_file", "change_saved", "saved_page"]

_QUERIES = 1_000
_LONGEST = 2_000


def _searches(desk: ReadingDesk) -> "SearchDesk":
    searches = getattr(desk, "searches", None)
    if searches is None:
        raise NotFoundException
    return cast("SearchDesk", searches)


def saved_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """All saved searches, and the one that the address names, asked again; what is new stays new."""
    saved: SavedDesk = _searches(desk).saved
    name = request.query_params.get("name", "")[:200]
    ran, trouble = None, ""
    if name:
        try:
            ran = saved.run(name, keep=False)
        except ReftelError as error:
            trouble = str(error)
    values = {"saved": saved.all(), "ran": ran, "name": name, "trouble": trouble}
    return page("saved.html", frame_of(request), values, 404 if trouble else 200)


def change_saved(desk: ReadingDesk, form: Mapping[str, str]) -> Redirect:
    """Keep a search or a batch, take note of what is new, or keep it no longer."""
    saved: SavedDesk = _searches(desk).saved
    name, do = str(form.get("name", ""))[:200], str(form.get("do", ""))
    back = str(form.get("back", "/saved"))
    try:
        if do == "forget":
            saved.forget(name)
            return back_to("/saved", f"{name} is kept no longer.")
        if do == "seen":
            saved.run(name)
            return back_to("/saved", "Noted: what comes from now on is new.")
        if do == "batch":
            lines = [line.strip()[:_LONGEST] for line in str(form.get("queries", "")).splitlines()]
            queries = [line for line in lines if line][:_QUERIES]
            if not queries:
                return back_to("/saved", "Write at least one query, one a line.")
            saved.save(name, queries, "batch")
            return back_to(f"/saved?{urlencode([('name', ' '.join(name.split()))])}", "Kept.")
        saved.save(name, [str(form.get("query", ""))[:_LONGEST]])
    except ReftelError as error:
        return back_to(back, str(error))
    return back_to(back, f"Kept as {name}. Saved searches, under More, has it, with what is new since.")


def batch_file(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """The telegrams that a saved search or batch finds, as a table."""
    searches = _searches(desk)
    name = request.query_params.get("name", "")[:200]
    try:
        ran = searches.saved.run(name, keep=False)
    except ReftelError as error:
        raise NotFoundException from error
    content = "".join(searches.hits_csv(ran.lines)).encode("utf-8-sig")
    headers = {"content-disposition": 'attachment; filename="search.csv"', "cache-control": "no-cache"}
    return Response(content, media_type="text/csv", headers=headers)
