"""Collections: their pages, the forms that change them, and the files they become."""

from litestar import Response, get, post
from litestar.datastructures import State
from litestar.params import FromPath
from litestar.response import Redirect

from reftel.web import collecting
from reftel.web.door import desk_of
from reftel.web.rendering import Browser
from reftel.web.routes.marking import Form

__all__ = ["HANDLERS"]


@get("/collections", include_in_schema=False, sync_to_thread=False)
def collections(request: Browser, state: State) -> Response[bytes]:
    """All collections."""
    return collecting.collections_page(request, desk_of(state))


@post("/collections", include_in_schema=False, sync_to_thread=True)
def make_collection(state: State, data: Form) -> Redirect:
    """A new one."""
    return collecting.make_one(desk_of(state), data)


@post("/collections/add", include_in_schema=False, sync_to_thread=True)
def add_to_collection(state: State, data: Form) -> Redirect:
    """Add what a page shows."""
    return collecting.add_to_one(desk_of(state), data)


@get("/collections/{number:str}", include_in_schema=False, sync_to_thread=False)
def collection(request: Browser, state: State, number: FromPath[str]) -> Response[bytes]:
    """One collection."""
    return collecting.collection_page(request, desk_of(state), number)


@post("/collections/{number:str}", include_in_schema=False, sync_to_thread=True)
def change_collection(state: State, number: FromPath[str], data: Form) -> Redirect:
    """Change it."""
    return collecting.change_one(desk_of(state), number, data)


@get("/collections/{number:str}/as/{form:str}", include_in_schema=False, sync_to_thread=True)
def collection_file(state: State, number: FromPath[str], form: FromPath[str]) -> Response[bytes]:
    """A collection as a document."""
    return collecting.collection_file(desk_of(state), number, form)


HANDLERS = [
    collections,
    make_collection,
    add_to_collection,
    collection,
    change_collection,
    collection_file,
]
