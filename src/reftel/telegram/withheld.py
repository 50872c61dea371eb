"""Stretches that are not there: withheld by reviewers, cut by editors, lost on the way.

Reviewers leave an exemption where words stood (`B1`, `1.4(D)`, `25X1`, `3.3(b)(1)`), editors of printed
volumes a note in brackets; relays leave signs of what was lost. What each says of its extent and reason is
kept.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, Literal, TypeAlias

from reftel.telegram.parsing.lines import SortedLine
from reftel.telegram.record import Paragraph, Withheld
from reftel.telegram.text import Span

__all__ = ["find_withheld"]

_Kind: TypeAlias = Literal["withheld", "editorial", "garble"]

_EXEMPTION = (
    r"(?:\(?[Bb]\)?\(\d\)(?:\([A-Fa-f]\))?|B-?\d|\d\.\d\s?\(\s?[A-Ha-h]\s?\)(?:\s?\(\d{1,2}\))?"
    r"|\d\.\d\s?[A-H](?![A-Za-z0-9])|25X\d{1,2}|50X\d(?:-HUM)?|\(?[Kk]\)?\(\d\)|NR)"
)
_EACH: Final = re.compile(_EXEMPTION)
# exemptions alone on a line, or far behind its words, as reviewers put them in the margin
_MARGIN: Final = re.compile(rf"[\[(]?{_EXEMPTION}(?:[\s,;/&]+(?:and\s+)?{_EXEMPTION}){{0,7}}[\])]?")
_SIGN: Final = re.compile(
    r"(?P<bracket>\[[^\[\]]{2,400}\])"
    r"|(?P<blank>\bX{6,}\b|\u2588{2,}|\[\s{3,}\])"
    rf"|(?P<inline>\((?:{_EXEMPTION})(?:[,;/ ]+(?:{_EXEMPTION})){{0,4}}\)"
    r"|\([Bb]\)\(\d\)|\bFOIA\s\(?b\)?\s?\(\d\)|\b25X\d\b|\b3\.3\([Bb]\)\(\d{1,2}\))"
    r"|(?P<lost>\(+(?:TEXT |LINES? |WORDS? )?(?:GARBLED?|OMITTED|MISSING)(?: TEXT| IN TRANSMISSION)?\)+"
    r"|\((?:[Gg]arbled?|[Tt]ext missing|[Gg]arble in text)\)"
    r"|(?:(?:ORIGINAL|PORTION OF|REMAINDER OF|PART OF|END OF) )?TEXT (?:(?:IS|WAS) )?"
    r"(?:MISSING|LOST|UNAVAILABLE|UNRETRIEVABLE)"
    r"|ERROR READING TEXT(?: INDEX| FILE)?[^\n]{0,40}|EXPAND ERROR ENCOUNTERED[^\n]{0,40}"
    r"|\(#\)|\(\*\)|(?:\u00bf\s?){3,}|\ufffd{2,}"
    r"|(?<=[A-Z])(?:\*{2,}+|\#{2,}+)(?=[A-Z ])|(?<=[A-Z])[*#](?=[A-Z])|(?<!\*)\*{8,}+(?=[A-Z]))"
    r"|(?P<error>^[ \t]*+E(?: E){4,}+[ \t]*+$)",
    re.MULTILINE,
)
_TRIGGERS: Final = (
    "[", "XXXXXX", "\u2588", "(b)(", "(B)(", "25X", "3.3(", "FOIA", "1.4", "1.5", "B1", "B6", "MISSING",
    "GARBLE",
    "arble", "ext missing", "ERROR", "#", "*", "\u00bf", "E E E E E", "TEXT LOST", "UNRETRIEV", "OMITTED",
    "UNAVAILABLE", "\ufffd\ufffd", "B2", "B3", "B4", "B5", "B7",
)  # fmt: skip
_NOT_RELEASED: Final = re.compile(
    r"(?P<extent>.{0,80}?)\s*(?:(?:has|have|is|are)\s+)?(?:been\s+)?"
    r"(?:not\s+(?:been\s+)?declassified|withheld|excised|redacted|deleted|denied|sanitized|removed)\b",
    re.IGNORECASE,
)
_EDITED: Final = re.compile(
    r"(?:Here follows?|Omitted here|Omission|The remainder|Remainder of|Attached|Enclosure"
    r"|Paragraphs? .{1,40} omitted|.{0,80}(?:not printed|omitted))\b",
    re.IGNORECASE,
)
_LOST: Final = re.compile(
    r".{0,60}\b(?:garbled?|illegible|unreadable|missing|undecipherable|lost)\b", re.IGNORECASE
)


def find_withheld(text: str, lines: Sequence[SortedLine], paragraphs: Sequence[Paragraph]) -> list[Withheld]:
    """Every such stretch among some lines, in order; `paragraphs` say in which one it stands."""
    if not lines:
        return []
    start, stop = lines[0].start, lines[-1].stop
    held = text[start:stop]
    if not any(trigger in held for trigger in _TRIGGERS):
        return []
    starts = [paragraph.span[0] for paragraph in paragraphs]
    found: list[Withheld] = []
    for span, extent, exemptions, kind in sorted([*_signs(held, start), *_margins(text, lines)]):
        if found and span[0] < found[-1].span[1]:
            continue
        place = bisect_right(starts, span[0]) - 1
        inside = place >= 0 and span[0] < paragraphs[place].span[1]
        found.append(Withheld(span, paragraphs[place].number if inside else None, extent, exemptions, kind))
    return found


_STEP: Final = 40  #: a trigger so near to one before it stands in the same window
_BEFORE: Final = 120
_BEHIND: Final = 480
_Sign: TypeAlias = tuple[Span, str | None, list[str], _Kind]


def _signs(held: str, start: int) -> Iterator[_Sign]:
    """Signs that stand among words."""
    for match in chain.from_iterable(_SIGN.finditer(held, *window) for window in _windows(held)):
        span = (start + match.start(), start + match.end())
        words = match[0]
        if match["bracket"]:
            read = _bracketed(" ".join(words[1:-1].split()))
            if read is not None:
                yield (span, *read)
        elif match["blank"] or match["inline"]:
            yield span, None, _exemptions(words), "withheld"
        elif match["error"]:
            blank = len(words) - len(words.lstrip())
            yield (span[0] + blank, span[0] + len(words.rstrip())), None, [], "garble"
        else:
            yield span, None, [], "garble"


def _windows(held: str) -> list[Span]:
    """Stretches around what may be part of a sign, from the start of a line: most texts hold one or two."""
    places: list[int] = []
    for trigger in _TRIGGERS:
        at = held.find(trigger)
        while at >= 0:
            places.append(at)
            at = held.find(trigger, at + _STEP)
    windows: list[Span] = []
    for at in sorted(places):
        start = held.rfind("\n", max(0, at - _BEFORE), at) + 1 or max(0, at - _BEFORE)
        if windows and start <= windows[-1][1]:
            windows[-1] = windows[-1][0], max(at + _BEHIND, windows[-1][1])
        else:
            windows.append((start, at + _BEHIND))
    return windows


def _margins(text: str, lines: Sequence[SortedLine]) -> Iterator[_Sign]:
    """Exemptions alone on a line, or in the margin behind its words."""
    for left, end, _stop, kind in lines:
        if kind != "text" or end - left > 160 or text[end - 1] not in "0123456789)]ABCDEFGH ":
            continue
        words = text[left:end].strip()
        gap = words.rfind("   ")
        code = words[gap + 3 :].lstrip() if gap >= 0 else words
        if (
            2 <= len(code) <= 60
            and code[0] in "B([1235b"
            and _MARGIN.fullmatch(code)
            and _said(code, alone=gap < 0)
        ):
            begin = left + text[left:end].rfind(code)
            yield (begin, begin + len(code)), None, _exemptions(code), "withheld"


def _said(code: str, *, alone: bool) -> bool:
    """Whether it is an exemption and not the last column of a table."""
    return alone or not code.startswith("(") or len(code) > 6


def _bracketed(words: str) -> tuple[str | None, list[str], _Kind] | None:
    """What a note in brackets says; None where it is a note of another kind."""
    withheld = _NOT_RELEASED.match(words)
    if withheld is not None:
        extent = withheld["extent"].strip(" ,;:") or None
        return extent, _exemptions(words), "withheld"
    if _MARGIN.fullmatch(words) or not words.strip(" .-_"):
        return None if not words else (None, _exemptions(words), "withheld")
    if _LOST.match(words) and len(words) < 120:
        return words, [], "garble"
    if _EDITED.match(words):
        return words, [], "editorial"
    return None


def _exemptions(words: str) -> list[str]:
    """The exemptions named, each once, in one spelling: `B1`, `(b)(6)`, `1.4(D)`, `3.3(b)(1)`, `25X1`."""
    found: list[str] = []
    for match in _EACH.finditer(words):
        code = (
            match[0].replace(" ", "").replace("-", "") if match[0][0] in "Bb" else match[0].replace(" ", "")
        )
        if code not in found and code != "NR":
            found.append(code)
    return found
