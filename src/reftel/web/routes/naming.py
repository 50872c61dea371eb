"""Who and what is named: dossiers and people."""

from litestar import Response, get, post
from litestar.datastructures import State
from litestar.params import FromPath
from litestar.response import Redirect

from reftel.web import dossiers, people
from reftel.web.door import desk_of
from reftel.web.rendering import Browser
from reftel.web.routes.marking import Form

__all__ = ["HANDLERS"]


@get("/dossiers", include_in_schema=False, sync_to_thread=True)
def dossier(request: Browser, state: State) -> Response[bytes]:
    """A dossier."""
    return dossiers.dossier_page(request, desk_of(state))


@get("/dossiers/{name:path}", include_in_schema=False, sync_to_thread=True)
def named_dossier(request: Browser, state: State, name: FromPath[str]) -> Response[bytes]:
    """The dossier of a name."""
    return dossiers.dossier_page(request, desk_of(state), name[1:])  # a path begins with a slash


@get("/people", include_in_schema=False, sync_to_thread=False)
def list_people(request: Browser, state: State) -> Response[bytes]:
    """Who is named."""
    return people.people_page(request, desk_of(state))


@post("/people", include_in_schema=False, sync_to_thread=True)
def say_of_names(state: State, data: Form) -> Redirect:
    """Whether two names are one person's."""
    return people.say_of_names(desk_of(state), data)


@get("/people/{key:path}", include_in_schema=False, sync_to_thread=True)
def person(request: Browser, state: State, key: FromPath[str]) -> Response[bytes]:
    """One of them."""
    return people.person_page(request, desk_of(state), key[1:])


HANDLERS = [dossier, named_dossier, list_people, say_of_names, person]
