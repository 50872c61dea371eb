"""Headings above a paragraph: drawn under, drawn around, or standing alone between blank lines.

A heading may carry a mark of its own, which stays with its words. Rows of a table have rules under them too:
their words stand in columns, and no blank line follows.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reftel.telegram.body.rows import Row, is_underline

__all__ = ["Heading", "heading_above", "heading_of_block", "headings_within"]

_LONGEST: Final = 3  # lines of a heading that wraps
_COLUMNS: Final = re.compile(r"\S(?: {3,}|\t)\S")
_ENDS: Final = frozenset(".?!:;)\"'")
_BULLET: Final = re.compile(r"[-*o\u2022]{1,3}\s|\(?[A-Za-z0-9]{1,3}[.)]\s|\(\d")
# in texts of capitals alone addresses, tables and forms look like titles too
_TITLE_IN_CAPITALS: Final = re.compile(
    r"(?!(?:BEGIN|END|QUOTE|UNQUOTE|FOR|FROM|TO|ATTN)\b)[A-Z][A-Z '/,&()-]{3,55}"
)
_SECTION: Final = re.compile(
    r"(?:\([A-Z/]{1,8}\)\s*)?(?:SUMMARY|COMMENTS?|NOTE|BACKGROUND|INTRODUCTION|ACTION REQUEST(?:ED)?"
    r"|CONCLUSION|BIOGRAPHIC DATA|RECOMMENDATIONS?|ASSESSMENT)(?: AND [A-Z ]{3,20})?[.:]?",
    re.IGNORECASE,
)


class Heading(NamedTuple):
    """Rows `first` to `stop` (end exclusive) hold a heading and what is drawn around it."""

    first: int
    stop: int
    words: str


def _title(rows: Sequence[Row], first: int, stop: int) -> str | None:
    """The words of some rows as a heading; None where they do not look like one."""
    if not 0 < stop - first <= _LONGEST:
        return None
    words = " ".join([row.words for row in rows[first:stop]]).replace("\u00b6", "")
    folded = " ".join(words.split())
    if not folded or len(folded) > 70 * _LONGEST or _COLUMNS.search(rows[first].words):
        return None
    if not any(letter.isalpha() for letter in folded):
        return None
    return folded


def heading_above(rows: Sequence[Row], floor: int, number: int) -> Heading | None:
    """The heading right above row `number`, not higher than row `floor`."""
    last = number - 1
    if last < floor:
        return None
    if is_underline(rows[last].words):
        return _underlined(rows, floor, last)
    # a line alone: blank lines on both sides, and what went before had ended
    if not (rows[number].blanks or rows[number].broken):
        return None
    first = last
    while first > floor and not (rows[first].blanks or rows[first].broken) and last - first < _LONGEST:
        first -= 1
    return heading_of_block(rows, floor, first, number)


def heading_of_block(rows: Sequence[Row], floor: int, first: int, stop: int) -> Heading | None:
    """Rows between blank lines as a heading without a line under it."""
    words = _title(rows, first, stop)
    if words is None or len(words) > 100 or not (first == 0 or rows[first].blanks or rows[first].broken):
        return None
    if _SECTION.fullmatch(words):
        return Heading(first, stop, words)
    if words[-1] in ".;,?!" or not (words[0].isupper() or words[0] in "(\"'") or _BULLET.match(words):
        return None
    if words.isupper() and (stop - first > 1 or not _TITLE_IN_CAPITALS.fullmatch(words)):
        return None
    if first > floor:
        before = rows[first - 1].words
        if before[-1] not in _ENDS and not is_underline(before):
            return None
    return Heading(first, stop, words) if _looks_titled(words) else None


def _looks_titled(words: str) -> bool:
    """Whether each long word begins with a capital, as titles have it."""
    long = [word.lstrip("(\"'") for word in words.split() if len(word) > 4]
    if not long:
        return words.isupper() and len(words) > 3
    return all(word[:1].isupper() or word[:1].isdecimal() for word in long)


def _underlined(rows: Sequence[Row], floor: int, line: int) -> Heading | None:
    """The heading whose line is row `line`."""
    first = line
    while first > floor and line - first < _LONGEST:
        row = rows[first - 1]
        if is_underline(row.words) or (first < line and (rows[first].blanks or rows[first].broken)):
            break
        first -= 1
    words = _title(rows, first, line)
    if words is None:
        return None
    if not (first == 0 or rows[first].blanks or rows[first].broken or is_underline(rows[first - 1].words)):
        # the line above goes on with the paragraph before: only the words right over the line are the heading
        first = line - 1
        words = _title(rows, first, line)
        if words is None or first <= floor:
            return None
    if first > floor and is_underline(rows[first - 1].words) and rows[first].blanks == 0:
        first -= 1
    return Heading(first, line + 1, words)


def headings_within(rows: Sequence[Row], first: int, stop: int) -> list[Heading]:
    """Underlined headings inside some rows that open a part without a number."""
    found: list[Heading] = []
    for line in range(first + 1, stop - 1):
        if not is_underline(rows[line].words):
            continue
        floor = found[-1].stop if found else first
        if line <= floor or not (rows[line + 1].blanks or rows[line + 1].broken):
            continue
        heading = _underlined(rows, floor, line)
        drawn = rows[line].end - rows[line].start
        if (
            heading is not None
            and drawn <= 80
            and (heading.first == 0 or rows[heading.first].blanks or rows[heading.first].broken)
        ):
            found.append(heading)
    return found
