"""The sums of a report as a picture: a plain SVG with two bars a year, drawn without any library.

One bar stands for what was promised in a year, cut by what came of it, one for what was asked, cut by the
answer; the counts are written beside them and in the title of each piece, so that nothing is told by colour
alone.
"""

from collections.abc import Sequence
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
_ANSWERS: Final = (
    ("agreed", "agreed to", "#2166ac"),
    ("refused", "refused", "#b2182b"),
    ("put_off", "put off", "#fdb863"),
    ("", "without an answer", "#e0e0e0"),
)
_LEFT, _BAR, _ROW, _WIDTH, _HEAD = 70, 18, 24, 720, 92
_WORDS = 240  # kept free at the right for what is written there


def draw(made: Report) -> str:
    """The picture as text."""
    lines = [*made.years, made.total]
    most = max((max(line.promised, line.asked) for line in lines), default=0) or 1
    unit = (_WIDTH - _LEFT - _WORDS) / most
    title = f"Asked, promised and kept: {made.about}, as of {made.on}"
    pieces: list[str] = []
    top = _HEAD
    for line in lines:
        name = "all" if line.year is None else str(line.year)
        pieces.append(f'<text x="8" y="{top + 14}">{name}</text>')
        if line.promised or not line.asked:
            days = f", median {line.days:g} days" if line.days is not None else ""
            words = f"{line.kept} of {line.promised} promised kept{days}"
            pieces += _bar(name, [(getattr(line, part[0]), *part[1:]) for part in _PARTS], top, unit, words)
            top += _ROW
        if line.asked:
            pieces += _bar(name, _answers(line), top, unit, _of_asks(line))
            top += _ROW
        top += 8
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top + 10}" role="img" '
        f'aria-label="{escape(title)}" font-family="sans-serif" font-size="13">'
    )
    head = [
        f"<title>{escape(title)}</title>",
        f'<text x="8" y="22" font-size="16">{escape(title)}</text>',
        *_legend("promised:", _PARTS, 34),
        *_legend("asked:", _ANSWERS, 58),
    ]
    return "\n".join([opening, *head, *pieces, "</svg>"]) + "\n"


def _legend(of: str, parts: Sequence[tuple[str, str, str]], top: int) -> list[str]:
    pieces, at = [f'<text x="8" y="{top + 11}">{of}</text>'], _LEFT + 10
    for _, words, colour in parts:
        pieces.append(f'<rect x="{at}" y="{top}" width="12" height="12" fill="{colour}"/>')
        pieces.append(f'<text x="{at + 17}" y="{top + 11}">{words}</text>')
        at += 30 + 8 * len(words)
    return pieces


def _answers(line: Line) -> list[tuple[int, str, str]]:
    told = {"agreed": line.agreed, "refused": line.refused, "put_off": line.put_off}
    rest = max(0, line.asked - sum(told.values()))
    return [(told.get(name, rest), words, colour) for name, words, colour in _ANSWERS]


def _of_asks(line: Line) -> str:
    done = f", {line.asked_done} done" if line.asked_done else ""
    return f"{line.agreed} of {line.asked} asked agreed to{done}"


def _bar(name: str, parts: Sequence[tuple[int, str, str]], top: int, unit: float, words: str) -> list[str]:
    pieces: list[str] = []
    at = float(_LEFT)
    for count, what, colour in parts:
        if count:
            pieces.append(
                f'<rect x="{at:.1f}" y="{top}" width="{count * unit:.1f}" height="{_BAR}" fill="{colour}">'
                f"<title>{name}: {count} {what}</title></rect>"
            )
            at += count * unit
    pieces.append(f'<text x="{at + 8:.1f}" y="{top + 14}">{escape(words)}</text>')
    return pieces
