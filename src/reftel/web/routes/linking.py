"""What lies between telegrams: exchanges and their pictures, what cites what, what is missing, citations."""

from typing import Literal

from anyio.to_thread import run_sync
from litestar import Response, get, post
from litestar.datastructures import State, UploadFile
from litestar.params import FromPath
from litestar.response import Redirect

from reftel.web import citing, requesting, resolving, threads
from reftel.web.door import desk_of
from reftel.web.rendering import Browser
from reftel.web.routes.marking import Form

__all__ = ["HANDLERS"]

_MOST_BYTES = 40_000_000

Answer = Response[bytes] | Redirect


@get("/t/{name:str}/thread", include_in_schema=False, sync_to_thread=False)
def telegram_thread(request: Browser, state: State, name: FromPath[str]) -> Answer:
    """The exchange a telegram belongs to, in order."""
    return threads.thread_page(request, desk_of(state), name)


def _kept(request: Browser, state: State, name: str, ending: Literal["svg", "png", "csv"]) -> Answer:
    return threads.thread_file(request, desk_of(state), name, ending)


@get("/t/{name:str}/thread.svg", include_in_schema=False, sync_to_thread=False)
def thread_svg(request: Browser, state: State, name: FromPath[str]) -> Answer:
    """Its picture."""
    return _kept(request, state, name, "svg")


@get("/t/{name:str}/thread.png", include_in_schema=False, sync_to_thread=True)
def thread_png(request: Browser, state: State, name: FromPath[str]) -> Answer:
    """Its picture as points; in a thread, since they take a while."""
    return _kept(request, state, name, "png")


@get("/t/{name:str}/thread.csv", include_in_schema=False, sync_to_thread=False)
def thread_csv(request: Browser, state: State, name: FromPath[str]) -> Answer:
    """The table behind it."""
    return _kept(request, state, name, "csv")


@get("/t/{name:str}/refs", include_in_schema=False, sync_to_thread=False)
def telegram_refs(request: Browser, state: State, name: FromPath[str]) -> Answer:
    """What a telegram cites and what cites it."""
    return threads.refs_page(request, desk_of(state), name)


@get("/cited", include_in_schema=False, sync_to_thread=False)
def cited(request: Browser, state: State) -> Response[bytes]:
    """The most cited telegrams."""
    return threads.cited_page(request, desk_of(state))


@get("/t/{name:str}/cite", include_in_schema=False, sync_to_thread=False)
def telegram_cite(request: Browser, state: State, name: FromPath[str]) -> Answer:
    """Citations of a telegram, to copy."""
    return citing.cite_page(request, desk_of(state), name)


@get("/t/{name:str}/cite.bib", include_in_schema=False, sync_to_thread=False)
def cite_bib(request: Browser, state: State, name: FromPath[str]) -> Answer:
    """A citation for BibTeX."""
    return citing.cite_file(request, desk_of(state), name, "bib")


@get("/t/{name:str}/cite.ris", include_in_schema=False, sync_to_thread=False)
def cite_ris(request: Browser, state: State, name: FromPath[str]) -> Answer:
    """A citation for managers of references."""
    return citing.cite_file(request, desk_of(state), name, "ris")


@get("/t/{name:str}/cite.json", include_in_schema=False, sync_to_thread=False)
def cite_json(request: Browser, state: State, name: FromPath[str]) -> Answer:
    """A citation as CSL-JSON."""
    return citing.cite_file(request, desk_of(state), name, "json")


@get("/gaps", include_in_schema=False, sync_to_thread=False)
def gaps(request: Browser, state: State) -> Response[bytes]:
    """What is cited and not held."""
    return requesting.gaps_page(request, desk_of(state))


@get("/gaps.csv", include_in_schema=False, sync_to_thread=True)
def gaps_csv(request: Browser, state: State) -> Response[bytes]:
    """All of it as a table; in a thread, since there may be very many."""
    return requesting.gaps_file(request, desk_of(state))


@post("/gaps/request", include_in_schema=False, sync_to_thread=True, status_code=200)
def request_letter(request: Browser, state: State, data: Form) -> Response[bytes]:
    """The letters that ask for chosen ones."""
    return requesting.letter_page(request, desk_of(state), data)


@get("/resolve", include_in_schema=False, sync_to_thread=False)
def resolve(request: Browser) -> Response[bytes]:
    """The form that takes a text."""
    return resolving.resolve_page(request)


@post("/resolve", include_in_schema=False, status_code=200, request_max_body_size=_MOST_BYTES)
async def resolve_text(request: Browser, state: State) -> Response[bytes]:
    """What a text cites; the work is done in a thread."""
    form = await request.form()
    text, file = str(form.get("text") or ""), form.get("file")
    desk = desk_of(state)
    if isinstance(file, UploadFile) and file.filename:
        content = await file.read()
        found = await run_sync(resolving.resolve_file, desk, content, file.filename)
        return resolving.resolve_page(request, found)
    if not text.strip():
        return resolving.resolve_page(request, trouble="Paste a text, or choose a file.")
    found = await run_sync(resolving.resolve_words, desk, text)
    return resolving.resolve_page(request, found, text)


HANDLERS = [
    telegram_thread,
    thread_svg,
    thread_png,
    thread_csv,
    telegram_refs,
    cited,
    telegram_cite,
    cite_bib,
    cite_ris,
    cite_json,
    gaps,
    gaps_csv,
    request_letter,
    resolve,
    resolve_text,
]
