"""Each line of a text, told apart: words of the telegram, or furniture left by pages and relays.

Page lines, banners, release stamps, trailers and captions given again stand in the middle of sentences,
subjects and lists of addressees. They are not removed: a reader of a field skips them and keeps its spans.
Only what a line shows by itself is decided here; heads repeated at the start of a section need the lines
around them and are marked by `sections.py`.
"""

import re
from bisect import bisect_right
from typing import Final, NamedTuple

from reftel.telegram.text import lines_of

__all__ = ["FURNITURE", "SortedLine", "is_page_line", "sort_lines"]


class SortedLine(NamedTuple):
    """One line: `text[start:end]` without its line end, `text[start:stop]` with it, and what it is.

    `kind` is `text`, `blank`, or furniture: `page-line`, `banner`, `stamp`, `trailer`, `section-line` (a head
    line repeated at the start of a section), `note` (of the communications centre), `caption-repeat`, `title`
    (of the message text in an export).
    """

    start: int
    end: int
    stop: int
    kind: str


FURNITURE: Final = frozenset(
    {"page-line", "banner", "stamp", "trailer", "section-line", "note", "caption-repeat", "title"}
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
_REPEATED: Final = ("SIPDIS", "NOFORN", "SENSITIVE", "EXDIS", "NODIS", "LIMDIS", "STADIS")
_ALONE: Final = {
    **dict.fromkeys(_BANNERS, "banner"),
    **dict.fromkeys(_REPEATED, "caption-repeat"),
    "Message Text": "title",
}

# PAGE 02  PHNOM 01606  01 OF 02  241930Z, in either case, blanks lost, serial cut short
_PAGE: Final = re.compile(
    r"PAGE\s*\d{1,3}\s+(?:[A-Z][A-Z .'/-]{0,16}?\s*\d{3,7}|\d{5,7})"
    r"(?:\s+\d{1,2}\s*OF\s*\d{1,2})?(?:\s+\d{1,6}\s?Z?)?(?:\s+TOSEC\s+\d+)?(?:\s+POSS(?:IBLE)?\s+DUPE?\.?)?",
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
    r"Declassified/Released\b|REVIEW AUTHORITY\s*:"
    # alone on its line or with exemptions: prisoners are RELEASED IN FULL VIEW of the press
    r"|(?:RELEASED? IN (?:FULL|PART)|DENIED IN FULL)(?=[\s,;/.]*(?:$|B-?\d|\(b\)|\d\.\d|25X|NR\b))"
    r"|UNCLASSIFIED\s+U\.?S\.? Department of State Case No|(?:US|U\.S\.) Department of State$"
    r"|EO Systematic Review\b",
    re.IGNORECASE,
)
# What every stamp holds, spelt as it is printed: texts without any of these are not searched for stamps.
_STAMP_SIGNS: Final = (
    "Declassified/Released", "Department of State", "EO Systematic Review", "IN FULL", "IN PART", "In Full",
    "In Part",
    "REVIEW AUTH", "Review Auth", "Case No", "CASE NO",
)  # fmt: skip
_SUSPECT: Final = frozenset("PpNB#<*ZC")
_LONGEST: Final = 400
_STAMP_DATE: Final = re.compile(r"\d{1,2} [A-Za-z]{3} \d{4}")
# B1, 1.4(B), 1.4(D) below RELEASED IN PART
_STAMP_CODES: Final = re.compile(
    r"(?:B-?\d|25X\d)(?:[ ,;]{1,3}(?:B-?\d|25X\d|\d\.\d ?\([A-H]\))){0,10}[ ,;.]{0,3}", re.IGNORECASE
)
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


def _furniture(words: str) -> str | None:
    """The kind of a line whose first letter is that of a page line, a trailer or a note."""
    if words[0] in "Pp":
        return "page-line" if words[:4].upper() == "PAGE" and _PAGE.fullmatch(words) else None
    if _TRAILER.fullmatch(words):
        return "trailer"
    return "note" if words[:4] == "NOTE" and _NOTE.match(words) else None


def _kind(words: str) -> str:
    """What a line that is not blank is by itself; `words` has no blanks at its ends.

    Asked of every line: a look-up, a first letter and a last figure decide for most.
    """
    if (known := _ALONE.get(words)) is not None:
        return known
    if words[0] in _SUSPECT and len(words) <= _LONGEST and (kind := _furniture(words)) is not None:
        return kind
    if (
        words[-1] in "0123456789"
        and " OF " in words[-8:].upper()
        and _PRINTED_PAGE.fullmatch(words[-_LONGEST:])
    ):
        return "page-line"
    return "text"


def sort_lines(text: str, start: int = 0, stop: int | None = None) -> list[SortedLine]:
    """Every line of `text[start:stop]`, in order, without a gap, with its kind."""
    last = len(text) if stop is None else stop
    found: list[SortedLine] = []
    keep, new = found.append, tuple.__new__
    if text.find("\r", start, last) >= 0:
        for line in lines_of(text[start:last]):
            words = text[start + line.start : start + line.end].strip()
            kind = _kind(words) if words else "blank"
            keep(SortedLine(start + line.start, start + line.end, start + line.stop, kind))
    else:
        at = start
        for raw in text[start:last].split("\n"):
            end = at + len(raw)
            if words := raw.strip():
                keep(new(SortedLine, (at, end, end + 1, _kind(words))))
            else:
                keep(new(SortedLine, (at, end, end + 1, "blank")))
            at = end + 1
        # the last line ends with the text, and is none where a line end closes the text
        if found[-1].start >= last:
            found.pop()
        else:
            found[-1] = found[-1]._replace(stop=last)
    _mark_stamps(text, start, last, found)
    return found


def _mark_stamps(text: str, start: int, stop: int, lines: list[SortedLine]) -> None:
    """Mark lines that hold a release stamp, and the rest of a stamp that was broken over several lines."""
    places: list[int] = []
    for sign in _STAMP_SIGNS:
        at = text.find(sign, start, stop)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + len(sign), stop)
    if not places:
        return
    starts = [line.start for line in lines]
    rows = {bisect_right(starts, at) - 1 for at in places}
    for row in sorted(rows):
        line = lines[row]
        words = text[line.start : line.end].strip()
        if line.kind != "text" or len(words) > _LONGEST or not _STAMP.search(words):
            continue
        lines[row] = line._replace(kind="stamp")
        for near, pattern in ((row - 1, _STAMP_NAME), (row + 1, _STAMP_DATE), (row + 1, _STAMP_CODES)):
            if 0 <= near < len(lines) and lines[near].kind == "text":
                beside = text[lines[near].start : lines[near].end].strip()
                if pattern.fullmatch(beside):
                    lines[near] = lines[near]._replace(kind="stamp")
