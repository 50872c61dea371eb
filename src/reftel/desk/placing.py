"""A record's spans moved to where its text stands in its file.

Stored records count from the beginning of their own copy, since one text may stand in many files; the
contract of the record counts in the file.
"""

from dataclasses import replace

from reftel.desk.answers import Copy
from reftel.telegram.diagnostic import Diagnostic
from reftel.telegram.record import Record
from reftel.telegram.text import Span

__all__ = ["in_file"]


def in_file(copy: Copy) -> Record:
    """The record of a copy as reading the whole file gives it."""
    record, by = copy.record, copy.start
    if not by:
        return record
    return replace(
        record,
        withheld=[replace(each, span=_moved(each.span, by)) for each in record.withheld],
        references=[replace(each, span=_maybe(each.span, by)) for each in record.references],
        mentions=[replace(each, span=_moved(each.span, by)) for each in record.mentions],
        paragraphs=[replace(each, span=_moved(each.span, by)) for each in record.paragraphs],
        spans={key: _all(value, by) for key, value in record.spans.items()},
        diagnostics=[_placed(each, by, copy.line) for each in record.diagnostics],
    )


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _maybe(span: Span | None, by: int) -> Span | None:
    return None if span is None else _moved(span, by)


def _all(value: Span | list[Span], by: int) -> Span | list[Span]:
    if isinstance(value, tuple):
        return _moved(value, by)
    return [_moved(span, by) for span in value]


def _placed(found: Diagnostic, by: int, lines: int) -> Diagnostic:
    line = None if found.line is None else found.line + lines
    return replace(found, span=_maybe(found.span, by), line=line)
