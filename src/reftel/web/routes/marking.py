"""What readers leave on telegrams: marks, and the reading list."""

from typing import Annotated

from litestar import Response, get, post
from litestar.datastructures import State
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from reftel.web import marking
from reftel.web.door import desk_of
from reftel.web.rendering import Browser

__all__ = ["HANDLERS", "Form"]

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]


@get("/marks", include_in_schema=False, sync_to_thread=False)
def marks(request: Browser, state: State) -> Response[bytes]:
    """The reading list."""
    return marking.marks_page(request, desk_of(state))


@post("/marks", include_in_schema=False, sync_to_thread=True)
def leave_mark(request: Browser, state: State, data: Form) -> Redirect | Response[None]:
    """Leave a mark or take it away; in a thread, since another writer may have to be waited for."""
    return marking.keep_mark(request, desk_of(state), data)


@get("/next", include_in_schema=False, sync_to_thread=True)
def next_unread(request: Browser, state: State) -> Redirect:
    """The next unread telegram of a search."""
    return marking.next_page(request, desk_of(state))


HANDLERS = [marks, leave_mark, next_unread]
