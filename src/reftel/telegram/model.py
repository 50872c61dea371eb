"""A telegram and its parts: what `parse` returns.

Parts are in order, disjoint and cover the text: each character belongs to a part, a separator or a
stretch that stayed unread. The typed record stands beside them.
"""

from dataclasses import dataclass
from typing import cast

import msgspec

from reftel.telegram.record import Record
from reftel.telegram.text import Span

__all__ = ["SEPARATOR", "UNREAD", "Part", "Telegram", "beside", "exact"]

SEPARATOR = "separator"
UNREAD = "unread"
_BESIDE = frozenset({UNREAD, "footnote", "source-note"})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text with a meaning.

    `kind` is a word of the glossary (`date-time-group`, `subject`, `paragraph`, `page-line`, `banner`, ...),
    `separator` for blank space between parts, `unread` for what made no sense to the reader.
    """

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Telegram:
    """One telegram as read: the text as received, its parts, and its record as values."""

    text: str
    parts: tuple[Part, ...]
    values: Record

    def record(self) -> dict[str, object]:
        """The record as plain dicts, lists, strings and numbers, as `reftel parse --json` prints it."""
        return cast("dict[str, object]", msgspec.to_builtins(self.values))


def beside(telegram: Telegram) -> list[Span]:
    """Stretches that no key of the record holds and a search should find: unread ones and editors' notes."""
    return [part.span for part in telegram.parts if part.kind in _BESIDE]


def exact(telegram: Telegram) -> str:
    """The text as received, put together from the parts: `exact(parse(text)) == text` for every text."""
    return "".join([telegram.text[start:end] for start, end in (part.span for part in telegram.parts)])
