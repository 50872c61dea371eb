"""Pages between telegrams: the exchange one belongs to and its picture, what cites what, chains."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, cast
from urllib.parse import quote

from litestar import Response
from litestar.response import Redirect
from markupsafe import Markup

from reftel.desk.answers import Listed, TelegramView
from reftel.desk.chaining import ChainStep
from reftel.desk.citing import Citation
from reftel.desk.gaps import Gap
from reftel.desk.picturing import NoChartsError, picture_of, png_of, table_of
from reftel.desk.reading import NotOneError
from reftel.desk.referring import RefLine, Threaded
from reftel.links.drawing import draw, draw_names, draw_plot
from reftel.links.missing import MonthShare
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, frame_of, page
from reftel.web.telegram_pages import not_one

__all__ = [
    "LinkedDesk",
    "cited_page",
    "exact_name",
    "linked",
    "named_view",
    "refs_page",
    "thread_file",
    "thread_page",
]

_NAME_LONGEST = 200
_WIDTHS = (1180, 1800, 2700)
_MOST_CITED = 100
_FILES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
}


class LinkedDesk(ReadingDesk, Protocol):
    """A desk that knows which telegrams belong together."""

    def refs(self, name: str) -> Sequence[RefLine]:
        """What a telegram cites, and what cites it."""
        ...

    def thread(self, name: str, most: int = 200) -> Threaded:
        """The exchange a telegram belongs to."""
        ...

    def chain(self, name: str, other: str) -> Sequence[ChainStep]:
        """The shortest way between two telegrams."""
        ...

    def most_cited(self, limit: int = 20) -> Sequence[tuple[Listed, int]]:
        """The telegrams that most others cite."""
        ...

    def gaps(
        self,
        *,
        post: str | None = None,
        year: int | None = None,
        names: Sequence[str] = (),
        limit: int | None = 50,
    ) -> Iterator[Gap]:
        """What is cited and not held."""
        ...

    def share(self, post: str, year: int) -> Sequence[MonthShare]:
        """A post's share of missing serials, by month."""
        ...

    def cite(self, name: str, paragraph: int | None = None, style: str | None = None) -> Citation:
        """A telegram, cited."""
        ...


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture within a page: names of posts beside the plot, and how to see it wider or narrower."""

    names: Markup
    plot: Markup
    wider: int | None
    narrower: int | None


def linked(desk: ReadingDesk) -> LinkedDesk:
    """The desk as one that knows links."""
    return cast("LinkedDesk", desk)


def named_view(
    request: Browser, desk: ReadingDesk, name: str, below: str
) -> TelegramView | Response[bytes] | Redirect:
    """The one telegram of this name, or the page to show in place of what is below it."""
    opened = desk.open(name[:_NAME_LONGEST])
    if opened.view is None:
        return not_one(request, opened)
    address = opened.view.address
    if address != name:
        query = f"?{request.url.query}" if request.url.query else ""
        return Redirect(f"/t/{quote(address, safe='~')}/{below}{query}", status_code=302)
    return opened.view


def exact_name(view: TelegramView) -> str:
    """A name that is this telegram's alone: a number that was used twice is made plain."""
    address = view.address
    return address if "~" in address or address.startswith("x") else f"{address}~1"


def _path(view: TelegramView) -> str:
    return f"/t/{quote(view.address, safe='~')}"


def _width(request: Browser) -> int:
    asked = request.query_params.get("width", "")
    return int(asked) if asked.isdecimal() and int(asked[:6]) in _WIDTHS else _WIDTHS[0]


def thread_page(request: Browser, desk: ReadingDesk, name: str) -> Response[bytes] | Redirect:
    """The exchange as a picture, and as a list with the oldest first."""
    view = named_view(request, desk, name, "thread")
    if isinstance(view, Response):
        return view
    thread = linked(desk).thread(exact_name(view))
    values = {
        "view": view,
        "path": _path(view),
        "thread": thread,
        "drawn": _drawn(thread, view, _width(request)),
        "count": len({step.address for step in thread.steps}),
    }
    return page("thread.html", frame_of(request), values)


def _drawn(thread: Threaded, view: TelegramView, width: int) -> Drawn | None:
    if len({step.address for step in thread.steps}) < 2:
        return None
    picture = picture_of(thread, width=width, linked=True)
    title = f"The exchange around {view.mrn or view.address} as a picture"
    # every word of it was escaped where it was drawn
    names, plot = Markup(draw_names(picture)), Markup(draw_plot(picture, title))  # noqa: S704
    at = _WIDTHS.index(width)
    return Drawn(
        names,
        plot,
        _WIDTHS[at + 1] if at + 1 < len(_WIDTHS) else None,
        _WIDTHS[at - 1] if at else None,
    )


def thread_file(request: Browser, desk: ReadingDesk, name: str, ending: str) -> Response[bytes] | Redirect:
    """The picture of the exchange, or the table behind it, to keep."""
    view = named_view(request, desk, name, f"thread.{ending}")
    if isinstance(view, Response):
        return view
    thread = linked(desk).thread(exact_name(view))
    if ending == "csv":
        content = "".join(table_of(thread)).encode("utf-8", "replace")
    else:
        svg = draw(picture_of(thread, width=_width(request)), f"The exchange around {view.address}")
        try:
            content = png_of(svg) if ending == "png" else svg.encode("utf-8", "replace")
        except NoChartsError as error:
            return Response(str(error).encode(), status_code=501, media_type="text/plain; charset=utf-8")
    kept = f'attachment; filename="{_file_name(view)}-thread.{ending}"'
    return Response(content, media_type=_FILES[ending], headers={"content-disposition": kept})


def _file_name(view: TelegramView) -> str:
    return "".join(letter for letter in view.address if letter.isascii() and letter.isalnum())


def refs_page(request: Browser, desk: ReadingDesk, name: str) -> Response[bytes] | Redirect:
    """What a telegram cites and what cites it; the chain to another where one is asked for."""
    view = named_view(request, desk, name, "refs")
    if isinstance(view, Response):
        return view
    other = request.query_params.get("to", "").strip()[:_NAME_LONGEST]
    chain: Sequence[ChainStep] = ()
    trouble = None
    if other:
        try:
            chain = linked(desk).chain(exact_name(view), other)
        except NotOneError as error:
            trouble = str(error)
    values = {
        "view": view,
        "path": _path(view),
        "refs": linked(desk).refs(exact_name(view)),
        "other": other,
        "chain": chain,
        "trouble": trouble,
    }
    return page("refs.html", frame_of(request), values)


def cited_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """The telegrams that most others cite."""
    return page("cited.html", frame_of(request), {"rows": linked(desk).most_cited(_MOST_CITED)})
