"""Taking in files, stopping that, and taking an intake back."""

from asyncio import to_thread

from litestar import post
from litestar.datastructures import State, UploadFile
from litestar.response import Redirect

from reftel.errors import ReftelError
from reftel.web.door import desk_of
from reftel.web.receiving import Receiver, Sent
from reftel.web.rendering import Browser, back_to
from reftel.web.routes.marking import Form

__all__ = ["HANDLERS"]

_MOST = 2 * 1024**3


def _receiver(state: State) -> Receiver:
    receiver: Receiver = state.receiver
    return receiver


@post("/status/files", include_in_schema=False, request_max_body_size=_MOST)
async def receive(request: Browser, state: State) -> Redirect:
    """Take in the files of a form."""
    form = await request.form()
    held = form.getall("files", [])
    files = [Sent(one.filename or "file", one.file) for one in held if isinstance(one, UploadFile)]
    said = await to_thread(_receiver(state).receive, desk_of(state), files)
    return back_to("/status#intake", said)


@post("/status/folder", include_in_schema=False, sync_to_thread=True)
def take(request: Browser, state: State, data: Form) -> Redirect:
    """Take in a file or folder of this machine; only for who sits at it."""
    if getattr(request.app, "any_address", True):
        return back_to("/status", "Folders of the server can be named only on the machine itself.")
    return back_to("/status#intake", _receiver(state).take(desk_of(state), str(data.get("path", ""))))


@post("/status/findings", include_in_schema=False, sync_to_thread=True)
def look_through(state: State) -> Redirect:
    """Look through the texts for what they say."""
    return back_to("/status#intake", _receiver(state).look(desk_of(state)))


@post("/status/stop", include_in_schema=False, sync_to_thread=False)
def stop(state: State) -> Redirect:
    """End the intake under way."""
    _receiver(state).stop()
    return back_to("/status#intake", "It ends after what is being read now; what is in stays in.")


@post("/status/undo", include_in_schema=False, sync_to_thread=True)
def undo(state: State, data: Form) -> Redirect:
    """Take out all that an intake brought."""
    number = str(data.get("intake", ""))
    undo_one = getattr(desk_of(state), "undo", None)
    if undo_one is None or not number.isdecimal() or len(number) > 9:
        return back_to("/status", "There is no such intake.")
    try:
        removed = undo_one(int(number))
    except ReftelError as error:
        return back_to("/status", str(error))
    return back_to(
        "/status",
        f"Intake {number} is undone: {len(removed.addresses)} telegrams went with {removed.copies} copies.",
    )


HANDLERS = [receive, take, look_through, stop, undo]
