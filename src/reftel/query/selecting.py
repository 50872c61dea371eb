"""What a query has already chosen of a facet, the query without that, and with one value more or less.

Several values of one facet are joined by OR, so a facet is counted without its own choice: the others stay
in sight. Where a query asks for two of its values at once (`tags:PHUM tags:KWMN`), it is counted with both
and one more is one more demand. Time is chosen in stretches of days, which are put together and cut.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reftel.query.facets import FACETS, Facet, FacetName
from reftel.query.forms import LEVELS, levels_in, wanted
from reftel.query.tree import All, Days, Either, Level, Node, Value

__all__ = ["Chosen", "chosen", "days_of", "joined", "without_days"]

_Stretch: TypeAlias = tuple[dt.date, dt.date]
_ONE = dt.timedelta(days=1)


def days_of(value: str) -> _Stretch:
    """First and last day of a year (`1974`), a month (`197403`) or a day (`19740305`)."""
    year = int(value[:4])
    if len(value) == 4:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    month = int(value[4:6])
    if len(value) == 8:
        day = dt.date(year, month, int(value[6:]))
        return day, day
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of a facet a query has chosen; `rest` is the query without it, by which the facet is counted."""

    facet: Facet
    rest: Node | None
    members: tuple[Node, ...] = ()

    def holds(self, value: str) -> bool:
        """Whether a value is chosen."""
        if not self.members:
            return False
        if self.facet.of_time:
            first, last = days_of(value)
            return any(start <= first and last <= stop for start, stop in _stretches(self.members))
        return any(_asks_for(member, self.facet, value) for member in self.members)

    def named(self) -> list[str]:
        """Values that the query names as this facet writes them."""
        named = [member.value for member in self.members if isinstance(member, Value)]
        return [value for value in named if value.isupper() or not value.isascii()]

    def toggled(self, value: str) -> Node | None:
        """The query with this value chosen, or no longer, where it is."""
        if self.facet.of_time:
            return joined(self.rest, _days(_toggled(_stretches(self.members), days_of(value))))
        if not self.holds(value):
            return joined(self.rest, [*self.members, _value(self.facet, value)])
        kept: list[Node] = []
        for member in self.members:
            if not _asks_for(member, self.facet, value):
                kept.append(member)
            elif isinstance(member, Level):
                kept.extend(Value("class", mark) for mark in _marks(member) if mark != value)
        return joined(self.rest, kept)


def chosen(tree: Node | None, name: FacetName) -> Chosen:
    """What a query has chosen of one facet."""
    facet = FACETS[name]
    parts = tree.parts if isinstance(tree, All) else () if tree is None else (tree,)
    own = [part for part in parts if _is_choice(part, facet)]
    if len(own) != 1:
        return Chosen(facet, tree)
    members = own[0].parts if isinstance(own[0], Either) else (own[0],)
    return Chosen(facet, _all([part for part in parts if part is not own[0]]), members)


def without_days(tree: Node | None) -> Node | None:
    """The query without what it asks of the day."""
    return chosen(tree, "year").rest


def _is_choice(node: Node, facet: Facet) -> bool:
    if isinstance(node, Either):
        return all(not isinstance(part, Either) and _is_choice(part, facet) for part in node.parts)
    if facet.of_time:
        return isinstance(node, Days)
    if isinstance(node, Level):
        return facet.name == "level"
    return isinstance(node, Value) and node.field == facet.field and not {"*", "?"} & set(node.value)


def _value(facet: Facet, value: str) -> Value:
    return Value(facet.field, value, facet.is_whole)


def _asks_for(node: Node, facet: Facet, value: str) -> bool:
    if isinstance(node, Level):
        return value in _marks(node)
    if not isinstance(node, Value):
        return False
    asked = wanted(node.field, node.value, whole=node.whole)
    return any(
        asked == wanted(facet.field, value, whole=whole) for whole in {facet.is_whole, node.whole}
    )  # `from:lisbon` is the choice of Lisbon, though the facet would write `from=LISBON`


def _marks(level: Level) -> list[str]:
    marks = levels_in(level.sign, level.mark)
    return [mark for mark in LEVELS if mark in marks]


def _stretches(members: Iterable[Node]) -> list[_Stretch]:
    return [
        (member.first or dt.date.min, member.last or dt.date.max)
        for member in members
        if isinstance(member, Days)
    ]


def _toggled(held: Sequence[_Stretch], one: _Stretch) -> list[_Stretch]:
    first, last = one
    if any(start <= first and last <= stop for start, stop in held):
        cut: list[_Stretch] = []
        for start, stop in held:
            if start < first:
                cut.append((start, min(stop, first - _ONE)))
            if stop > last:
                cut.append((max(start, last + _ONE), stop))
        return cut
    merged: list[_Stretch] = []
    for start, stop in sorted([*held, one]):
        if merged and start <= merged[-1][1] + _ONE:
            merged[-1] = merged[-1][0], max(merged[-1][1], stop)
        else:
            merged.append((start, stop))
    return merged


def _days(stretches: Iterable[_Stretch]) -> list[Node]:
    return [
        Days(None if first == dt.date.min else first, None if last == dt.date.max else last)
        for first, last in stretches
    ]


def _all(parts: Sequence[Node]) -> Node | None:
    return None if not parts else parts[0] if len(parts) == 1 else All(tuple(parts))


def joined(rest: Node | None, members: Sequence[Node]) -> Node | None:
    """The rest of a query with one choice among these."""
    if not members:
        return rest
    choice = members[0] if len(members) == 1 else Either(tuple(members))
    return _all([*(rest.parts if isinstance(rest, All) else [rest] if rest else []), choice])
