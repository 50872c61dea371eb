"""For browsers and programs: styles, scripts, typefaces, and the same answers as JSON."""

from typing import Annotated

from litestar import Response, get
from litestar.datastructures import State
from litestar.params import FromPath, QueryParameter

from reftel.desk.answers import Opened, Results
from reftel.web import api
from reftel.web.assets import assets
from reftel.web.door import desk_of
from reftel.web.rendering import Browser

__all__ = ["HANDLERS"]

_YEAR = "public, max-age=31536000, immutable"


@get("/api/search", sync_to_thread=False, tags=["search"])
def api_search(
    state: State,
    q: Annotated[str, QueryParameter(description="The query, as in the search box")] = "",
    order: Annotated[str, QueryParameter(description="relevance, date or newest")] = "relevance",
    limit: Annotated[str, QueryParameter(description="Hits wanted, at most 200")] = "20",
    offset: Annotated[str, QueryParameter(description="Hits to pass over")] = "0",
) -> Results:
    """Find telegrams."""
    return api.api_search(desk_of(state), q, order, limit, offset)


@get("/api/telegram/{name:str}", sync_to_thread=False, tags=["telegram"])
def api_telegram(state: State, name: FromPath[str]) -> Response[Opened]:
    """Open a telegram by any of its names."""
    return api.api_telegram(desk_of(state), name)


@get("/static/{name:str}", include_in_schema=False, sync_to_thread=False)
def static(request: Browser, name: FromPath[str]) -> Response[bytes]:
    """A style sheet, script or typeface."""
    one = assets().get(name)
    if one is None:
        return Response(b"", status_code=404, media_type="text/plain")
    kept = _YEAR if request.query_params.get("v") == one.digest else "no-cache"
    return Response(
        one.content, media_type=one.media, headers={"cache-control": kept, "etag": f'"{one.digest}"'}
    )


HANDLERS = [api_search, api_telegram, static]
