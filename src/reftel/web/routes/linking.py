"""What lies between telegrams: exchanges, what is missing, citations."""

from litestar import Response, get
from litestar.datastructures import State
from litestar.params import FromPath
from litestar.response import Redirect

from reftel.web import threads
from reftel.web.door import desk_of
from reftel.web.rendering import Browser

__all__ = ["HANDLERS"]


@get("/t/{name:str}/thread", include_in_schema=False, sync_to_thread=False)
def telegram_thread(request: Browser, state: State, name: FromPath[str]) -> Response[bytes] | Redirect:
    """The exchange a telegram belongs to, in order."""
    return threads.thread_page(request, desk_of(state), name)


@get("/t/{name:str}/cite", include_in_schema=False, sync_to_thread=False)
def telegram_cite(request: Browser, state: State, name: FromPath[str]) -> Response[bytes] | Redirect:
    """Citations of a telegram, to copy."""
    return threads.cite_page(request, desk_of(state), name)


@get("/gaps", include_in_schema=False, sync_to_thread=False)
def gaps(request: Browser, state: State) -> Response[bytes]:
    """What is cited and not held."""
    return threads.gaps_page(request, desk_of(state))


HANDLERS = [telegram_thread, telegram_cite, gaps]
