"""The sums of a report as a picture: a plain SVG with one bar a year, drawn without any library.

Each bar stands for what was promised in a year, cut by what came of it; the counts are written beside it and
in the title of each piece, so that nothing is told by colour alone.
"""

from html import escape
from typing import Final

from reftel.suspense.report import Line, Report

__all__ = ["draw"]

_PARTS: Final = (
    ("kept", "kept", "#1b7837"),
    ("partly_kept", "partly kept", "#a6dba0"),
    ("open", "open", "#cccccc"),
    ("overtaken", "overtaken", "#c2a5cf"),
    ("broken", "broken", "#762a83"),
)
_LEFT, _BAR, _ROW, _WIDTH, _HEAD = 70, 22, 34, 640, 64


def draw(made: Report) -> str:
    """The picture as text."""
    lines = [*made.years, made.total]
    most = max((line.promised for line in lines), default=0) or 1
    unit = (_WIDTH - _LEFT - 130) / most
    height = _HEAD + _ROW * len(lines) + 34
    title = f"Promised and kept: {made.about}, as of {made.on}"
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{escape(title)}" font-family="sans-serif" font-size="13">'
    )
    pieces = [
        opening,
        f"<title>{escape(title)}</title>",
        f'<text x="8" y="22" font-size="16">{escape(title)}</text>',
        *_legend(),
    ]
    for place, line in enumerate(lines):
        pieces += _bar(line, _HEAD + place * _ROW, unit)
    return "\n".join([*pieces, "</svg>"]) + "\n"


def _legend() -> list[str]:
    pieces, at = [], 8
    for _, words, colour in _PARTS:
        pieces.append(f'<rect x="{at}" y="34" width="12" height="12" fill="{colour}"/>')
        pieces.append(f'<text x="{at + 17}" y="45">{words}</text>')
        at += 30 + 8 * len(words)
    return pieces


def _bar(line: Line, top: int, unit: float) -> list[str]:
    name = "all" if line.year is None else str(line.year)
    pieces = [f'<text x="8" y="{top + 16}">{name}</text>']
    at = float(_LEFT)
    for field, words, colour in _PARTS:
        count = getattr(line, field)
        if count:
            pieces.append(
                f'<rect x="{at:.1f}" y="{top}" width="{count * unit:.1f}" height="{_BAR}" fill="{colour}">'
                f"<title>{name}: {count} {words}</title></rect>"
            )
            at += count * unit
    days = f", median {line.days:g} days" if line.days is not None else ""
    words = f"{line.kept} of {line.promised} kept{days}"
    pieces.append(f'<text x="{at + 8:.1f}" y="{top + 16}">{escape(words)}</text>')
    return pieces
