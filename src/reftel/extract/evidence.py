"""The words a finding rests on: quote, span, paragraph and mark of a stretch of a sentence."""

from dataclasses import dataclass

from reftel.extract.sentences import Sentence
from reftel.telegram.record import Mark
from reftel.telegram.text import Span

__all__ = ["Evidence", "evidence", "opening"]


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
    row = first
    while row > 0 and first - row < 14 and sentence.words[row - 1] not in {";", ":", "(", ")", '"', "--"}:
        row -= 1
    return first if first - row >= 14 else row
