"""`parse`: one text to one telegram, for every text there is.

    lines sorted -> front -> addresses and class line -> head lines -> sections -> body -> record -> parts

Nothing is tidied first and nothing raises: a line that no reader takes stays unread. A second telegram in the
text is left unread too, with a diagnostic; `split` gives both their stretches.
"""

from reftel.telegram.body import Body, read_body
from reftel.telegram.model import Telegram
from reftel.telegram.parsing.addressing import keep_class_line, read_addressing
from reftel.telegram.parsing.assembly import assemble
from reftel.telegram.parsing.attributes import read_attributes
from reftel.telegram.parsing.cover import cover
from reftel.telegram.parsing.detect import form_of
from reftel.telegram.parsing.draft import Draft
from reftel.telegram.parsing.export import Layout, find_layout
from reftel.telegram.parsing.following import next_printed, next_smart
from reftel.telegram.parsing.formats.frus import is_frus, read_frus
from reftel.telegram.parsing.formats.smart import is_smart, read_smart
from reftel.telegram.parsing.front import find_start, is_class_line
from reftel.telegram.parsing.head import read_head
from reftel.telegram.parsing.identity import identify, mark_of
from reftel.telegram.parsing.lines import FURNITURE, SortedLine, sort_lines
from reftel.telegram.parsing.sections import read_sections
from reftel.telegram.record import Form

__all__ = ["parse", "rows_of_first"]


def parse(text: str, *, source: str | None = None, start: int = 0, stop: int | None = None) -> Telegram:
    """Read the telegram in `text[start:stop]`; spans count in the whole text, and parts cover the stretch."""
    end = len(text) if stop is None else min(stop, len(text))
    begin = min(max(start, 0), end)
    layout = find_layout(text, begin, end)
    draft = Draft(text, begin, end, sort_lines(text, *layout.text))
    _read_layout(draft, layout)
    row, known = _read_header(draft)
    last = len(draft.lines) if known else read_sections(draft, row)
    later = [*draft.lines[last:], *draft.later]
    if later:
        _leave_second(draft, later)
    form = known or form_of(draft, exported=bool(layout.titles))
    found = identify(draft)
    lines = draft.lines[row:last]
    body = read_body(text, lines, mark_of(draft)[2])
    draft.diagnostics += body.diagnostics
    record = assemble(draft, form, found, body, lines, source=source)
    parts = cover(text, _pieces(draft, body, last), begin, end)
    return Telegram(text, parts, record)


def rows_of_first(text: str, lines: list[SortedLine]) -> int | None:
    """How many of these lines the first telegram has, or None where no other begins among them."""
    draft = Draft(text, lines[0].start, lines[-1].stop, lines)
    row, known = _read_header(draft)
    last = len(draft.lines) if known else read_sections(draft, row)
    return last if 0 < last < len(lines) else None


def _read_layout(draft: Draft, layout: Layout) -> None:
    """Titles and attributes of an export."""
    for start, end in layout.titles:
        draft.add("title", start, end)
    if layout.titles and layout.titles[0][0] < layout.text[0]:
        draft.outer = sort_lines(draft.text, draft.start, layout.titles[0][0])
        draft.parts += [(line.kind, line.start, line.end) for line in draft.outer if line.kind in FURNITURE]
    if layout.attributes is not None:
        start, end = layout.attributes
        draft.attributes = read_attributes(draft.text[start:end])
        draft.add("attributes", start, end)


def _read_header(draft: Draft) -> tuple[int, Form | None]:
    """Everything above the body; gives the row where it begins, and the form where it is of its own kind."""
    if is_smart(draft):
        _set_apart(draft, next_smart(draft))
        return read_smart(draft), "smart"
    if is_frus(draft):
        _set_apart(draft, next_printed(draft))
        return read_frus(draft), "frus"
    limit = len(draft.lines)
    start = find_start(draft)
    row = start.row
    if start.kind == "none":
        return _first_words(draft), None
    if start.kind == "group":
        row = read_addressing(draft, row + 1, limit)
    elif start.kind == "from":
        row = read_addressing(draft, row, limit)
    elif start.kind == "class-line":
        words, at = draft.words(row)
        found = is_class_line(draft, words)
        assert found is not None
        keep_class_line(draft, found, words, at)
        row += 1
    return read_head(draft, row, limit), None


def _first_words(draft: Draft) -> int:
    """Where the body of a text without header begins: behind what a form's front has taken."""
    taken = {start for _, start, _ in draft.parts}
    for row, line in enumerate(draft.lines):
        if line.kind == "text" and draft.words(row)[1] not in taken:
            return row
    return len(draft.lines)


def _set_apart(draft: Draft, row: int) -> None:
    """Keep the lines of another telegram away from the keys of this one."""
    draft.lines, draft.later = draft.lines[:row], draft.lines[row:]


def _leave_second(draft: Draft, later: list[SortedLine]) -> None:
    """Say that another telegram begins here, and leave it unread."""
    draft.note(
        "second-telegram", "another telegram begins here and is left unread", (later[0].start, later[-1].end),
        remedy="read the file with `reftel.split`, which gives every telegram in it",
    )  # fmt: skip


def _pieces(draft: Draft, body: Body, last: int) -> list[tuple[str, int, int]]:
    """Everything that was read, as parts before they are put in order."""
    pieces = draft.parts
    for field in draft.fields:
        pieces += [(field.kind, start, end) for start, end in field.pieces]
    pieces += [(part.kind, *part.span) for part in body.parts]
    pieces += [(line.kind, line.start, line.end) for line in draft.lines[:last] if line.kind in FURNITURE]
    return pieces
