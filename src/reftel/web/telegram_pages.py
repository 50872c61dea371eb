"""Everything under the address of one telegram: for reading, as received, as a record, as a file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from litestar import Response
from litestar.response import Redirect

from reftel.desk.answers import Copy, Opened, TelegramView
from reftel.desk.referring import ThreadStep
from reftel.web.annotating import notes_on
from reftel.web.collecting import kept_of
from reftel.web.comparing import compare
from reftel.web.door import ReadingDesk
from reftel.web.facing import LONGEST, Meanings, line_rows
from reftel.web.finding import beside
from reftel.web.marking import marked_on
from reftel.web.parts import parts_of
from reftel.web.reading import page_of
from reftel.web.rendering import Browser, frame_of, page
from reftel.web.searching import asked

__all__ = ["Way", "compare_page", "exact_name", "file_of", "telegram_page", "text_page"]

_NAME_LONGEST = 200
_FAR = 9_999_999
_STRIP = 9


@dataclass(frozen=True, slots=True)
class Way:
    """Where a reader came from: the results, and the hits before and after this one."""

    back: str
    query: str
    at: int
    total: int
    before: str | None
    after: str | None
    unread: str


def telegram_page(request: Browser, desk: ReadingDesk, name: str) -> Response[bytes] | Redirect:
    """One telegram set for reading; another name of it leads to its address."""
    opened = desk.open(name[:_NAME_LONGEST])
    if opened.view is None:
        return not_one(request, opened)
    if opened.view.address != name:
        return Redirect(_address(opened.view, request), status_code=302)
    says = beside(desk, exact_name(opened.view.address))
    copy = chosen(opened.view, request.query_params.get("copy"))
    fullest = copy.sha256 == opened.view.copy.sha256
    view = opened.view if fullest else replace(opened.view, copy=copy)
    values = {
        # what was found, was found in the fullest copy
        "page": page_of(view, notes_on(desk, view.address), says.marked if fullest else ()),
        "other_copy": 0 if fullest else [one.sha256 for one in view.copies].index(copy.sha256) + 1,
        "says": says,
        "strip": _strip(desk, opened.view.address),
        "way": _way(request, desk),
        "named": request.query_params.get("named"),
        "others": [one for one in opened.candidates if one.address != opened.view.address],
        "marks": marked_on(desk, [opened.view.address]),
        "kept": kept_of(desk, opened.view.address),
    }
    return page("telegram.html", frame_of(request), values)


def text_page(request: Browser, desk: ReadingDesk, name: str) -> Response[bytes] | Redirect:
    """The exact text of one copy, its parts named and coloured."""
    opened = desk.open(name[:_NAME_LONGEST])
    if opened.view is None:
        return not_one(request, opened)
    if opened.view.address != name:
        return Redirect(_address(opened.view, request, "/text"), status_code=302)
    copy = chosen(opened.view, request.query_params.get("copy"))
    rows = list(line_rows(copy.text, parts_of(copy), Meanings(copy.record)))
    values = {
        "view": opened.view,
        "path": f"/t/{quote(opened.view.address, safe='~')}",
        "copy": copy,
        "rows": rows,
        "families": sorted({piece.family for row in rows for piece in row.pieces} - {"none"}),
        "cut": len(copy.text) > LONGEST,
    }
    return page("text.html", frame_of(request), values)


def compare_page(request: Browser, desk: ReadingDesk, name: str) -> Response[bytes]:
    """Two copies of a telegram beside each other."""
    opened = desk.open(name[:_NAME_LONGEST])
    if opened.view is None:
        return not_one(request, opened)
    view = opened.view
    first = chosen(view, request.query_params.get("a"))
    second = chosen(view, request.query_params.get("b"))
    if first.sha256 == second.sha256 and len(view.copies) > 1 and not request.query_params.get("b"):
        second = next(one for one in view.copies if one.sha256 != first.sha256)
    values = {
        "view": view,
        "path": f"/t/{quote(view.address, safe='~')}",
        "first": first,
        "second": second,
        "is_same": first.sha256 == second.sha256,
        "stretches": compare(first.text, second.text) if first.sha256 != second.sha256 else (),
    }
    return page("compare.html", frame_of(request), values)


def exact_name(address: str) -> str:
    """A name that means the telegram of this address and no other of the same number."""
    return address if "~" in address or address.startswith("x") else f"{address}~1"


def _strip(desk: ReadingDesk, address: str) -> Sequence[ThreadStep]:
    """The nearest telegrams of the exchange, where there is one."""
    thread = getattr(desk, "thread", None)
    if thread is None:
        return ()
    steps: Sequence[ThreadStep] = thread(exact_name(address), _STRIP).steps
    return steps if len(steps) > 1 else ()


def file_of(desk: ReadingDesk, opened: Opened, copy: str | None) -> Response[bytes] | None:
    """The bytes of a copy as a file to keep; browsers never show it as a page."""
    if opened.view is None:
        return None
    one = chosen(opened.view, copy)
    name = re.sub(r"[^A-Za-z0-9._-]", "-", opened.view.address)
    return Response(
        desk.exact(one),
        media_type="application/octet-stream",
        headers={"content-disposition": f'attachment; filename="{name}.txt"', "cache-control": "no-cache"},
    )


def chosen(view: TelegramView, sha256: str | None) -> Copy:
    """The copy whose checksum begins as asked, else the fullest."""
    if sha256 and len(sha256) >= 8:
        return next((one for one in view.copies if one.sha256.startswith(sha256)), view.copy)
    return view.copy


def not_one(request: Browser, opened: Opened) -> Response[bytes]:
    """Several telegrams go by the name, or none does: both say what to do next."""
    several = opened.state == "several"
    status = 300 if several else 404
    return page("choose.html", frame_of(request, opened.asked), {"opened": opened}, status)


def _address(view: TelegramView, request: Browser, below: str = "") -> str:
    query = f"?{request.url.query}" if request.url.query else ""
    return f"/t/{quote(view.address, safe='~')}{below}{query}"


def _way(request: Browser, desk: ReadingDesk) -> Way | None:
    """The way through a search that the address names; a search that no longer holds it shows none."""
    parameters = request.query_params
    place = parameters.get("at", "")
    if not place.isdecimal() or not 0 < int(place[:8]) < _FAR:
        return None
    at = int(place[:8])
    search = asked(parameters.get("q"), parameters.get("order"), None)
    first = max(0, at - 2)
    results = desk.search(search.query, limit=3, offset=first, order=search.order)
    neighbours = {first + number: hit for number, hit in enumerate(results.hits, 1)}
    if at not in neighbours:
        return None
    page_number = (at - 1) // 20 + 1
    return Way(
        back=f"{search.with_page(page_number)}#hit{at}",
        query=search.query,
        at=at,
        total=results.total,
        before=search.hit(neighbours[at - 1].address, at - 1) if at - 1 in neighbours else None,
        after=search.hit(neighbours[at + 1].address, at + 1) if at + 1 in neighbours else None,
        unread=f"/next?{urlencode([('q', search.query), ('order', search.order), ('at', str(at))])}",
    )
