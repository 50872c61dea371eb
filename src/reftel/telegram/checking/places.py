"""Where things stand in a telegram, for rules to point at."""

from collections.abc import Iterator

from reftel.telegram.model import Part, Telegram
from reftel.telegram.text import Span

__all__ = [
    "first_of",
    "has_header",
    "is_whole",
    "lines_in",
    "parts_of",
    "span_of",
    "spans_of",
    "top",
    "words",
]

_HEADER = frozenset({"date-time-group", "from", "to"})
_WITHOUT_TEXT = frozenset({"title", "attributes", "stamp", "separator", "catalogue", "extract-banner"})


def parts_of(telegram: Telegram, *kinds: str) -> Iterator[Part]:
    """The parts of these kinds, in order."""
    return (part for part in telegram.parts if part.kind in kinds)


def first_of(telegram: Telegram, *kinds: str) -> Span | None:
    """The span of the first part of these kinds."""
    return next((part.span for part in parts_of(telegram, *kinds)), None)


def words(telegram: Telegram, span: Span) -> str:
    """The text at a span."""
    return telegram.text[span[0] : span[1]]


def span_of(telegram: Telegram, key: str) -> Span | None:
    """Where the value of a key of the record was read."""
    held = telegram.values.spans.get(key)
    if held is None:
        return None
    if isinstance(held, list):
        return held[0] if held else None
    return held[0], held[1]


def spans_of(telegram: Telegram, key: str) -> list[Span]:
    """Where the items of a list of the record were read."""
    held = telegram.values.spans.get(key)
    return list(held) if isinstance(held, list) else []


def has_header(telegram: Telegram) -> bool:
    """Whether the lines from the date-time group to the addresses are there at all."""
    return any(part.kind in _HEADER for part in telegram.parts)


def is_whole(telegram: Telegram) -> bool:
    """Whether there is a text to judge: no stub of a filmed telegram, no bare attributes, no extract."""
    parts = telegram.parts
    if any(part.kind == "extract-banner" for part in parts):
        return False
    return bool(telegram.values.paragraphs) and any(part.kind not in _WITHOUT_TEXT for part in parts)


def top(telegram: Telegram) -> Span | None:
    """Where a finding about something missing points: the class line, else the first line with words."""
    for kinds in (
        ("class-line",),
        ("from", "date-time-group"),
        ("subject", "tags", "executive-order", "paragraph"),
    ):
        span = first_of(telegram, *kinds)
        if span is not None:
            return span
    return None


def lines_in(telegram: Telegram, span: Span) -> Iterator[Span]:
    """The lines of a stretch, without their ends and trailing blanks."""
    text, (start, end) = telegram.text, span
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        last = stop
        while last > start and text[last - 1] in " \t\r":
            last -= 1
        yield start, last
        start = stop + 1
