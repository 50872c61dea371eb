"""The words a finding rests on: quote, span, paragraph and mark of a stretch of a sentence."""

from dataclasses import dataclass
from typing import Final

from reftel.extract.sentences import Sentence
from reftel.telegram.record import Mark
from reftel.telegram.text import Span

__all__ = ["Evidence", "evidence", "opening"]

_FAR: Final = 16
_EDGES: Final = frozenset({";", ":", "(", '"', "--"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a finding stands, and its exact words."""

    quote: str
    span: Span
    paragraph: int | None
    mark: Mark | None


def evidence(sentence: Sentence, first: int, stop: int, anchor: int | None = None) -> Evidence:
    """The evidence of the words from `first` up to `stop`, cut at a page's furniture around word `anchor`."""
    passage = sentence.passage
    place = None if anchor is None else sentence.starts[anchor]
    start, end = passage.unbroken(sentence.starts[first], sentence.ends[stop - 1], place)
    return Evidence(passage.quote(start, end), passage.span(start, end), passage.number, passage.mark)


def opening(sentence: Sentence, first: int) -> int:
    """Where a quote begins: with the sentence, where only a few words stand before what was found."""
    words = sentence.words
    row = first
    while row > 0 and first - row < _FAR:
        before = words[row - 1]
        if before == ")":
            opened = next(
                (place for place in range(row - 2, max(-1, row - _FAR), -1) if words[place] == "("), None
            )
            if opened is None:
                break
            row = opened
        elif before in _EDGES:
            break
        else:
            row -= 1
    while row < first and words[row] in {",", "-", "AND", "BUT"}:
        row += 1
    return first if first - row >= _FAR else row
