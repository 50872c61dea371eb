"""Teletype lines set as prose, lists and tables, without changing a word.

A telegram breaks its lines at about seventy characters. Prose is set afresh in the reader's measure; rows
with columns and lists keep their lines. Words broken by a hyphen at a line end are put together with the
hyphen kept: whether it belongs to the word is not known.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from reftel.desk.explaining import Explained
from reftel.telegram.text import Span

__all__ = ["Block", "BlockKind", "Note", "Run", "blocks", "nested", "runs"]

BlockKind: TypeAlias = Literal["prose", "item", "table"]

_COLUMNS = re.compile(r"\S {3,}\S")
_RULE_ROW = re.compile(r"\s*[-=_]{2,}(?:\s+[-=_]{2,})+\s*$")
_ITEM = re.compile(r"\s*(?:-{1,2}|\*|o|\u2022|\([A-Za-z0-9]{1,3}\)|[A-Z]\.|[a-z]\)|[A-Z]\)|\d{1,2}\))\s+\S")
_BULLET = re.compile(r"\s*(?:-{1,2}|\*|\u2022)\s+\S")
_ENDED = re.compile(r"[.:;!?]['\")]*$")
_ABBREVIATED = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_BROKEN = re.compile(r"[A-Za-z]-$")  # looked for in one line at a time


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a paragraph that is set in one way."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """What is known about a stretch of set text: an explanation, a place to go to, or a gap."""

    span: Span
    explained: Explained | None = None
    href: str | None = None
    title: str = ""
    state: str = ""
    kind: Literal["code", "mention", "withheld", "correction", "finding"] = "code"


@dataclass(frozen=True, slots=True)
class Run:
    """Text with at most one note; what templates walk through. A finding has `inner` runs of its words."""

    text: str
    note: Note | None = None
    inner: "tuple[Run, ...]" = ()


def blocks(text: str) -> list[Block]:
    """The blocks of a paragraph's text, in order."""
    found: list[Block] = []
    for kind, lines in _groups(text.split("\n")):
        if kind == "table":
            found.append(Block("table", _outdented(lines)))
        else:
            found.extend(_prose(lines))
    return found


def _groups(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Tables (two rows or more with columns) and all the rest, blank lines as borders."""
    kinds = ["blank" if not line.strip() else "row" if _is_row(line) else "text" for line in lines]
    held: list[str] = []
    at = 0
    while at < len(lines):
        stop = at
        while kinds[stop : stop + 1] == ["row"] or kinds[stop : stop + 2] == ["blank", "row"]:
            stop += 1  # a blank line between rows does not end a table, as between its head and the rest
        if kinds[at:stop].count("row") >= 2 and kinds[at] == "row":
            if held:
                yield "text", held
                held = []
            yield "table", lines[at:stop]
            at = stop
            continue
        if kinds[at] != "blank":
            held.append(lines[at])
        elif held and not _goes_on(held[-1], lines[at + 1 : at + 2]):
            yield "text", held
            held = []
        at += 1
    if held:
        yield "text", held


def _goes_on(last: str, following: list[str]) -> bool:
    """Whether a sentence runs on behind a blank line, as where a page ended and its lines were taken out."""
    words = following[0].lstrip() if following else ""
    return (
        bool(words)
        and words[0].islower()
        and not _ENDED.search(last.rstrip()[-8:])
        and not _ITEM.match(words)
    )


def _is_row(line: str) -> bool:
    return bool(_COLUMNS.search(line) or _RULE_ROW.match(line))


def _outdented(lines: list[str]) -> str:
    indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    return "\n".join(line[indent:].rstrip() for line in lines)


def _prose(lines: list[str]) -> Iterator[Block]:
    width = max(len(line.rstrip()) for line in lines)
    held: list[str] = []
    kind: BlockKind = "prose"
    last = ""
    for line in lines:
        words = " ".join(line.split())
        if held and _begins(line, last, width, kind):
            yield Block(kind, "".join(held))
            held = []
        if not held:
            kind = "item" if _ITEM.match(line) else "prose"
            held.append(words)
        else:
            broken = _BROKEN.search(last) and words[:1].isalpha()
            held.append(words if broken else f" {words}")
        last = words
    if held:
        yield Block(kind, "".join(held))


def _begins(line: str, last: str, width: int, kind: BlockKind) -> bool:
    """Whether a line begins a new block: an item, or the first after a short line that ends a sentence."""
    ended = bool(_ENDED.search(last[-8:])) and not _ABBREVIATED.search(last[-8:])
    if kind == "item" and _BULLET.match(line):
        return True
    if _ITEM.match(line):
        return ended or len(last) < width * 0.6
    return ended and len(last) < width * 0.55


def runs(text: str, notes: Iterable[Note]) -> list[Run]:
    """A text cut at its notes; where two overlap the earlier one stands, the longer at the same place."""
    found: list[Run] = []
    position = 0
    for note in sorted(notes, key=lambda one: (one.span[0], -one.span[1])):
        start, end = note.span
        if start < position or end <= start:
            continue
        if start > position:
            found.append(Run(text[position:start]))
        found.append(Run(text[start:end], note))
        position = end
    if position < len(text):
        found.append(Run(text[position:]))
    return found


def nested(text: str, outer: Iterable[Note], notes: Sequence[Note]) -> list[Run]:
    """A text cut at its outer notes, each with the runs inside it; a note across an end is left out."""
    found: list[Run] = []
    position = 0
    for note in sorted(outer, key=lambda one: (one.span[0], -one.span[1])):
        start, end = note.span
        if start < position or end <= start:
            continue
        found.extend(_part(text, position, start, notes))
        found.append(Run(text[start:end], note, tuple(_part(text, start, end, notes))))
        position = end
    found.extend(_part(text, position, len(text), notes))
    return found


def _part(text: str, start: int, end: int, notes: Sequence[Note]) -> list[Run]:
    inside = [
        replace(one, span=(one.span[0] - start, one.span[1] - start))
        for one in notes
        if start <= one.span[0] and one.span[1] <= end
    ]
    return runs(text[start:end], inside) if end > start else []
