"""Answers when something is wrong: what happened, and what to do next; never the inside of the program."""

import logging
from dataclasses import dataclass

from litestar import Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException

from reftel.errors import ReftelError
from reftel.web.rendering import frame_of, page

__all__ = ["Problem", "problem"]

_log = logging.getLogger("reftel.web")


@dataclass(frozen=True, slots=True)
class Problem:
    """What a page or a program is told."""

    status: int
    title: str
    message: str
    help: str


_KNOWN = {
    400: ("This address cannot be read", "Something in it is not what the page expects.", "Search afresh."),
    403: (
        "This is not open to you",
        "What stands here is above what you may see, or is for others to change.",
        "Ask whoever keeps the archive; the search finds what is open to you.",
    ),
    404: (
        "There is nothing here",
        "No page has this address.",
        "Search for a word, or type the number of a telegram.",
    ),
    405: ("This address does not take that", "It can be read, not changed.", "Open it as a page."),
    413: ("Too much at once", "What was sent is larger than a page may be.", "Shorten it and try again."),
}


def problem(
    request: Request[object, object, State], error: Exception
) -> Response[bytes] | Response[dict[str, str | int]]:
    """The answer to an error: a page for readers, an object for programs."""
    found = _describe(error)
    if request.url.path.startswith("/api/"):
        body: dict[str, str | int] = {
            "status": found.status,
            "title": found.title,
            "message": found.message,
            "help": found.help,
        }
        return Response(body, status_code=found.status)
    return page("problem.html", frame_of(request), {"problem": found}, found.status)


def _describe(error: Exception) -> Problem:
    if isinstance(error, ReftelError):
        return Problem(
            503, "The archive cannot answer", str(error), "Do what the message says, then load again."
        )
    if isinstance(error, HTTPException) and error.status_code < 500:
        title, message, next_step = _KNOWN.get(error.status_code, _KNOWN[400])
        return Problem(error.status_code, title, message, next_step)
    _log.error("a page failed", exc_info=error)
    return Problem(
        500,
        "This page failed",
        "The program made a mistake; the archive is as it was.",
        "Load the page again. If it fails again, the window in which `reftel serve` runs says why.",
    )
