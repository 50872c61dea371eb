"""The archive from above: the overview, the map, and their pictures as files."""

from litestar import Response, get
from litestar.datastructures import State
from litestar.params import FromPath

from reftel.web import overview
from reftel.web.door import desk_of
from reftel.web.rendering import Browser

__all__ = ["HANDLERS"]


@get("/overview", include_in_schema=False, sync_to_thread=True)
def above(request: Browser, state: State) -> Response[bytes]:
    """What is held; in a thread, since the first count of a large archive takes a while."""
    return overview.overview_page(request, desk_of(state))


@get("/map", include_in_schema=False, sync_to_thread=True)
def world(request: Browser, state: State) -> Response[bytes]:
    """Posts and the traffic between them."""
    return overview.map_page(request, desk_of(state))


@get("/overview/{name:str}", include_in_schema=False, sync_to_thread=True)
def picture(request: Browser, state: State, name: FromPath[str]) -> Response[bytes]:
    """A picture as a file."""
    return overview.saved_picture(request, desk_of(state), name)


HANDLERS = [above, world, picture]
