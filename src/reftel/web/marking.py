"""Marks on the telegrams of a page, the reading list, and the way to what is unread."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from reftel.desk.marking import MARKS, Marks, MarkState
from reftel.desk.reading import NotOneError
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, back_to, frame_of, page
from reftel.web.searching import asked

if TYPE_CHECKING:
    from reftel.desk.marking import MarksDesk

__all__ = ["Marked", "keep_mark", "marked_on", "marks_page", "next_page"]

_PAGE = 50
_NONE = Marks()
_TITLES: dict[MarkState, str] = {
    "starred": "Starred",
    "claimed": "Claimed",
    "read": "Read",
    "aside": "Set aside",
}
_SAID = {
    ("starred", True): "Starred.",
    ("starred", False): "No longer starred.",
    ("claimed", True): "Claimed: others see that you work on it.",
    ("claimed", False): "No longer claimed.",
    ("read", True): "Marked as read.",
    ("read", False): "Marked as unread.",
    ("aside", True): "Set aside.",
    ("aside", False): "No longer set aside.",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks on the telegrams a page lists; without a desk that keeps marks there are none."""

    can_write: bool = False
    held: dict[str, Marks] = field(default_factory=dict)

    def of(self, address: str) -> Marks:
        """The marks on one telegram."""
        return self.held.get(address, _NONE)


def _marks(desk: ReadingDesk) -> "MarksDesk | None":
    return cast("MarksDesk | None", getattr(desk, "marks", None))


def marked_on(desk: ReadingDesk, addresses: Sequence[str]) -> Marked:
    """The marks on these telegrams."""
    marks = _marks(desk)
    return Marked() if marks is None else Marked(marks.can_write, marks.of(addresses))


def marks_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """The reading list: what this reader starred, claimed, read or set aside."""
    marks = _marks(desk)
    if marks is None:
        raise NotFoundException
    wish = request.query_params.get("state", "starred")
    state: MarkState = next((one for one in MARKS if one == wish), "starred")
    number = request.query_params.get("page", "1")
    at = max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1
    rows = marks.marked(state, _PAGE + 1, (at - 1) * _PAGE)
    values = {
        "state": state,
        "titles": _TITLES,
        "counts": marks.counts(),
        "rows": rows[:_PAGE],
        "page_number": at,
        "more": len(rows) > _PAGE,
        "marks": marked_on(desk, [one.address for one in rows]),
    }
    return page("marks.html", frame_of(request), values)


def keep_mark(request: Browser, desk: ReadingDesk, form: dict[str, str]) -> Redirect | Response[None]:
    """Leave a mark or take it away; scripts get no page back, forms the page they came from."""
    marks = _marks(desk)
    state = next((one for one in MARKS if one == form.get("state")), None)
    if marks is None or state is None:
        raise NotFoundException
    on = form.get("on", "1") == "1"
    try:
        marks.put(str(form.get("name", ""))[:200], state, on=on)
    except NotOneError as error:
        return back_to(str(form.get("back", "/")), str(error))
    if request.headers.get("x-quiet"):
        return Response(None, status_code=204)
    return back_to(str(form.get("back", "/")), _SAID[state, on])


def next_page(request: Browser, desk: ReadingDesk) -> Redirect:
    """The next unread telegram of a search; where there is none, the results, which then say so."""
    parameters = request.query_params
    search = asked(parameters.get("q"), parameters.get("order"), None)
    after = parameters.get("at", "0")
    marks = _marks(desk)
    found = (
        marks.next_unread(
            search.query, search.order, int(after) if after.isdecimal() and len(after) < 8 else 0
        )
        if marks is not None
        else None
    )
    if found is not None:
        return Redirect(search.hit(found.address, found.at), status_code=303)
    stay = f"{search.address()}{'&' if '?' in search.address() else '?'}{urlencode([('stay', '1')])}"
    return back_to(stay, "No unread telegram follows in this search.")
