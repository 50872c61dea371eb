"""One telegram: set for reading, exact, as a file, as a record."""

import msgspec
from litestar import Response, get
from litestar.datastructures import State
from litestar.params import FromPath
from litestar.response import Redirect

from reftel.web import telegram_pages
from reftel.web.door import desk_of
from reftel.web.rendering import Browser

__all__ = ["HANDLERS"]


@get("/t/{name:str}", include_in_schema=False, sync_to_thread=True)
def telegram(request: Browser, state: State, name: FromPath[str]) -> Response[bytes] | Redirect:
    """One telegram; `.json` behind its address gives the record."""
    if name.endswith(".json"):
        desk = desk_of(state)
        opened = desk.open(name.removesuffix(".json"))
        if opened.view is None:
            return telegram_pages.not_one(request, opened)
        return Response(msgspec.json.encode(desk.in_file(opened.view.copy)), media_type="application/json")
    return telegram_pages.telegram_page(request, desk_of(state), name)


@get("/t/{name:str}/text", include_in_schema=False, sync_to_thread=False)
def telegram_text(request: Browser, state: State, name: FromPath[str]) -> Response[bytes] | Redirect:
    """The exact text, parts named."""
    return telegram_pages.text_page(request, desk_of(state), name)


@get("/t/{name:str}/raw", include_in_schema=False, sync_to_thread=False)
def telegram_raw(request: Browser, state: State, name: FromPath[str]) -> Response[bytes]:
    """The exact bytes, as a file."""
    desk = desk_of(state)
    opened = desk.open(name)
    answer = telegram_pages.file_of(desk, opened, request.query_params.get("copy"))
    return telegram_pages.not_one(request, opened) if answer is None else answer


HANDLERS = [telegram, telegram_text, telegram_raw]
