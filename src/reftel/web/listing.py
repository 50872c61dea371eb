"""The list of all telegrams by date: which of them an address asks for, and the pages around this one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from litestar import Response

from reftel.desk.answers import Listed
from reftel.desk.reading import Wanted
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, frame_of, page

__all__ = ["Browsed", "browsed", "list_page"]

_PAGE = 50
_DAY = frozenset("0123456789-")


@dataclass(frozen=True, slots=True)
class Browsed:
    """What to list; days may be years or months, pages count from 1."""

    post: str = ""
    since: str = ""
    until: str = ""
    newest: bool = False
    page: int = 1

    def address(self) -> str:
        """The address of this page of the list."""
        pairs = [
            (name, value)
            for name, value in (("post", self.post), ("since", self.since), ("until", self.until))
            if value
        ]
        if self.newest:
            pairs.append(("order", "newest"))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return f"/list?{urlencode(pairs)}" if pairs else "/list"

    def with_page(self, number: int) -> str:
        """Another page of the same list."""
        return replace(self, page=number).address()

    def with_newest(self, *, newest: bool) -> str:
        """The same list in the other order."""
        return replace(self, newest=newest, page=1).address()

    def wanted(self) -> Wanted:
        """What the desk is asked for: one more than a page, to see whether there is another."""
        until = f"{self.until}~" if self.until else None  # `1974~` is after every day of 1974
        return Wanted(
            self.since or None,
            until,
            self.post or None,
            self.newest,
            limit=_PAGE + 1,
            offset=(self.page - 1) * _PAGE,
        )


def browsed(request: Browser) -> Browsed:
    """The list an address asks for; days that are none are left out."""
    parameters = request.query_params
    number = parameters.get("page", "1")
    return Browsed(
        post=parameters.get("post", "").strip()[:100],
        since=_day(parameters.get("since", "")),
        until=_day(parameters.get("until", "")),
        newest=parameters.get("order") == "newest",
        page=max(1, int(number)) if number.isdecimal() and len(number) < 7 else 1,
    )


def _day(written: str) -> str:
    day = written.strip()
    return day if 4 <= len(day) <= 10 and set(day) <= _DAY else ""


def list_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """One page of the list, telegrams of a month together."""
    what = browsed(request)
    rows = list(desk.list(what.wanted()))
    values = {
        "browsed": what,
        "months": _months(rows[:_PAGE]),
        "more": len(rows) > _PAGE,
        "known": desk.search("", limit=1, order="newest"),
    }
    return page("list.html", frame_of(request), values)


def _months(rows: Sequence[Listed]) -> list[tuple[str, list[Listed]]]:
    months: list[tuple[str, list[Listed]]] = []
    for row in rows:
        month = (row.date or "")[:7]
        if not months or months[-1][0] != month:
            months.append((month, []))
        months[-1][1].append(row)
    return months
