"""From the lines behind the head to paragraphs, summary, comment and signature."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reftel.telegram.body.cutting import Cutter
from reftel.telegram.body.draft import Draft, stretch
from reftel.telegram.body.quotes import find_quotes
from reftel.telegram.body.rows import Row, capitals, join, rows_of, spans_of
from reftel.telegram.body.sections import assign_roles
from reftel.telegram.body.signature import Signature, find_signature
from reftel.telegram.diagnostic import Diagnostic
from reftel.telegram.marks import entire_text
from reftel.telegram.model import Part
from reftel.telegram.parsing.lines import SortedLine
from reftel.telegram.record import Mark, Paragraph
from reftel.telegram.text import Span

__all__ = ["Body", "read_body"]

_SAID_ENTIRE: Final = re.compile(r"[\s-]{0,4}ENTIRE (?:TEXT|MESSAGE|TELEGRAM|CABLE)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """What the lines behind the head hold; `parts` leaves furniture and blanks to the cover."""

    paragraphs: list[Paragraph]
    summary: str | None = None
    comment: str | None = None
    signature: str | None = None
    signature_span: Span | None = None
    summary_span: Span | None = None
    comment_span: Span | None = None
    parts: tuple[Part, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_body(text: str, lines: Sequence[SortedLine], level: Mark | None) -> Body:
    """Read the lines behind the head; `level` is the telegram's mark, for portions without their own."""
    rows = rows_of(text, lines)
    if not rows:
        return Body([])
    start = rows[0].start
    signature = find_signature(text, rows, start)
    below = rows[signature.rows - signature.shared :] if signature is not None else []
    if signature is not None:
        rows = _above(text, rows, signature)
    upper = capitals(text[start : rows[-1].end]) if rows else ""
    quotes = find_quotes(text, upper, start)
    cutter = Cutter(text, rows, quotes)
    if rows:
        cutter.cut()
    drafts = cutter.drafts
    _mark(text, drafts, level, stated="ENTIRE" in upper or "ALL P" in upper)
    sections = assign_roles(drafts, upper, start)
    _quoted_roles(drafts, quotes)
    parts: list[Part] = []
    for draft in drafts:
        parts += [Part("paragraph", span) for span in spans_of(draft.rows, min(draft.first, draft.at))]
    for heading in cutter.headings:
        held = rows[heading.first : heading.stop]
        parts += [Part("heading", span) for span in spans_of(held, held[0].start)]
    if signature is not None:
        parts.append(Part("signature", signature.span))
        parts += _trailers(text, below, signature.span[1])
    summary, summary_span = _said(text, drafts, sections.summary)
    comment, comment_span = _said(text, drafts, sections.comment)
    return Body(
        paragraphs=[_paragraph(text, draft) for draft in drafts],
        summary=summary,
        comment=comment,
        signature=signature.name if signature is not None else None,
        signature_span=signature.span if signature is not None else None,
        summary_span=summary_span,
        comment_span=comment_span,
        parts=tuple(sorted(parts, key=lambda part: part.span)),
        diagnostics=(*_odd_numbers(drafts), *_odd_signature(signature)),
    )


def _trailers(text: str, rows: Sequence[Row], begin: int) -> Iterator[Part]:
    """What stands below the signature, and behind it on its line."""
    for row in rows:
        start = max(row.start, begin)
        while start < row.end and text[start] in " \t":
            start += 1
        if start < row.end:
            yield Part("trailer", (start, row.end))


def _above(text: str, rows: list[Row], signature: Signature) -> list[Row]:
    """The rows above the signature; a name behind the last sentence is cut from its line."""
    kept = rows[: signature.rows]
    if signature.shared and kept:
        row = kept.pop()
        words = text[row.start : signature.span[0]].rstrip()
        if words:
            kept.append(row._replace(end=row.start + len(words), words=words))
    return kept


def _mark(text: str, drafts: Sequence[Draft], level: Mark | None, *, stated: bool) -> None:
    """The mark of each paragraph: its own, else what was said of the entire text, else the telegram's."""
    held = level
    for draft in drafts:
        whole = entire_text(text, draft.begin) if stated else None
        if whole is None and stated and draft.mark is not None and _SAID_ENTIRE.match(text, draft.begin):
            held = draft.mark  # (C) ENTIRE TEXT
        if whole is not None:
            held = whole.mark
            if draft.mark is None:
                draft.mark, draft.mark_written = whole.mark, whole.written
            rest = [text[max(row.start, whole.end) : row.end] for row in draft.rows if row.end > whole.end]
            if any(letter.isalnum() for letter in "".join(rest)):
                draft.begin = whole.end
        if draft.mark is None:
            draft.mark = held


def _quoted_roles(drafts: Sequence[Draft], quotes: Sequence[Span]) -> None:
    """A paragraph that is mostly another's words has the role of a text."""
    first = 0
    for draft in drafts:
        while first < len(quotes) and quotes[first][1] <= draft.begin:
            first += 1
        place, held = first, 0
        while place < len(quotes) and quotes[place][0] < draft.end:
            start, stop = quotes[place]
            held += min(draft.end, stop) - max(draft.begin, start)
            place += 1
        if draft.role == "body" and held * 3 > 2 * (draft.end - draft.begin):
            draft.role = "text"


def _paragraph(text: str, draft: Draft) -> Paragraph:
    words = join(text, draft.rows, draft.begin)
    return Paragraph(
        draft.number, draft.mark, draft.mark_written, draft.role, draft.heading, words, (draft.at, draft.end)
    )


def _said(text: str, drafts: Sequence[Draft], spans: Sequence[Span]) -> tuple[str | None, Span | None]:
    """The words of a section, folded, and the span they stand in."""
    words = [stretch(text, drafts, span).rstrip(" ([-") for span in spans]
    held = [(said, span) for said, span in zip(words, spans, strict=True) if any(map(str.isalnum, said))]
    if not held:
        return None, None
    return " ".join([said for said, _ in held]), (held[0][1][0], max(span[1] for _, span in held))


def _odd_numbers(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    """What is odd in the numbers of the paragraphs."""
    last: int | None = None
    for draft in drafts:
        number = draft.number
        if number is None:
            continue
        place = (draft.at, draft.begin)
        if last is None and number != 1:
            message = f"the first numbered paragraph is {number}"
            advice = "an earlier section or page may be lacking"
            yield Diagnostic("paragraph-missing", "info", message, advice, place)
        elif last is not None and number == last:
            advice = "one of the two may be mistyped"
            yield Diagnostic("paragraph-repeated", "info", f"a second paragraph {number}", advice, place)
        elif last is not None and number != last + 1:
            message = f"paragraph {number} follows paragraph {last}"
            advice = "a page may be lacking, or the number is mistyped"
            yield Diagnostic("paragraph-missing", "info", message, advice, place)
        last = number


def _odd_signature(signature: Signature | None) -> Iterator[Diagnostic]:
    """A signature that had to be put together."""
    if signature is not None and signature.broken:
        message = f"the signature is broken over two lines and read as {signature.name}"
        yield Diagnostic("signature-broken", "info", message, "see whether that is the name", signature.span)
