"""Searching, browsing and the account of files; helps and looks."""

from typing import Annotated

from litestar import Response, get, post
from litestar.datastructures import State
from litestar.enums import RequestEncodingType
from litestar.params import Body, QueryParameter
from litestar.response import Redirect

from reftel.web import around, listing, pages
from reftel.web.door import desk_of
from reftel.web.rendering import Browser

__all__ = ["HANDLERS"]


@get("/", include_in_schema=False, sync_to_thread=False)
def start(request: Browser, state: State) -> Response[bytes]:
    """The front page."""
    return pages.start_page(request, desk_of(state))


@get("/search", include_in_schema=False, sync_to_thread=False)
def search(request: Browser, state: State) -> Response[bytes] | Redirect:
    """Results of a search."""
    return pages.search_page(request, desk_of(state))


@get("/search/facet", include_in_schema=False, sync_to_thread=False)
def search_facet(request: Browser, state: State) -> Response[bytes]:
    """The counts of one facet."""
    return around.facet_part(request, desk_of(state))


@get("/search/between", include_in_schema=False, sync_to_thread=False)
def search_between(request: Browser) -> Redirect:
    """The search between two days."""
    return around.between(request)


@get("/suggest", include_in_schema=False, sync_to_thread=False)
def suggest(state: State, typed: Annotated[str, QueryParameter(name="q")] = "") -> list[dict[str, str | int]]:
    """What the last word typed may become."""
    return around.suggestions(desk_of(state), typed)


@get("/list", include_in_schema=False, sync_to_thread=False)
def list_(request: Browser, state: State) -> Response[bytes]:
    """All telegrams by date."""
    return listing.list_page(request, desk_of(state))


@get("/status", include_in_schema=False, sync_to_thread=False)
def status(request: Browser, state: State) -> Response[bytes]:
    """What became of every file."""
    return pages.account_page(request, desk_of(state))


@get("/help", include_in_schema=False, sync_to_thread=False)
def help_(request: Browser) -> Response[bytes]:
    """The search language, marks and keys."""
    return pages.help_page(request)


@post("/settings", include_in_schema=False, sync_to_thread=False)
def settings(
    data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Redirect:
    """Remember the look of the pages."""
    return pages.keep_theme(str(data.get("theme", "")), str(data.get("back", "/")))


HANDLERS = [start, search, search_facet, search_between, suggest, list_, status, help_, settings]
