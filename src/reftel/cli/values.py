"""KEY=VALUE as it is typed: nothing for what is not known, JSON for lists, numbers and words as they are."""

import json
from collections.abc import Iterable

from reftel.errors import ReftelError

__all__ = ["NotAPairError", "read_values"]


class NotAPairError(ReftelError):
    """Something that should be KEY=VALUE and is not."""

    def __init__(self, written: str) -> None:
        super().__init__(
            f"{written!r} is no KEY=VALUE. Say for example due_date=2006-10-05, or to= for nobody."
        )


def read_values(pairs: Iterable[str]) -> dict[str, object]:
    """What was typed, by key."""
    found: dict[str, object] = {}
    for pair in pairs:
        key, equals, written = pair.partition("=")
        if not equals or not key.strip().isidentifier():
            raise NotAPairError(pair)
        found[key.strip()] = _value(written.strip())
    return found


def _value(written: str) -> object:
    if not written or written == "null":
        return None
    if written[0] in "[{":
        try:
            return json.loads(written)
        except ValueError as error:
            raise NotAPairError(written) from error
    return written
