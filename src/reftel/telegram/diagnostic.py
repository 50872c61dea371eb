"""What was found wrong in a telegram: where, how grave, and what to do about it."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from reftel.telegram.text import Span

__all__ = ["Diagnostic", "Severity"]

Severity: TypeAlias = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A fault that the reader got past, or that a rule found; never raised.

    `rule` names what is wrong (`missing-precedence`); `help` says what to do, `span` where it is in the text
    as received; `line` and `column` count from 1.
    """

    rule: str
    severity: Severity
    message: str
    help: str | None = None
    span: Span | None = None
    line: int | None = None
    column: int | None = None
