"""Puts the pages together: addresses, errors that help, and a desk opened when the server starts."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from reftel import __version__
from reftel.web.door import OpenDesk, ReadingDesk
from reftel.web.guarding import LOOPBACK, GuardedApp, guard_headers
from reftel.web.problems import problem
from reftel.web.receiving import Receiver
from reftel.web.routes import (
    annotating,
    collecting,
    finding,
    following,
    linking,
    marking,
    naming,
    reading,
    receiving,
    saving,
    serving,
    surveying,
)

__all__ = ["create_app"]

_GROUPS = (
    annotating,
    collecting,
    finding,
    following,
    linking,
    marking,
    naming,
    reading,
    receiving,
    saving,
    serving,
    surveying,
)


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
        app.state.receiver = Receiver()
        try:
            yield
        finally:
            close = getattr(app.state.desk, "close", None)
            if callable(desk) and close is not None:
                close()

    app = GuardedApp(
        route_handlers=[handler for group in _GROUPS for handler in group.HANDLERS],
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
