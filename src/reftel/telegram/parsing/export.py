"""The two halves of a National Archives export: the message text, and the attributes behind it.

    record = [ stamp ] "Message Text" NL text "Message Attributes" NL attributes

Either half may be missing (a telegram kept on microfilm alone has attributes only) and some deliveries
print the attributes first, so the titles decide and not their order.
"""

import re
from typing import Final, NamedTuple

__all__ = ["Layout", "find_layout", "record_starts"]

_TITLE: Final = re.compile(r"^[ \t\ufeff]*Message (Text|Attributes)[ \t]*\r?$", re.MULTILINE)


class Layout(NamedTuple):
    """Where text and attributes stand, and the titles' own spans; `attributes` is None where there are none."""

    text: tuple[int, int]
    attributes: tuple[int, int] | None
    titles: list[tuple[int, int]]


def find_layout(text: str, start: int, stop: int) -> Layout:
    """The halves of one record; without titles all of it is text."""
    if text.find("Message ", start, stop) < 0:
        return Layout((start, stop), None, [])
    titles: list[tuple[int, int]] = []
    body = attributes = None
    for found in _TITLE.finditer(text, start, stop):
        if found[1] == "Text" and body is None:
            body = found
        elif found[1] == "Attributes" and attributes is None:
            attributes = found
        else:
            break
        titles.append((found.start(), found.end()))
    if attributes is None:
        return Layout((body.end() if body else start, stop), None, titles)
    if body is None:
        return Layout((start, attributes.start()), (attributes.end(), stop), titles)
    if body.start() < attributes.start():
        return Layout((body.end(), attributes.start()), (attributes.end(), stop), titles)
    return Layout((body.end(), stop), (attributes.end(), body.start()), titles)


def record_starts(text: str) -> list[int]:
    """Where each record of an export begins that holds several: at its first title."""
    starts: list[int] = []
    seen: set[str] = set()
    for found in _TITLE.finditer(text):
        if not starts or found[1] in seen:
            starts.append(found.start())
            seen = set()
        seen.add(found[1])
    return starts
