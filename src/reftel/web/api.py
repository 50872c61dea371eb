"""The same answers as JSON, for programs: search, and one telegram."""

from litestar import Response

from reftel.desk.answers import Opened, Results
from reftel.web.door import ReadingDesk
from reftel.web.searching import asked

__all__ = ["api_search", "api_telegram"]

_MOST = 200


def api_search(desk: ReadingDesk, q: str, order: str, limit: str, offset: str) -> Results:
    """What `reftel search --json` answers, in one object."""
    search = asked(q, order, None)
    return desk.search(
        search.query,
        limit=min(_MOST, _count(limit, 20)),
        offset=_count(offset, 0),
        order=search.order,
    )


def _count(written: str, usual: int) -> int:
    return int(written) if written.isdecimal() and len(written) < 9 else usual


def api_telegram(desk: ReadingDesk, name: str) -> Response[Opened]:
    """What a name leads to, with the record and the exact text of each copy."""
    opened = desk.open(name[:200])
    status = {"found": 200, "several": 300, "none": 404}[opened.state]
    return Response(opened, status_code=status)
