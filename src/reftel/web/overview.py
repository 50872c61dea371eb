"""The archive from above: volumes, bursts and silences, and the map; each picture can be saved."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from litestar import Response
from litestar.exceptions import NotFoundException

from reftel.desk.overview import Overview, PostVolume
from reftel.web import mapping
from reftel.web.door import ReadingDesk
from reftel.web.placing import place_said
from reftel.web.rendering import Browser, frame_of, page, picture

if TYPE_CHECKING:
    from reftel.desk.overview import OverviewDesk

__all__ = ["map_page", "overview_page", "saved_picture"]

_POSTS = 24
_LEVELS = ("UNCLASSIFIED", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "SECRET", "TOP SECRET", "not marked")
_SHORT = {
    "UNCLASSIFIED": "u",
    "LIMITED OFFICIAL USE": "lou",
    "CONFIDENTIAL": "c",
    "SECRET": "s",
    "TOP SECRET": "ts",
}
_LISTED = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """One level of one year in the columns."""

    level: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One year, its levels piled up; `tick` where the year is written below it."""

    year: str
    count: int
    pieces: tuple[Piece, ...]
    tick: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One year of one post, darker with more telegrams."""

    year: str
    count: int
    shade: float


def _above(desk: ReadingDesk) -> "OverviewDesk":
    above = getattr(desk, "above", None)
    if above is None:
        raise NotFoundException
    return cast("OverviewDesk", above)


def _columns(overview: Overview, height: float = 180) -> tuple[Column, ...]:
    most = max(overview.years.values(), default=0) or 1
    every = max(1, -(-len(overview.years) // 12))
    columns = []
    for place, (year, count) in enumerate(overview.years.items()):
        levels = overview.levels_by_year.get(year, {})
        pieces, top = [], height
        for level in [*_LEVELS, *sorted(levels.keys() - set(_LEVELS))]:
            if held := levels.get(level, 0):
                tall = round(height * held / most, 2)
                top = round(top - tall, 2)
                pieces.append(Piece(_SHORT.get(level, "none"), held, top, tall))
        columns.append(Column(year, count, tuple(pieces), place % every == 0))
    return tuple(columns)


def _grid(overview: Overview) -> list[tuple[PostVolume, list[Cell]]]:
    shown = overview.posts[:_POSTS]
    most = max((count for one in shown for count in one.years.values()), default=1)
    years = [year for year, count in overview.years.items() if count]
    return [(one, [_cell(year, one.years.get(year, 0), most) for year in years]) for one in shown]


def _cell(year: str, count: int, most: int) -> Cell:
    return Cell(year, count, round(0.12 + 0.88 * (count / most) ** 0.5, 2) if count else 0)


def overview_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """What is held."""
    overview = _above(desk).overview()
    values = {
        "overview": overview,
        "columns": _columns(overview),
        "grid": _grid(overview),
        "short": _SHORT,
        "unseen": desk.search("", limit=1).unseen if overview.total else {},
    }
    return page("overview.html", frame_of(request), values)


def map_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """Posts and the traffic between them in a period."""
    since, until = _years(request)
    traffic = _above(desk).traffic(since, until)
    values = {
        "traffic": traffic,
        "drawn": mapping.draw(traffic),
        "land": mapping.land(),
        "width": mapping.WIDTH,
        "height": mapping.HEIGHT,
        "since": since,
        "until": until,
        "listed": _LISTED,
        "names": {one.post: one.name for one in traffic.posts},
        "said": place_said(request, desk, since, until),
        "asked_period": [(name, year) for name, year in (("since", since), ("until", until)) if year],
    }
    return page("map.html", frame_of(request), values)


def _years(request: Browser) -> tuple[str, str]:
    since, until = (request.query_params.get(name, "").strip() for name in ("since", "until"))
    return tuple(one if one.isdecimal() and len(one) == 4 else "" for one in (since, until))  # type: ignore[return-value]


def saved_picture(request: Browser, desk: ReadingDesk, name: str) -> Response[bytes]:
    """A picture of these pages as SVG or PNG, or its numbers as CSV."""
    what, _, form = name.partition(".")
    if what not in {"years", "posts", "map"} or form not in {"svg", "png", "csv"}:
        raise NotFoundException
    if form == "csv":
        content, media = _table(request, desk, what), "text/csv"
    else:
        content, media = _drawn(request, desk, what), "image/svg+xml"
        if form == "png":
            content, media = _png(content), "image/png"
    named = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-cache"}
    return Response(content, media_type=media, headers=named)


def _drawn(request: Browser, desk: ReadingDesk, what: str) -> bytes:
    if what == "map":
        traffic = _above(desk).traffic(*_years(request))
        values = {
            "drawn": mapping.draw(traffic),
            "land": mapping.land(),
            "width": mapping.WIDTH,
            "height": mapping.HEIGHT,
            "since": _years(request)[0],
            "until": _years(request)[1],
        }
        return picture("map_picture.svg", values)
    overview = _above(desk).overview()
    drawn = {
        "columns": _columns(overview),
        "grid": _grid(overview),
        "levels": overview.levels,
        "short": _SHORT,
    }
    return picture(f"{what}_picture.svg", drawn)


def _png(drawn: bytes) -> bytes:
    try:
        from vl_convert import svg_to_png  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise NotFoundException("PNG needs the extra `charts`: pip install 'reftel[charts]'.") from error
    return bytes(svg_to_png(drawn.decode(), scale=2))


def _table(request: Browser, desk: ReadingDesk, what: str) -> bytes:
    stream = io.StringIO(newline="")
    table = csv.writer(stream)
    rows: Sequence[Sequence[object]]
    if what == "map":
        traffic = _above(desk).traffic(*_years(request))
        rows = [("from", "to", "telegrams"), *((one.sender, one.receiver, one.count) for one in traffic.ways)]
    else:
        overview = _above(desk).overview()
        if what == "years":
            levels = [level for level, _ in overview.levels]
            rows = [
                ("year", "telegrams", *levels),
                *(
                    (year, count, *(overview.levels_by_year.get(year, {}).get(level, 0) for level in levels))
                    for year, count in overview.years.items()
                ),
            ]
        else:
            rows = [
                ("post", "telegrams", *overview.years),
                *(
                    (one.post, one.total, *(one.years.get(year, 0) for year in overview.years))
                    for one in overview.posts
                ),
            ]
    table.writerows(rows)
    return stream.getvalue().encode("utf-8-sig")
