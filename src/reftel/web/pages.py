"""Start, results, list, account and help: a request and the desk in, a page out; no logic of the archive."""

from itertools import islice
from urllib.parse import quote, urlencode

from litestar import Response
from litestar.response import Redirect

from reftel.query.facets import FACETS
from reftel.web.around import further_facets, time_chart
from reftel.web.collecting import kept_of
from reftel.web.door import ReadingDesk
from reftel.web.marking import marked_on
from reftel.web.rendering import THEME_COOKIE, THEMES, Browser, frame_of, here_of, page
from reftel.web.searching import PAGE, Asked, asked

__all__ = ["account_page", "help_page", "keep_theme", "search_page", "start_page"]

_TROUBLES = 100


def start_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """The front: the search box, and what the archive holds; an empty archive says how to fill it."""
    results = desk.search("", limit=6, order="newest")
    return page("start.html", frame_of(request), {"results": results, "asked": Asked()})


def search_page(request: Browser, desk: ReadingDesk) -> Response[bytes] | Redirect:
    """Results; a query that is the name of exactly one telegram opens it, unless asked to stay."""
    parameters = request.query_params
    search = asked(
        parameters.get("q"), parameters.get("order"), parameters.get("page"), parameters.get("view")
    )
    results = desk.search(search.query, limit=PAGE, offset=search.offset, order=search.order)
    if results.open and not parameters.get("stay"):
        way = urlencode([("named", search.query)])
        return Redirect(f"/t/{quote(results.open, safe='~')}?{way}", status_code=303)
    values = {
        "results": results,
        "asked": search,
        "pages": search.pages(results),
        "marks": marked_on(desk, [hit.address for hit in results.hits]),
        "chart": time_chart(desk, search.query) if results.total else None,
        "further": further_facets(desk, list(results.facets)),
        "titles": {name: facet.title for name, facet in FACETS.items()},
        "kept": kept_of(desk),
    }
    return page("search.html", frame_of(request, search.query), values)


def account_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """What became of every file, in two sums that anyone can add up, and what did not come in and why."""
    troubles = list(islice(desk.files(troubled=True), _TROUBLES + 1))
    receiver = getattr(request.app.state, "receiver", None)
    values = {
        "standing": desk.status(),
        "troubles": troubles[:_TROUBLES],
        "more": len(troubles) > _TROUBLES,
        "under": receiver.last if receiver is not None else None,
        "can_write": hasattr(desk, "add") and not getattr(desk, "read_only", True),
        "local": not getattr(request.app, "any_address", True),
    }
    return page("account.html", frame_of(request), values)


def help_page(request: Browser) -> Response[bytes]:
    """How to search, what the marks mean, which keys there are."""
    return page("help.html", frame_of(request), {})


def keep_theme(theme: str, back: str) -> Redirect:
    """Remember how pages shall look, and go back to the page the wish came from."""
    answer = Redirect(here_of(back), status_code=303)
    answer.set_cookie(
        THEME_COOKIE,
        theme if theme in THEMES else "system",
        max_age=31_536_000,
        samesite="lax",
        path="/",
    )
    return answer
