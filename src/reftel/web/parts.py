"""The parts of a stored copy, read again from its exact text: records keep spans of keys, not of parts."""

from reftel import telegram
from reftel.desk.answers import Copy
from reftel.telegram.model import UNREAD, Part

__all__ = ["parts_of"]


def parts_of(copy: Copy) -> tuple[Part, ...]:
    """Parts with spans in `copy.text`."""
    parse = getattr(telegram, "parse", None)
    if parse is None:
        return (Part(UNREAD, (0, len(copy.text))),)
    parts: tuple[Part, ...] = parse(copy.text).parts
    return parts
