"""One telegram as text for reading: its header in words, its paragraphs with their marks, what it cites."""

import shutil
import textwrap
from collections.abc import Iterator

from reftel.cli import output
from reftel.desk.answers import ReferenceState, Sections, TelegramView
from reftel.desk.decoding import Row, decode
from reftel.telegram.record import Paragraph

__all__ = ["print_copies", "print_telegram"]

_LABEL = 18
_STATES = {"held": "held", "not_held": "not held", "ambiguous": "held twice", "other": ""}
_ROLES = {"summary": "summary", "comment": "comment", "action_request": "action request"}


def print_telegram(view: TelegramView) -> None:
    """The whole telegram."""
    record = view.copy.record
    decoded = decode(record)
    for line in textwrap.wrap(decoded.title, _width()):
        output.print_line(output.styled(line, "bold"))
    number = view.address + (f"  ({record.document_number})" if record.document_number else "")
    output.print_line(output.styled(number, "cyan"))
    output.print_line()
    _print_wrapped(decoded.sentence, "")
    output.print_line()
    for row in decoded.rows:
        _print_row(row)
    for reference in view.references:
        _print_labelled("Refers to", _reference(reference))
    if view.cited_by:
        shown = ", ".join(row.address for row in view.cited_by[:8])
        more = f" and {len(view.cited_by) - 8} more" if len(view.cited_by) > 8 else ""
        _print_labelled("Cited by", shown + more)
    if len(view.copies) > 1:
        _print_labelled(
            "Copies", f"{len(view.copies)}; `reftel show --copies {view.address}` tells them apart"
        )
    if view.sections is not None:
        _print_labelled("Sections", _sections(view.sections))
    output.print_line()
    _print_body(view)
    _print_end(view)


def _sections(sections: Sections) -> str:
    """Which are held, and whether what follows is all of them."""
    if not sections.lacking:
        return f"all {sections.of}, which came apart and are joined here"
    held, lacking = (", ".join(map(str, each)) for each in (sections.held, sections.lacking))
    return f"{held} of {sections.of}; lacking: {lacking}. What follows is the first of them"


def _print_body(view: TelegramView) -> None:
    paragraphs = view.copy.record.paragraphs
    if not any(paragraph.text.strip() for paragraph in paragraphs):
        output.print_line("(This copy has no message text.)")
    for paragraph in paragraphs:
        for line in _paragraph(paragraph):
            output.print_line(line)
        output.print_line()


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    """Number and mark at the margin, then the text with the lines it was written in."""
    number = "" if paragraph.number is None else f"{paragraph.number}."
    mark = f"({paragraph.mark_written or paragraph.mark})" if paragraph.mark else ""
    role = _ROLES.get(paragraph.role, "")
    head = " ".join(part for part in (number, mark) if part)
    if role:
        yield output.styled(f"[{role}]", "dim")
    if paragraph.heading:
        yield output.styled(paragraph.heading, "bold")
    lines = paragraph.text.split("\n")
    first = f"{output.styled(head, 'bold', 'green')} {lines[0]}" if head else lines[0]
    yield first
    yield from lines[1:]


def _print_end(view: TelegramView) -> None:
    record = view.copy.record
    if record.signature:
        output.print_line(record.signature)
        output.print_line()
    faults = [each for each in record.diagnostics if each.severity != "info"]
    if faults:
        output.say(output.styled(f"{len(faults)} remarks on this text:", "dim", to=output.stderr()))
    for fault in faults[:10]:
        place = "" if fault.line is None else f"line {fault.line}: "
        output.say(output.styled(f"  {place}{fault.message} [{fault.rule}]", "dim", to=output.stderr()))
    _print_labelled("Source", view.copy.source)


def _print_row(row: Row) -> None:
    values: list[str] = []
    for value in row.values:
        words = value.words
        if value.written and value.written != value.words:
            words += f" [{value.written}]"
        if value.note:
            words += f", {value.note}"
        values.append(words)
    _print_labelled(row.label, "; ".join(values))


def _reference(state: ReferenceState) -> str:
    cited = state.reference
    label = f"{cited.label}: " if cited.label else ""
    name = cited.mrn or cited.written
    words = f"{label}{name}"
    if told := _STATES[state.state]:
        words += f" ({told}{f', {state.date}' if state.date else ''})"
    return words + (f": {state.subject}" if state.subject else "")


def print_copies(view: TelegramView) -> None:
    """Where each copy came from, the one that is shown first."""
    for place, copy in enumerate(view.copies, 1):
        record = copy.record
        size = f"{len(copy.text):,} characters, {len(record.paragraphs)} paragraphs"
        output.print_line(f"{place}. {output.styled(copy.source, 'bold')}")
        output.print_line(f"   {size}, read by {copy.extractor}, intake {copy.intake}")
        output.print_line(f"   SHA-256 of the text {copy.sha256}")
        if copy.original:
            output.print_line(f"   original kept at {copy.original}")
        for name, value in copy.fields.items():
            _print_wrapped(" ".join(value.split()), f"   {name}: ", "      ")
        if record.withheld:
            output.print_line(f"   {len(record.withheld)} stretches withheld, cut or garbled")
        for other in copy.also:
            output.print_line(f"   also at {other}")


def _print_labelled(label: str, words: str) -> None:
    _print_wrapped(words, output.styled(label.ljust(_LABEL), "dim"), " " * _LABEL)


def _print_wrapped(words: str, first: str, rest: str = "") -> None:
    lines = textwrap.wrap(words, max(30, _width() - len(rest)), break_on_hyphens=False) or [""]
    output.print_line(first + lines[0])
    for line in lines[1:]:
        output.print_line(rest + line)


def _width() -> int:
    return min(100, shutil.get_terminal_size((88, 24)).columns)
