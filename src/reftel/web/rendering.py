"""Pages from templates: everything a telegram, an address or a query brings along is escaped.

Templates are strict: a name that was not handed over is an error in the tests, never a gap on a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from urllib.parse import quote, unquote

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Request, Response
from litestar.datastructures import State
from litestar.response import Redirect
from markupsafe import Markup, escape

from reftel import __version__
from reftel.desk.wording import day_in_words, instant_in_words, month_in_words, short_day, stretch_in_words
from reftel.web.assets import address
from reftel.web.charting import year_chart
from reftel.web.navigation import Place, places

__all__ = ["THEMES", "Browser", "Frame", "back_to", "frame_of", "here_of", "page", "picture"]

THEMES = ("system", "light", "dark", "contrast")
THEME_COOKIE = "reftel-theme"
SAID_COOKIE = "reftel-said"
_SAID_LONGEST = 400


Browser = Request[object, object, State]


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page shows around its own content."""

    theme: str
    here: str
    query: str = ""
    places: tuple[Place, ...] = ()
    said: str = ""


def frame_of(request: Browser, query: str = "") -> Frame:
    """The frame for a request: the theme its reader chose, and the address to come back to."""
    chosen = request.cookies.get(THEME_COOKIE, "system")
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    desk = getattr(request.app.state, "desk", None)
    said = unquote(request.cookies.get(SAID_COOKIE, ""))[:_SAID_LONGEST]
    return Frame(chosen if chosen in THEMES else "system", here, query, tuple(places(desk)), said)


def here_of(back: str) -> str:
    """A path of this server that a form wants to go back to, or the front page; never another host."""
    # `//host` and `/\host` lead elsewhere in a browser
    is_here = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if is_here else "/"


def back_to(path: str, said: str = "") -> Redirect:
    """Back to a page of this server after a form was sent; the page says once what was done."""
    answer = Redirect(here_of(path), status_code=303)
    if said:
        words = quote(said[:_SAID_LONGEST])
        answer.set_cookie(SAID_COOKIE, words, max_age=60, samesite="lax", path="/", httponly=True)
    return answer


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reftel.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["day"] = day_in_words
    environment.filters["short_day"] = short_day
    environment.filters["month"] = month_in_words
    environment.filters["instant"] = instant_in_words
    environment.filters["stretch"] = stretch_in_words
    environment.filters["number"] = _number
    environment.filters["quoted"] = _quoted
    environment.filters["part"] = _path_part
    environment.globals["year_chart"] = year_chart
    environment.globals["asset"] = address
    environment.globals["version"] = __version__
    environment.globals["themes"] = THEMES
    return environment


def _number(value: int) -> str:
    """`1234567` as `1,234,567`, with thin spaces in the reader's typeface left to the style."""
    return f"{value:,}"


def _quoted(words: str) -> Markup:
    """A message with its `quoted` stretches set as code."""
    pieces = words.split("`")
    if len(pieces) % 2 == 0:
        return escape(words)
    marked = (
        Markup("<code>{}</code>").format(one) if at % 2 else escape(one) for at, one in enumerate(pieces)
    )
    return Markup("").join(marked)


def _path_part(value: str) -> str:
    """A telegram's address as one part of a path."""
    return quote(value, safe="~", errors="replace")


def picture(template: str, values: Mapping[str, object]) -> bytes:
    """A picture that stands alone, as a file."""
    return _environment().get_template(template).render(**values).encode("utf-8", "replace")


def page(template: str, frame: Frame, values: Mapping[str, object], status: int = 200) -> Response[bytes]:
    """A page as an answer; pages show what the archive holds now, so browsers ask again."""
    content = _environment().get_template(template).render(frame=frame, serial=count(1).__next__, **values)
    answer = Response(
        content.encode("utf-8", "replace"),  # half a character that a text may hold is shown as one unknown
        status_code=status,
        media_type="text/html",  # the character set is added to it
        headers={"cache-control": "no-cache", "vary": "cookie"},
    )
    if frame.said:
        answer.delete_cookie(SAID_COOKIE, path="/")
    return answer
