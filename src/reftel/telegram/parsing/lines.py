"""Each line of a text, told apart: words of the telegram, or furniture left by pages and relays.

Page lines, banners, release stamps, trailers and captions given again stand in the middle of sentences,
subjects and lists of addressees. They are not removed: a reader of a field skips them and keeps its spans.
Only what a line shows by itself is decided here; heads repeated at the start of a section need the lines
around them and are marked by `sections.py`.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reftel.telegram.text import Line, lines_of

__all__ = ["FURNITURE", "SortedLine", "is_page_line", "sort_lines"]


class SortedLine(NamedTuple):
    """One line: `text[start:end]` without its line end, `text[start:stop]` with it, and what it is.

    `kind` is `text`, `blank`, or furniture: `page-line`, `banner`, `stamp`, `trailer`, `section-line` (a head
    line repeated at the start of a section), `note` (of the communications centre), `caption-repeat`.
    """

    start: int
    end: int
    stop: int
    kind: str


FURNITURE: Final = frozenset(
    {"page-line", "banner", "stamp", "trailer", "section-line", "note", "caption-repeat"}
)

_LEVELS = ("UNCLASSIFIED", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "SECRET", "TOP SECRET", "RESTRICTED")
_BANNERS: Final = frozenset(
    {
        *_LEVELS,
        *(
            f"{level}{ending}"
            for level in _LEVELS
            for ending in ("//NOFORN", " NOFORN", "//FOR OFFICIAL USE ONLY")
        ),
        "SBU",
        "SENSITIVE BUT UNCLASSIFIED",
        "UNCLASSIFIED//FOUO",
        "UNCLASSIFIED//SBU",
    }
)
_REPEATED: Final = frozenset({"SIPDIS", "NOFORN", "SENSITIVE", "EXDIS", "NODIS", "LIMDIS", "STADIS"})

# PAGE 02  LA PAZ 02576  01 OF 02  241930Z, in either case, blanks lost, serial cut short
_PAGE: Final = re.compile(
    r"PAGE\s*\d{1,3}\s+(?:[A-Z][A-Z .'/-]{0,16}?\s*\d{3,7}|\d{5,7})"
    r"(?:\s+\d{1,2}\s*OF\s*\d{1,2})?(?:\s+\d{5,6}\s?Z?)?(?:\s+TOSEC\s+\d+)?(?:\s+POSS(?:IBLE)?\s+DUPE?\.?)?",
    re.IGNORECASE,
)
# SUVA 00000412  001.2 OF 003: ten characters of the name, eight digits
_PRINTED_PAGE: Final = re.compile(
    r"[A-Z][A-Z0-9 .'/-]{1,16} \d{6,8}\s+\d{3}(?:\.\d{1,2})?\s+OF\s+\d{3}", re.IGNORECASE
)
_TRAILER: Final = re.compile(
    r"N{3,4}|N{1,5}[A-Z]{0,4}V{1,2}ZC?ZC?|[ZC]CZC[A-Z]*|BT|#\d{4}|<<\s*END OF DOCUMENT\s*>>"
    r"|\*\*\* Current [A-Z][A-Za-z ]+ \*\*\*.*"
)
_STAMP: Final = re.compile(
    r"Declassified/Released\b|RELEASED? IN (?:FULL|PART)\b|DENIED IN FULL\b|REVIEW AUTHORITY\s*:"
    r"|UNCLASSIFIED\s+U\.?S\.? Department of State Case No|(?:US|U\.S\.) Department of State$"
    r"|EO Systematic Review\b",
    re.IGNORECASE,
)
_STAMP_DATE: Final = re.compile(r"\d{1,2} [A-Za-z]{3} \d{4}")
_STAMP_NAME: Final = re.compile(r"[A-Z][a-z]+ [A-Z]\. [A-Z][a-z]+")
_NOTE: Final = re.compile(
    r"NOTE BY OC/?T?\b|NOTE\s*:\s*(?:\(?[#*]\)?|NOT PASSED|PASSED|HEADING|CORRECTED COPY|OMISSION|MRN\b"
    r"|[A-Z ]{2,20} \d+ SENT ACTION)"
)


def is_page_line(words: str) -> bool:
    """Whether words are a page line of either style."""
    return (
        bool(words[:4].upper() == "PAGE" and _PAGE.fullmatch(words))
        or _PRINTED_PAGE.fullmatch(words) is not None
    )


def _kind(words: str, *, stamped: bool) -> str:
    """What a line is by itself; `words` is the line without blanks at its ends."""
    if words in _BANNERS:
        return "banner"
    if words in _REPEATED:
        return "caption-repeat"
    first = words[0]
    if first in "Pp" and words[:4].upper() == "PAGE" and _PAGE.fullmatch(words):
        return "page-line"
    if first in "NB#<*ZC" and _TRAILER.fullmatch(words):
        return "trailer"
    if first == "N" and words.startswith("NOTE") and _NOTE.match(words):
        return "note"
    if (
        words[-1].isdigit()
        and words[-8:-3].lstrip().upper().endswith("OF ")
        and _PRINTED_PAGE.fullmatch(words)
    ):
        return "page-line"
    if stamped and _STAMP.search(words):
        return "stamp"
    return "text"


def _plain_lines(text: str, start: int, stop: int) -> Iterator[Line]:
    """Lines of a text that ends them with LF alone, or with CRLF, or with a bare CR."""
    if "\r" in text:
        for line in lines_of(text[start:stop]):
            yield Line(start + line.start, start + line.end, start + line.stop)
        return
    position = start
    for words in text[start:stop].split("\n"):
        end = position + len(words)
        if end < stop:
            yield Line(position, end, end + 1)
        elif words:
            yield Line(position, end, end)
        position = end + 1


def sort_lines(text: str, start: int = 0, stop: int | None = None) -> list[SortedLine]:
    """Every line of `text[start:stop]`, in order, without a gap, with its kind."""
    last = len(text) if stop is None else stop
    lowered = "eleased" in text or "RELEASE" in text or "DENIED IN FULL" in text or "Case No" in text
    found: list[SortedLine] = []
    for line in _plain_lines(text, start, last):
        words = text[line.start : line.end].strip()
        kind = _kind(words, stamped=lowered) if words else "blank"
        found.append(SortedLine(line.start, line.end, line.stop, kind))
    if lowered:
        _spread_stamps(text, found)
    return found


def _spread_stamps(text: str, lines: list[SortedLine]) -> None:
    """Mark the name above and the date below a stamp that was broken over several lines."""
    for row, line in enumerate(lines):
        if line.kind != "stamp":
            continue
        if row and lines[row - 1].kind == "text" and _STAMP_NAME.fullmatch(_words(text, lines[row - 1])):
            lines[row - 1] = lines[row - 1]._replace(kind="stamp")
        if (
            row + 1 < len(lines)
            and lines[row + 1].kind == "text"
            and _STAMP_DATE.fullmatch(_words(text, lines[row + 1]))
        ):
            lines[row + 1] = lines[row + 1]._replace(kind="stamp")


def _words(text: str, line: SortedLine) -> str:
    """A line without blanks at its ends."""
    return text[line.start : line.end].strip()
