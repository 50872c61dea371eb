"""Pages between telegrams: the exchange one belongs to, what is cited and not held, and citations to copy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, cast
from urllib.parse import quote, urlencode

from litestar import Response
from litestar.response import Redirect

from reftel.desk.citing import Citation
from reftel.desk.gaps import Gap
from reftel.desk.referring import RefLine, Threaded
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, frame_of, page
from reftel.web.telegram_pages import not_one

__all__ = ["LinkedDesk", "cite_page", "gaps_page", "thread_page"]

_PAGE = 50
_NAME_LONGEST = 200


class LinkedDesk(ReadingDesk, Protocol):
    """A desk that knows which telegrams belong together."""

    def refs(self, name: str) -> Sequence[RefLine]:
        """What a telegram cites, and what cites it."""
        ...

    def thread(self, name: str, most: int = 200) -> Threaded:
        """The exchange a telegram belongs to."""
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

    def cite(self, name: str, paragraph: int | None = None) -> Citation:
        """A telegram, cited."""
        ...


@dataclass(frozen=True, slots=True)
class GapsAsked:
    """Which missing telegrams to show: of a post, a year, or one by its number."""

    post: str
    year: str
    name: str

    def year_number(self) -> int | None:
        """The year, where one was typed."""
        return int(self.year) if self.year.isdecimal() and len(self.year) == 4 else None

    def command(self) -> str:
        """The command that lists the same and writes a letter."""
        post = f" --post {self.post}" if self.post.isalnum() else ""
        year = f" --year {self.year}" if self.year_number() else ""
        return f"reftel gaps{post}{year} --request foia"


def _linked(desk: ReadingDesk) -> LinkedDesk:
    return cast("LinkedDesk", desk)


def thread_page(request: Browser, desk: ReadingDesk, name: str) -> Response[bytes] | Redirect:
    """The exchange, oldest first, and below it the sentences in which others cite this telegram."""
    opened = desk.open(name[:_NAME_LONGEST])
    if opened.view is None:
        return not_one(request, opened)
    address = opened.view.address
    if address != name:
        return Redirect(f"/t/{quote(address, safe='~')}/thread", status_code=302)
    exact = address if "~" in address or address.startswith("x") else f"{address}~1"
    values = {
        "view": opened.view,
        "path": f"/t/{quote(address, safe='~')}",
        "thread": _linked(desk).thread(exact),
        "refs": _linked(desk).refs(exact),
    }
    return page("thread.html", frame_of(request), values)


def cite_page(request: Browser, desk: ReadingDesk, name: str) -> Response[bytes] | Redirect:
    """Every form of citation, to be copied."""
    opened = desk.open(name[:_NAME_LONGEST])
    if opened.view is None:
        return not_one(request, opened)
    address = opened.view.address
    if address != name:
        return Redirect(f"/t/{quote(address, safe='~')}/cite", status_code=302)
    exact = address if "~" in address or address.startswith("x") else f"{address}~1"
    values = {
        "view": opened.view,
        "path": f"/t/{quote(address, safe='~')}",
        "citation": _linked(desk).cite(exact),
    }
    return page("cite.html", frame_of(request), values)


def gaps_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """What is cited and not held, the most cited first."""
    parameters = request.query_params
    asked = GapsAsked(
        parameters.get("post", "").strip()[:60],
        parameters.get("year", "").strip()[:4],
        parameters.get("name", "").strip()[:60],
    )
    found = list(
        _linked(desk).gaps(
            post=asked.post or None,
            year=asked.year_number(),
            names=[asked.name] if asked.name else [],
            limit=_PAGE + 1,
        )
    )
    values = {
        "asked": asked,
        "gaps": found[:_PAGE],
        "more": len(found) > _PAGE,
        "all": f"/gaps?{urlencode({'post': asked.post})}" if asked.post else "/gaps",
    }
    return page("gaps.html", frame_of(request), values)
