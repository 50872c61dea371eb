"""Pages of what is cited and not held, and of the letters that ask for it."""

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

from litestar import Response

from reftel.desk.documents import NoLettersError, write_letters
from reftel.desk.gap_table import gap_lines
from reftel.desk.gaps import letters
from reftel.links.missing import MonthShare
from reftel.links.request import CATEGORIES, Law, Requester
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, frame_of, page
from reftel.web.threads import linked

__all__ = ["gaps_file", "gaps_page", "letter_page"]

_PAGE = 50
_MOST_ASKED = 100
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class GapsAsked:
    """Which missing telegrams to show: of a post, a year, or one by its number."""

    post: str
    year: str
    name: str

    def year_number(self) -> int | None:
        """The year, where one was typed."""
        return int(self.year) if self.year.isdecimal() and len(self.year) == 4 else None

    def query(self) -> str:
        """The same question as the end of an address."""
        pairs = [(name, value) for name, value in (("post", self.post), ("year", self.year)) if value]
        return f"?{urlencode(pairs)}" if pairs else ""


def _asked(request: Browser) -> GapsAsked:
    parameters = request.query_params
    return GapsAsked(
        parameters.get("post", "").strip()[:60],
        parameters.get("year", "").strip()[:4],
        parameters.get("name", "").strip()[:60],
    )


def gaps_page(
    request: Browser, desk: ReadingDesk, given: Mapping[str, str] | None = None, trouble: str | None = None
) -> Response[bytes]:
    """What is cited and not held, the most cited first, with a form that asks for chosen ones."""
    asked = _asked(request)
    year = asked.year_number()
    found = list(
        linked(desk).gaps(
            post=asked.post or None, year=year, names=[asked.name] if asked.name else [], limit=_PAGE + 1
        )
    )
    shares: list[MonthShare] = []
    if asked.post and year is not None:
        shares = list(linked(desk).share(asked.post, year))
    values = {
        "asked": asked,
        "gaps": found[:_PAGE],
        "more": len(found) > _PAGE,
        "shares": shares,
        "categories": CATEGORIES,
        "given": given or {},
        "trouble": trouble,
    }
    return page("gaps.html", frame_of(request), values)


def gaps_file(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """All that is missing, as a table."""
    asked = _asked(request)
    found = linked(desk).gaps(post=asked.post or None, year=asked.year_number(), limit=None)
    content = "".join(gap_lines(found)).encode("utf-8", "replace")
    kept = 'attachment; filename="missing-telegrams.csv"'
    return Response(content, media_type="text/csv; charset=utf-8", headers={"content-disposition": kept})


def letter_page(request: Browser, desk: ReadingDesk, data: Mapping[str, str]) -> Response[bytes]:
    """Letters that ask for the chosen telegrams under one law, to be read, copied or kept."""
    names = list(dict.fromkeys(value[:80] for name, value in data.items() if name.startswith("ask-")))
    if not names:
        return gaps_page(request, desk, data, "Choose the telegrams to ask for.")
    law = data.get("law", "")
    if law not in {"foia", "mdr"}:
        return gaps_page(request, desk, data, "Choose one law: a record is asked for under one, never both.")
    category = data.get("category", "other")
    who = Requester(
        data.get("who", "").strip()[:200] or "[Your name]",
        data.get("contact", "").strip()[:600].replace("\r\n", "\n") or "[Your address and mail]",
        category if category in CATEGORIES else "other",
        waive="waiver" in data,
    )
    chosen = list(linked(desk).gaps(names=names[:_MOST_ASKED], limit=None))
    written = letters(chosen, cast("Law", law), who, dt.datetime.now(dt.UTC).date())
    if data.get("as") == "docx" and written:
        stream = io.BytesIO()
        try:
            write_letters(stream, written)
        except NoLettersError as error:
            return gaps_page(request, desk, data, str(error))
        kept = 'attachment; filename="request.docx"'
        return Response(stream.getvalue(), media_type=_DOCUMENT, headers={"content-disposition": kept})
    values = {
        "letters": ["\n\n".join(paragraphs) for paragraphs in written],
        "names": names,
        "data": data,
        "law": law,
        "lost": len(names) - len(chosen),
    }
    return page("letter.html", frame_of(request), values)
