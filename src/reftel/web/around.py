"""What stands around the results of a search: time to brush, further counts, suggestions while typing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from reftel.desk.search_answers import Bar, Suggested, Timeline
from reftel.query.facets import FACETS, FacetName
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, frame_of, page
from reftel.web.searching import asked

if TYPE_CHECKING:
    from reftel.desk.search_desk import SearchDesk

__all__ = ["TimeChart", "between", "facet_part", "further_facets", "suggestions", "time_chart"]

_DAY = frozenset("0123456789-")
_STOPS = 24
_FACET_MOST = 60


@dataclass(frozen=True, slots=True)
class Column:
    """A bar out of forty in height, and where it stands."""

    bar: Bar
    height: float


@dataclass(frozen=True, slots=True)
class TimeChart:
    """Hits over time as columns; with many of them, only the list below is a way for the keyboard."""

    timeline: Timeline
    columns: tuple[Column, ...]
    crowded: bool


def _searches(desk: ReadingDesk) -> "SearchDesk | None":
    return cast("SearchDesk | None", getattr(desk, "searches", None))


def time_chart(desk: ReadingDesk, query: str) -> TimeChart | None:
    """The hits of a query over time; none where there are fewer than three stretches."""
    searches = _searches(desk)
    timeline = searches.timeline(query) if searches is not None else None
    if timeline is None or len(timeline.bars) < 3:
        return None
    most = max(one.count for one in timeline.bars) or 1
    columns = tuple(
        Column(one, max(1.0, round(40 * one.count / most, 1)) if one.count else 0.0) for one in timeline.bars
    )
    return TimeChart(timeline, columns, len(columns) > _STOPS)


def further_facets(desk: ReadingDesk, shown: Sequence[str]) -> list[tuple[str, str]]:
    """Name and title of the facets that are counted when someone asks for them."""
    if _searches(desk) is None:
        return []
    return [(one.name, one.title) for one in FACETS.values() if one.name not in shown and not one.of_time]


def facet_part(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """The counts of one facet: a part of a page for scripts, a page without them."""
    parameters = request.query_params
    name = next((one for one in FACETS if one == parameters.get("name")), None)
    searches = _searches(desk)
    if name is None or searches is None:
        raise NotFoundException
    search = asked(parameters.get("q"), parameters.get("order"), None, parameters.get("view"))
    facet: FacetName = FACETS[name].name
    values = {
        "asked": search,
        "title": FACETS[name].title,
        "counts": searches.facet(search.query, facet)[:_FACET_MOST],
        "part": bool(request.headers.get("x-part")),
    }
    return page("facet.html", frame_of(request, search.query), values)


def between(request: Browser) -> Redirect:
    """The search with the days of a form put to it."""
    parameters = request.query_params
    days = [parameters.get(name, "").strip()[:10] for name in ("since", "until")]
    since, until = (day if set(day) <= _DAY else "" for day in days)
    query = parameters.get("q", "")
    if since or until:
        query = f"{query} date:{since}..{until}" if since != until else f"{query} date:{since}"
    search = asked(query, parameters.get("order"), None, parameters.get("view"))
    return Redirect(search.address(), status_code=303)


def suggestions(desk: ReadingDesk, typed: str) -> list[dict[str, str | int]]:
    """What the word at the end of the search box may become."""
    searches = _searches(desk)
    if searches is None or not typed.strip():
        return []
    return [
        {
            "kind": one.kind,
            "text": one.text,
            "label": one.label,
            "query": one.query,
            "count": one.count,
            "href": _href(one),
        }
        for one in searches.suggest(typed[:200])
    ]


def _href(one: Suggested) -> str:
    return f"/search?{urlencode([('q', one.query)])}"
