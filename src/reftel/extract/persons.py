"""The persons that the finder of names saw, by place: who is named in a stretch, in full, by which role."""

from bisect import bisect_left
from collections.abc import Sequence

from reftel.extract.findings import Name
from reftel.telegram.text import Span

__all__ = ["Persons"]


class Persons:
    """Look-up of persons by span; made once for a telegram, so that no finder goes through all its names."""

    __slots__ = ("_full", "_names", "_roles", "_starts", "_titles")

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = sorted((name for name in names if name.kind == "person"), key=lambda name: name.start)
        self._starts = [name.start for name in self._names]
        self._full: dict[int, str] = {}
        self._roles: dict[int, str] = {}
        self._titles: dict[int, str] = {}
        for name in self._names:
            if name.entity is None:
                continue
            if name.name and len(name.name) > len(self._full.get(name.entity, "")):
                self._full[name.entity] = name.name
            if name.role:
                self._roles.setdefault(name.entity, name.role)
                self._titles[name.entity] = name.role.upper()

    def within(self, span: Span) -> list[Name]:
        """The persons whose names begin in a span, in order."""
        start, end = span
        found = []
        for row in range(bisect_left(self._starts, start), len(self._names)):
            if self._starts[row] >= end:
                break
            found.append(self._names[row])
        return found

    def full(self, name: Name) -> str | None:
        """The fullest form of a name that the text gives."""
        return name.name if name.entity is None else self._full.get(name.entity, name.name)

    def role(self, name: Name) -> str | None:
        """The role that the text gives to this person, here or elsewhere."""
        return name.role if name.entity is None else self._roles.get(name.entity)

    def titled(self, title: str) -> str | None:
        """The one person with this title (THE LIEUTENANT GENERAL); nobody where two have it."""
        found = [entity for entity, role in self._titles.items() if title in role]
        return self._full.get(found[0]) if len(found) == 1 else None
