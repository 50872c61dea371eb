"""What is laid over or beside a telegram: notes, corrections, cards, proofs, and its copies compared."""

from litestar import Response, get, post
from litestar.datastructures import State
from litestar.params import FromPath
from litestar.response import Redirect

from reftel.web import annotating, telegram_pages
from reftel.web.door import desk_of
from reftel.web.rendering import Browser
from reftel.web.routes.marking import Form

__all__ = ["HANDLERS"]


@post("/notes", include_in_schema=False, sync_to_thread=True)
def keep_note(state: State, data: Form) -> Redirect:
    """Keep a note or a correction."""
    return annotating.keep_note(desk_of(state), data)


@post("/notes/withdraw", include_in_schema=False, sync_to_thread=True)
def withdraw_note(state: State, data: Form) -> Redirect:
    """Withdraw one."""
    return annotating.withdraw_note(desk_of(state), data)


@get("/t/{name:str}/card", include_in_schema=False, sync_to_thread=False)
def card(request: Browser, state: State, name: FromPath[str]) -> Response[bytes]:
    """A few lines about a telegram."""
    return annotating.card_of(request, desk_of(state), name)


@get("/t/{name:str}/proof", include_in_schema=False, sync_to_thread=False)
def proof(request: Browser, state: State, name: FromPath[str]) -> Response[bytes]:
    """The proof sheet of a quotation."""
    return annotating.proof_page(request, desk_of(state), name)


@get("/t/{name:str}/compare", include_in_schema=False, sync_to_thread=True)
def compare(request: Browser, state: State, name: FromPath[str]) -> Response[bytes]:
    """Two copies beside each other; in a thread, since long ones take a while."""
    return telegram_pages.compare_page(request, desk_of(state), name)


HANDLERS = [keep_note, withdraw_note, card, proof, compare]
