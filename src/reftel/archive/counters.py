"""Numbers that are given once: of telegrams, of copies, of changes. One writer at a time draws them."""

from typing import Literal, TypeAlias

from sqlalchemy import Connection, insert, select, update

from reftel.archive.schema import counters

__all__ = ["Counter", "Numbers", "last_change"]

Counter: TypeAlias = Literal["telegram", "copy", "change"]


class Numbers:
    """Draws numbers inside one transaction; `keep` writes back how far they went."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        rows = connection.execute(select(counters.c.name, counters.c.value))
        self._values: dict[str, int] = {row.name: row.value for row in rows}
        self._before = dict(self._values)
        self.change = self._values.get("change", 0) + 1  #: the number of what this transaction changes

    def draw(self, counter: Counter) -> int:
        """The next number; never one that was given before."""
        value = self._values.get(counter, 0) + 1
        self._values[counter] = value
        return value

    def keep(self, *, changed: bool) -> None:
        """Write the numbers back; the change number moves only where something changed."""
        if changed:
            self._values["change"] = self.change
        for name, value in self._values.items():
            if name not in self._before:
                self._connection.execute(insert(counters).values(name=name, value=value))
            elif self._before[name] != value:
                self._connection.execute(update(counters).where(counters.c.name == name).values(value=value))


def last_change(connection: Connection) -> int:
    """The number of the last change that was kept."""
    return connection.scalar(select(counters.c.value).where(counters.c.name == "change")) or 0
