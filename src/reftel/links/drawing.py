"""The picture of an exchange as SVG, drawn here since pages may run nothing that is made on the fly.

The same shapes stand in a file of their own, with colours inside, and within a page, which colours them by
its own style sheet. Roles differ in shape, too, so that nothing is told by colour alone.
"""

from collections.abc import Iterator
from html import escape

from reftel.links.lanes import Arrow, Picture, Placed

__all__ = ["ROLES", "draw", "draw_names", "draw_plot"]

ROLES = {
    "request": "Request",
    "reply": "Reply",
    "follow_up": "Follow-up",
    "copy": "Sent again",
    "correction": "Corrected copy",
    None: "Other",
}

_LIGHT = {"paper": "#fbfaf6", "lane": "#f4f1ea", "ink": "#211e1a", "soft": "#6b645a", "rule": "#e2ddd2",
          "line": "#a59c8c", "accent": "#7b2d26", "link": "#1f4e79", "open": "#8f4a00"}  # fmt: skip
_DARK = {"paper": "#191816", "lane": "#22201d", "ink": "#e8e3d9", "soft": "#a09889", "rule": "#36332e",
         "line": "#7d7568", "accent": "#e5a092", "link": "#9cc3e8", "open": "#f0b471"}  # fmt: skip
_RADIUS = 5.0
_LEGEND = 30.0


def _style(colours: dict[str, str]) -> str:
    return (
        "text{{font:12px 'Source Sans 3','Helvetica Neue',Arial,sans-serif;fill:{ink}}}"
        ".pic-name{{paint-order:stroke;stroke:{paper};stroke-width:3;stroke-linejoin:round;stroke-opacity:.8}}"
        ".pic-post,.pic-tick{{fill:{soft}}}.pic-paper{{fill:{paper}}}.pic-lane{{fill:{lane}}}"
        ".pic-rule{{stroke:{rule};stroke-width:1}}.pic-fold{{stroke:{soft};fill:none}}"
        ".pic-arrow{{fill:none;stroke:{line};stroke-width:1;opacity:.55}}"
        ".pic-answers{{stroke:{link};stroke-width:1.6;opacity:.8}}"
        ".pic-mark{{stroke:{ink};stroke-width:1.4;fill:{paper}}}.pic-request .pic-mark{{fill:{ink}}}"
        ".pic-reply .pic-mark{{fill:{link};stroke:{link}}}"
        ".pic-open .pic-mark{{fill:{paper};stroke:{open};stroke-width:2.2}}"
        ".pic-ring{{fill:none;stroke:{accent};stroke-width:2}}"
        ".pic-start .pic-name{{font-weight:700;fill:{accent}}}"
    ).format(**colours)


def draw(picture: Picture, title: str, *, dark: bool = False) -> str:
    """The whole picture as a file, with what its shapes mean below it."""
    width, height = picture.width, picture.height + _LEGEND
    style = _style(_DARK if dark else _LIGHT)
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
                f'width="{width:g}" height="{height:g}" role="img" aria-labelledby="title">'
            ),
            f'<title id="title">{escape(title)}</title>',
            f"<style>{style}</style>",
            f'<rect class="pic-paper" width="{width:g}" height="{height:g}"/>',
            *_ground(picture, 0),
            *_names(picture),
            *_shapes(picture),
            *_legend(picture),
            "</svg>",
            "",
        ]
    )


def draw_plot(picture: Picture, title: str) -> str:
    """The picture without its names of posts, for a page that keeps those in view."""
    left, width = picture.names, picture.width - picture.names
    return "\n".join(
        [
            (
                f'<svg class="pic-plot" viewBox="{left:g} 0 {width:g} {picture.height:g}" width="{width:g}" '
                f'height="{picture.height:g}" role="group" aria-label="{escape(title)}">'
            ),
            *_ground(picture, left),
            *_shapes(picture),
            "</svg>",
        ]
    )


def draw_names(picture: Picture) -> str:
    """The names of the posts, as high as the picture."""
    return "\n".join(
        [
            (
                f'<svg class="pic-names" viewBox="0 0 {picture.names:g} {picture.height:g}" '
                f'width="{picture.names:g}" height="{picture.height:g}" aria-hidden="true">'
            ),
            *(_lane(lane.top, lane.height, 0, picture.names) for lane in picture.lanes[::2]),
            *_names(picture),
            "</svg>",
        ]
    )


def _lane(top: float, height: float, left: float, right: float) -> str:
    return f'<rect class="pic-lane" x="{left:g}" y="{top:g}" width="{right - left:g}" height="{height:g}"/>'


def _ground(picture: Picture, left: float) -> Iterator[str]:
    bottom = picture.height - 28
    yield from (_lane(lane.top, lane.height, left, picture.width) for lane in picture.lanes[::2])
    if picture.undated is not None:
        yield f'<text class="pic-tick" x="{picture.undated - 6:g}" y="{bottom + 18:g}">No date</text>'
    if picture.axis is None:
        return
    for tick in picture.axis.ticks:
        yield f'<line class="pic-rule" x1="{tick.x}" y1="8" x2="{tick.x}" y2="{bottom:g}"/>'
        end = ' text-anchor="end"' if tick.x > picture.width - 84 else ""
        yield f'<text class="pic-tick" x="{tick.x}" y="{bottom + 18:g}"{end}>{tick.words}</text>'
    for x in picture.axis.folds:
        zigzag = "".join(f"l{-5 if at % 2 else 5} 7" for at in range(int((bottom - 8) / 7)))
        yield f'<path class="pic-fold" d="M{x - 2:g} 8{zigzag}"><title>Nothing for a long time</title></path>'


