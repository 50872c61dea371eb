"""Following what was said: findings to decide on, and the suspense book."""

from typing import Annotated

from litestar import Response, get, post
from litestar.datastructures import State
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath
from litestar.response import Redirect

from reftel.web import finding, suspense
from reftel.web.door import desk_of
from reftel.web.rendering import Browser
from reftel.web.routes.marking import Form

__all__ = ["HANDLERS"]

AnyForm = Annotated[dict[str, object], Body(media_type=RequestEncodingType.URL_ENCODED)]


@get("/findings", include_in_schema=False, sync_to_thread=False)
def findings(request: Browser, state: State) -> Response[bytes]:
    """Suggestions that wait for a decision."""
    return finding.findings_page(request, desk_of(state))


@post("/findings", include_in_schema=False, sync_to_thread=True)
def decide(request: Browser, state: State, data: Form) -> Redirect | Response[None]:
    """Decide on one."""
    return finding.decide_finding(request, desk_of(state), data)


@get("/suspense", include_in_schema=False, sync_to_thread=False)
def book(request: Browser, state: State) -> Response[bytes]:
    """The suspense book."""
    return suspense.book_page(request, desk_of(state))


@post("/suspense", include_in_schema=False, sync_to_thread=True)
def enter(state: State, data: Form) -> Redirect:
    """Enter something by hand."""
    return suspense.enter_one(desk_of(state), data)


@get("/suspense/suggested", include_in_schema=False, sync_to_thread=False)
def suggested(request: Browser, state: State) -> Response[bytes]:
    """What texts hold and the book does not."""
    return suspense.accept_page(request, desk_of(state))


@post("/suspense/suggested", include_in_schema=False, sync_to_thread=True)
def accept(state: State, data: AnyForm) -> Redirect:
    """Take suggestions over."""
    return suspense.take_over(desk_of(state), data)


@get("/suspense/calendar.ics", include_in_schema=False, sync_to_thread=False)
def calendar(request: Browser, state: State) -> Response[bytes]:
    """What is due, as a calendar."""
    return suspense.calendar_file(request, desk_of(state))


@get("/suspense/{number:str}", include_in_schema=False, sync_to_thread=False)
def entry(request: Browser, state: State, number: FromPath[str]) -> Response[bytes]:
    """One entry."""
    return suspense.entry_page(request, desk_of(state), number)


@post("/suspense/{number:str}", include_in_schema=False, sync_to_thread=True)
def change(state: State, number: FromPath[str], data: Form) -> Redirect:
    """What came of it."""
    return suspense.change_entry(desk_of(state), number, data)


HANDLERS = [findings, decide, book, enter, suggested, accept, calendar, entry, change]
