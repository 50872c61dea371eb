"""Diagnostics for people, with the line and a caret under what is meant, and for machines.

missing-precedence: no precedence before the date-time group
 --> lisbon-1234.txt:2:1
2 | 121430Z MAR 75
  | ^^^^^^^^^^^^^^
  = help: put it first
"""

from dataclasses import dataclass

from reftel.cli import output
from reftel.telegram.checking.rule import Edit
from reftel.telegram.diagnostic import Diagnostic, Severity

__all__ = ["Told", "print_json", "print_short", "print_text"]

_WIDEST = 120
_BEFORE = 40
_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}


@dataclass(frozen=True, slots=True)
class Told:
    """A diagnostic with the text it speaks of and the name of its source."""

    source: str
    text: str
    diagnostic: Diagnostic
    edits: tuple[Edit, ...] = ()


def _place(told: Told) -> str:
    return f"{told.source}:{told.diagnostic.line or 1}:{told.diagnostic.column or 1}"


def _line(told: Told) -> tuple[str, int, int] | None:
    """The line a diagnostic points into, cut to a width that fits, and where the caret begins and ends."""
    span = told.diagnostic.span
    if span is None:
        return None
    text, (start, end) = told.text, span
    begin = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    stops = [place for place in (text.find("\n", start), text.find("\r", start)) if place >= 0]
    stop = min(stops, default=len(text))
    last = max(min(end, stop), start + 1)
    if stop - begin > _WIDEST:
        cut = max(begin, start - _BEFORE)
        begin, stop = cut, min(stop, cut + _WIDEST)
        last = min(last, max(stop, start + 1))
    shown = "".join(sign if sign.isprintable() else " " for sign in text[begin:stop])
    return shown, start - begin, last - begin


def print_text(told: Told) -> None:
    """One diagnostic as a few lines."""
    found = told.diagnostic
    name = output.styled(found.rule, "bold", _COLOURS[found.severity])
    output.print_line(f"{name}: {found.message}")
    output.print_line(f" --> {_place(told)}")
    line = _line(told)
    margin = ""
    if line is not None:
        shown, begin, end = line
        number = str(found.line or 1)
        margin = " " * len(number)
        output.print_line(f"{number} | {shown}".rstrip())
        caret = output.styled("^" * (end - begin), _COLOURS[found.severity])
        output.print_line(f"{margin} | {' ' * begin}{caret}")
    if found.help is not None:
        fixable = " (`--fix` does it)" if told.edits else ""
        output.print_line(f"{margin} = help: {found.help}{fixable}".rstrip())
    output.print_line()


def print_short(told: Told) -> None:
    """One diagnostic as one line."""
    found = told.diagnostic
    output.print_line(f"{_place(told)}: {found.severity} {found.rule}: {found.message}")


def print_json(told: Told) -> None:
    """One diagnostic as one object."""
    found = told.diagnostic
    output.json_line(
        {
            "source": told.source,
            "rule": found.rule,
            "severity": found.severity,
            "message": found.message,
            "help": found.help,
            "span": found.span,
            "line": found.line,
            "column": found.column,
            "fixable": bool(told.edits),
        }
    )
