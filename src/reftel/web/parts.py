"""The parts of a stored copy, read again from its exact text: records keep spans of keys, not of parts."""

from reftel.desk.answers import Copy
from reftel.telegram import parse
from reftel.telegram.model import Part

__all__ = ["parts_of"]


def parts_of(copy: Copy) -> tuple[Part, ...]:
    """Parts with spans in `copy.text`; a text of many megabytes takes a second, and is rare."""
    return parse(copy.text).parts
