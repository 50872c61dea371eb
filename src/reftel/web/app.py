"""Puts the pages together: addresses, errors that help, and a desk opened when the server starts."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Annotated

import msgspec
from litestar import Litestar, Response, get, post
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.enums import RequestEncodingType
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.params import Body, FromPath, QueryParameter
from litestar.response import Redirect

from reftel import __version__
from reftel.desk.answers import Opened, Results
from reftel.web import api, listing, pages, telegram_pages, threads
from reftel.web.assets import assets
from reftel.web.door import OpenDesk, ReadingDesk
from reftel.web.guarding import LOOPBACK, GuardedApp, guard_headers
from reftel.web.problems import problem
from reftel.web.rendering import Browser

__all__ = ["create_app"]

_YEAR = "public, max-age=31536000, immutable"


def create_app(
    desk: ReadingDesk | OpenDesk,
    *,
    names: Iterable[str] = LOOPBACK,
    any_address: bool = False,
    debug: bool = False,
) -> GuardedApp:
    """The web application over a desk.

    A desk is used and left open; a function that gives one is called when the server starts, and that desk
    is closed when it stops. `names` are the host names it answers to; `any_address` lets numeric addresses
    other than loopback in.
    """

    @asynccontextmanager
    async def desk_while_serving(app: Litestar) -> AsyncIterator[None]:
        app.state.desk = desk() if callable(desk) else desk
        try:
            yield
        finally:
            close = getattr(app.state.desk, "close", None)
            if callable(desk) and close is not None:
                close()

    app = GuardedApp(
        route_handlers=_HANDLERS,
        lifespan=[desk_while_serving],
        before_send=[guard_headers],
        exception_handlers={Exception: problem},
        compression_config=CompressionConfig(backend="gzip", gzip_compress_level=5, minimum_size=1000),
        openapi_config=OpenAPIConfig(
            title="Reftel",
            version=__version__,
            path="/api/schema",
            render_plugins=[JsonRenderPlugin()],  # the others load their pages from elsewhere
        ),
        logging_config=None,  # who starts the server says where its log goes
        debug=debug,
    )
    app.names = frozenset(name.lower() for name in names)
    app.any_address = any_address
    return app


def _desk(state: State) -> ReadingDesk:
    desk: ReadingDesk = state.desk
    return desk


@get("/", include_in_schema=False, sync_to_thread=False)
def start(request: Browser, state: State) -> Response[bytes]:
    """The front page."""
    return pages.start_page(request, _desk(state))


@get("/search", include_in_schema=False, sync_to_thread=False)
def search(request: Browser, state: State) -> Response[bytes] | Redirect:
    """Results of a search."""
    return pages.search_page(request, _desk(state))


@get("/list", include_in_schema=False, sync_to_thread=False)
def list_(request: Browser, state: State) -> Response[bytes]:
    """All telegrams by date."""
    return listing.list_page(request, _desk(state))


@get("/status", include_in_schema=False, sync_to_thread=False)
def status(request: Browser, state: State) -> Response[bytes]:
    """What became of every file."""
    return pages.account_page(request, _desk(state))


@get("/help", include_in_schema=False, sync_to_thread=False)
def help_(request: Browser) -> Response[bytes]:
    """The search language, marks and keys."""
    return pages.help_page(request)


@get("/t/{name:str}", include_in_schema=False, sync_to_thread=False)
def telegram(request: Browser, state: State, name: FromPath[str]) -> Response[bytes] | Redirect:
    """One telegram; `.json` behind its address gives the record."""
    if name.endswith(".json"):
        desk = _desk(state)
        opened = desk.open(name.removesuffix(".json"))
        if opened.view is None:
            return telegram_pages.not_one(request, opened)
        return Response(msgspec.json.encode(desk.in_file(opened.view.copy)), media_type="application/json")
    return telegram_pages.telegram_page(request, _desk(state), name)


@get("/t/{name:str}/text", include_in_schema=False, sync_to_thread=False)
def telegram_text(request: Browser, state: State, name: FromPath[str]) -> Response[bytes] | Redirect:
    """The exact text, parts named."""
    return telegram_pages.text_page(request, _desk(state), name)


@get("/t/{name:str}/raw", include_in_schema=False, sync_to_thread=False)
def telegram_raw(request: Browser, state: State, name: FromPath[str]) -> Response[bytes]:
    """The exact bytes, as a file."""
    desk = _desk(state)
    opened = desk.open(name)
    answer = telegram_pages.file_of(desk, opened, request.query_params.get("copy"))
    return telegram_pages.not_one(request, opened) if answer is None else answer


@get("/t/{name:str}/thread", include_in_schema=False, sync_to_thread=False)
def telegram_thread(request: Browser, state: State, name: FromPath[str]) -> Response[bytes] | Redirect:
    """The exchange a telegram belongs to, in order."""
    return threads.thread_page(request, _desk(state), name)


@get("/t/{name:str}/cite", include_in_schema=False, sync_to_thread=False)
def telegram_cite(request: Browser, state: State, name: FromPath[str]) -> Response[bytes] | Redirect:
    """Citations of a telegram, to copy."""
    return threads.cite_page(request, _desk(state), name)


@get("/gaps", include_in_schema=False, sync_to_thread=False)
def gaps(request: Browser, state: State) -> Response[bytes]:
    """What is cited and not held."""
    return threads.gaps_page(request, _desk(state))


@get("/api/search", sync_to_thread=False, tags=["search"])
def api_search(
    state: State,
    q: Annotated[str, QueryParameter(description="The query, as in the search box")] = "",
    order: Annotated[str, QueryParameter(description="relevance, date or newest")] = "relevance",
    limit: Annotated[str, QueryParameter(description="Hits wanted, at most 200")] = "20",
    offset: Annotated[str, QueryParameter(description="Hits to pass over")] = "0",
) -> Results:
    """Find telegrams."""
    return api.api_search(_desk(state), q, order, limit, offset)


@get("/api/telegram/{name:str}", sync_to_thread=False, tags=["telegram"])
def api_telegram(state: State, name: FromPath[str]) -> Response[Opened]:
    """Open a telegram by any of its names."""
    return api.api_telegram(_desk(state), name)


@post("/settings", include_in_schema=False, sync_to_thread=False)
def settings(
    data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Redirect:
    """Remember the look of the pages."""
    return pages.keep_theme(str(data.get("theme", "")), str(data.get("back", "/")))


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


_HANDLERS = [
    start,
    search,
    list_,
    status,
    help_,
    telegram,
    telegram_text,
    telegram_raw,
    telegram_thread,
    telegram_cite,
    gaps,
    api_search,
    api_telegram,
    settings,
    static,
]