def _names(picture: Picture) -> Iterator[str]:
    for lane in picture.lanes:
        words = lane.name if len(lane.name) <= 20 else lane.name[:19] + "…"
        yield f'<text class="pic-post" x="8" y="{lane.top + 19:g}">{escape(words)}</text>'


def _shapes(picture: Picture) -> Iterator[str]:
    places = {one.dot.key: one for one in picture.placed}
    for arrow in sorted(picture.arrows, key=lambda arrow: arrow.answers):
        yield _arrow(arrow, places[arrow.citing], places[arrow.cited])
    for one in picture.placed:
        yield _dot(one)


def _arrow(arrow: Arrow, citing: Placed, cited: Placed) -> str:
    bend = max(18.0, abs(citing.x - cited.x) / 2) * (-1 if citing.x < cited.x else 1)
    if citing.y == cited.y:  # along a row: an arc over what stands between
        rise = min(26.0, 8 + abs(citing.x - cited.x) / 12)
        middle = (citing.x + cited.x) / 2
        way = (
            f"M{citing.x:g} {citing.y:g}Q{middle:g} {max(2.0, citing.y - 2 * rise):g} {cited.x:g} {cited.y:g}"
        )
    else:
        way = (
            f"M{citing.x:g} {citing.y:g}C{citing.x - bend:g} {citing.y:g} "
            f"{cited.x + bend:g} {cited.y:g} {cited.x:g} {cited.y:g}"
        )
    kind = "pic-arrow pic-answers" if arrow.answers else "pic-arrow"
    return (
        f'<path class="{kind}" data-from="{escape(arrow.citing)}" data-to="{escape(arrow.cited)}" d="{way}"/>'
    )


def _dot(one: Placed) -> str:
    dot = one.dot
    kinds = [
        f"pic-{dot.role or 'other'}",
        *(["pic-open"] if dot.unanswered else []),
        *(["pic-start"] if dot.is_start else []),
    ]
    role = ROLES[dot.role]
    words = ", ".join(
        part
        for part in (
            dot.key,
            dot.day,
            None if role == "Other" else role.lower(),
            "no answer is held" if dot.unanswered else None,
            dot.subject,
        )
        if part
    )
    ring = f'<circle class="pic-ring" cx="{one.x}" cy="{one.y}" r="{_RADIUS + 4:g}"/>' if dot.is_start else ""
    name = ""
    if one.named:
        x, anchor = (one.x - 11, ' text-anchor="end"') if one.to_left else (one.x + 11, "")
        name = f'<text class="pic-name" x="{x:g}" y="{one.y + 4:g}"{anchor}>{escape(dot.key)}</text>'
    inner = (
        f'<circle class="pic-area" cx="{one.x}" cy="{one.y}" r="9" fill="none" pointer-events="all"/>'
        f"{ring}{_mark(dot.role, one.x, one.y)}{name}<title>{escape(words)}</title>"
    )
    shown = f'<g class="pic-dot {" ".join(kinds)}" data-key="{escape(dot.key)}">{inner}</g>'
    return f'<a href="{escape(dot.href)}" aria-label="{escape(words)}">{shown}</a>' if dot.href else shown


def _mark(role: str | None, x: float, y: float) -> str:
    """A diamond asks, a disc answers, a ring follows up, a square was sent again."""
    if role == "request":
        size = _RADIUS + 1.5
        return (
            f'<path class="pic-mark" d="M{x:g} {y - size:g}l{size} {size}l{-size} {size}l{-size} {-size}z"/>'
        )
    if role in {"copy", "correction"}:
        return f'<rect class="pic-mark" x="{x - 4.5:g}" y="{y - 4.5:g}" width="9" height="9"/>'
    radius = _RADIUS if role is not None else 3.5
    return f'<circle class="pic-mark" cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'


def _legend(picture: Picture) -> Iterator[str]:
    y = picture.height + 8
    x = 14.0
    shown = {(one.dot.role, one.dot.unanswered) for one in picture.placed}
    entries: list[tuple[str | None, bool, str]] = [
        (role, False, words) for role, words in ROLES.items() if (role, False) in shown
    ]
    if any(unanswered for _, unanswered in shown):
        entries.append(("request", True, "Request, no answer held"))
    for role, unanswered, words in entries:
        kind = f"pic-{role or 'other'}" + (" pic-open" if unanswered else "")
        yield f'<g class="{kind}">{_mark(role, x, y)}<text x="{x + 12:g}" y="{y + 4:g}">{words}</text></g>'
        x += 30 + 6.6 * len(words)
    for kind, words in (("pic-arrow pic-answers", "answers"), ("pic-arrow", "cites")):
        yield f'<path class="{kind}" d="M{x:g} {y:g}h22"/><text x="{x + 28:g}" y="{y + 4:g}">{words}</text>'
        x += 90
