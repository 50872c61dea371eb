"""The two halves of a National Archives export: the message text, and the attributes behind it.

    record = [ stamp ] "Message Text" NL text "Message Attributes" NL attributes

Either half may be missing (a telegram kept on microfilm alone has attributes only) and some deliveries
print the attributes first, so the titles decide and not their order.
"""

from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Layout", "find_layout", "record_starts"]


class Layout(NamedTuple):
    """Where text and attributes stand, and the titles' own spans; `attributes` is None where none are.

    The text's own title stands in its stretch, where `lines.py` knows it.
    """

    text: tuple[int, int]
    attributes: tuple[int, int] | None
    titles: list[tuple[int, int]]


def _titles(text: str, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    """Every title that stands alone on its line: which, and the span of the line's words."""
    at = text.find("Message ", start, stop)
    while at >= 0:
        for title in ("Text", "Attributes"):
            end = at + 8 + len(title)
            if text.startswith(title, at + 8) and end <= stop:
                first = max(text.rfind("\n", start, at), text.rfind("\r", start, at)) + 1 or start
                if not text[max(first, start) : at].strip(" \t\ufeff") and text[end : end + 40].lstrip(" \t")[
                    :1
                ] in ("", "\r", "\n"):
                    yield title, at, end
        at = text.find("Message ", at + 8, stop)


def find_layout(text: str, start: int, stop: int) -> Layout:
    """The halves of one record; without titles all of it is text."""
    found: dict[str, tuple[int, int]] = {}
    for title, first, end in _titles(text, start, stop):
        if title in found:
            break
        found[title] = first, end
    titles = sorted(found.values())
    body, attributes = found.get("Text"), found.get("Attributes")
    if attributes is None:
        return Layout((start, stop), None, titles)
    if body is None or body[0] < attributes[0]:
        return Layout((start, attributes[0]), (attributes[1], stop), titles)
    return Layout((body[1], stop), (attributes[1], body[0]), titles)


def record_starts(text: str) -> list[int]:
    """Where each record of an export begins that holds several: at its first title."""
    starts: list[int] = []
    seen: set[str] = set()
    for title, first, _ in _titles(text, 0, len(text)):
        if not starts or title in seen:
            starts.append(first)
            seen = set()
        seen.add(title)
    return starts
