"""Saved searches and batches."""

from litestar import Response, get, post
from litestar.datastructures import State
from litestar.response import Redirect

from reftel.web import saving
from reftel.web.door import desk_of
from reftel.web.rendering import Browser
from reftel.web.routes.marking import Form

__all__ = ["HANDLERS"]


@get("/saved/hits.csv", include_in_schema=False, sync_to_thread=True)
def hits(request: Browser, state: State) -> Response[bytes]:
    """What one finds, as a table."""
    return saving.batch_file(request, desk_of(state))


@get("/saved", include_in_schema=False, sync_to_thread=False)
def saved(request: Browser, state: State) -> Response[bytes]:
    """All of them."""
    return saving.saved_page(request, desk_of(state))


@post("/saved", include_in_schema=False, sync_to_thread=True)
def change(state: State, data: Form) -> Redirect:
    """Keep one, or keep it no longer."""
    return saving.change_saved(desk_of(state), data)


HANDLERS = [hits, saved, change]
