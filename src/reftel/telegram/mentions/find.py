"""Every telegram that the paragraphs name, in order, tied to the REF lines where the label or number is sure.

Page furniture inside a paragraph is left out before reading: a page line holds a post and a number itself.
"""

from bisect import bisect_left
from collections.abc import Sequence

from reftel.telegram.flow import Flow
from reftel.telegram.mentions.known import Known, known_of
from reftel.telegram.mentions.numbers import named_by_number
from reftel.telegram.mentions.reftels import Named, named_by_word
from reftel.telegram.record import Mention, Paragraph, Reference
from reftel.telegram.references import Citing
from reftel.telegram.text import Span

__all__ = ["find_mentions"]

_UPPER = {code: code - 32 for code in range(ord("a"), ord("z") + 1)}


def _upper(text: str) -> str:
    """Upper case, character for character: `str.upper` makes two of some."""
    return text.upper() if text.isascii() else text.translate(_UPPER)


def _pieces(span: Span, gaps: Sequence[Span]) -> list[Span]:
    """The stretches of a span between the gaps that lie in it."""
    start, end = span
    found: list[Span] = []
    for gap_start, gap_end in gaps[max(0, bisect_left(gaps, (start, start)) - 1) :]:
        if gap_start >= end:
            break
        if gap_end <= start:
            continue
        if gap_start > start:
            found.append((start, gap_start))
        start = max(start, gap_end)
    if start < end:
        found.append((start, end))
    return found


def _mrn(named: Named, known: Known) -> str | None:
    """The number a word stands for: of its label, or the first for REFTEL alone."""
    if named.kind == "septel":
        return None
    if named.label is not None:
        return known.labelled(named.label)
    if known.first is None or (named.plural and not known.single):
        return None
    return known.first.mrn


def _in_paragraph(
    text: str, paragraph: Paragraph, known: Known, citing: Citing, gaps: Sequence[Span]
) -> list[Mention]:
    pieces = _pieces(paragraph.span, gaps)
    flow = Flow(text, pieces)
    joined = flow.joined
    upper = _upper(joined)
    number = paragraph.number
    found: list[Mention] = []
    taken: list[Span] = []
    for numbered in named_by_number(joined, upper, known, citing):
        start, end = numbered.start, numbered.end
        taken.append((start, end))
        written = " ".join(joined[start:end].split())
        found.append(Mention("number", numbered.mrn, numbered.label, written, number, flow.span(start, end)))
    starts = {start for start, _ in taken}
    taken.sort()
    for named in named_by_word(joined, upper, known):
        place = bisect_left(taken, (named.end, 0)) - 1  # the last number that begins before its end
        if place >= 0 and taken[place][1] > named.start:
            continue
        if named.label is None and {named.end + 1, named.end + 2} & starts and joined[named.end] in " :\n":
            continue  # REF STATE 12345: one telegram, named by its number
        written = " ".join(joined[named.start : named.end].split())
        span = flow.span(named.start, named.end)
        found.append(Mention(named.kind, _mrn(named, known), named.label, written, number, span))
    found.sort(key=lambda mention: mention.span)
    return found


def find_mentions(
    text: str,
    paragraphs: Sequence[Paragraph],
    references: Sequence[Reference],
    citing: Citing,
    *,
    gaps: Sequence[Span] = (),
) -> list[Mention]:
    """Every telegram named in the paragraphs, in order; `gaps` are page furniture inside them, in order."""
    known = known_of(references)
    return [
        mention for paragraph in paragraphs for mention in _in_paragraph(text, paragraph, known, citing, gaps)
    ]
