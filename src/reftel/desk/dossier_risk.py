"""Private persons in legal cases, by role and initials, in everything a dossier derives."""

from collections.abc import Callable, Sequence

from reftel.archive.dossier import Placed
from reftel.extract.risk import shown

__all__ = ["shield_of", "shield_of_all"]


def shield_of(*, names: bool) -> Callable[[Placed, str], str]:
    """What gives words of a finding as they are shown; `names` where the reader may see them and asks."""

    def shield(placed: Placed, words: str) -> str:
        return shown(words, placed.private, may_see_names=names)

    return shield


def shield_of_all(placed: Sequence[Placed], *, names: bool) -> Callable[[str], str]:
    """The same for words that belong to no single finding: by all persons of the dossier."""
    people = {one.name: one for each in placed for one in each.private}
    longest = sorted(people.values(), key=lambda one: (-len(one.name), one.name))

    def shield(words: str) -> str:
        return shown(words, longest, may_see_names=names)

    return shield
