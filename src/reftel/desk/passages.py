"""A record cut into passages for search by meaning: a paragraph each, long ones cut between sentences.

Neighbours that are short and have the same mark go together, so that a heading or a line of a list is not
alone. The subject is a passage of its own. A passage has one mark, and never words of another.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reftel.telegram.record import Record

__all__ = ["Passage", "cut_passages"]

_SHORT: Final = 160
_LONG: Final = 900
_SENTENCE: Final = re.compile(r"(?<=[.!?;:])\s+")
_BROKEN: Final = re.compile(r"(?<=[A-Za-z])-\s+(?=[A-Za-z])")


class Passage(NamedTuple):
    """Words of one mark; `paragraph` counts from 0, and is -1 for the subject."""

    paragraph: int
    start: int
    stop: int
    mark: str
    text: str


def cut_passages(record: Record) -> Iterator[Passage]:
    """The passages of a record in order."""
    if record.subject:
        span = record.spans.get("subject")
        start, stop = span if isinstance(span, tuple) else (0, 0)
        level = record.paragraphs[0].mark if record.paragraphs else None
        yield Passage(-1, start, stop, level or "", record.subject)
    held: Passage | None = None
    for place, paragraph in enumerate(record.paragraphs):
        heading = f"{paragraph.heading} " if paragraph.heading else ""
        words = _BROKEN.sub("", " ".join((heading + paragraph.text).split()))
        if not any(letter.isalpha() for letter in words):
            continue
        mark = paragraph.mark or ""
        if held is not None and (held.mark != mark or len(held.text) + len(words) > _LONG):
            yield held
            held = None
        if held is not None:
            held = held._replace(stop=paragraph.span[1], text=f"{held.text} {words}")
        else:
            held = Passage(place, *paragraph.span, mark, words)
        if len(held.text) > _LONG:
            yield from (held._replace(text=piece) for piece in _pieces(held.text))
            held = None
        elif len(held.text) >= _SHORT:
            yield held
            held = None
    if held is not None:
        yield held


def _pieces(words: str) -> Iterator[str]:
    """A long text cut between sentences, or between words where a sentence is long."""
    piece = ""
    for sentence in _SENTENCE.split(words):
        for begin in range(0, len(sentence), _LONG):
            part = sentence[begin : begin + _LONG]
            if piece and len(piece) + len(part) >= _LONG:
                yield piece
                piece = part
            else:
                piece = f"{piece} {part}" if piece else part
    if piece:
        yield piece
