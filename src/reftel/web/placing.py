"""What telegrams of a period say about a place, beside the map: its sentences, and the places most named."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reftel.errors import ReftelError
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reftel.desk.people import PeopleDesk
    from reftel.desk.people_answers import PersonLine, PersonMention

__all__ = ["PlaceSaid", "place_said"]

_SHOWN = 12
_WITHIN = 60  # sentences are cut from their texts, so a period is looked for in no more than these
_PLACES = 24


@dataclass(frozen=True, slots=True)
class PlaceSaid:
    """A place that was asked for, what was said about it in a period, and which others there are."""

    asked: str
    name: str
    key: str
    total: int
    mentions: "Sequence[PersonMention]"
    others: "Sequence[PersonLine]"


def place_said(request: Browser, desk: ReadingDesk, since: str, until: str) -> PlaceSaid | None:
    """The sentences about the place in the address; None where the desk knows no names."""
    people: PeopleDesk | None = getattr(desk, "people", None)
    if people is None:
        return None
    asked = " ".join(request.query_params.get("place", "").split())[:200]
    others = people.list("place", _PLACES)
    if not asked:
        return PlaceSaid("", "", "", 0, (), others)
    try:
        view = people.open(asked, "place", _WITHIN if since or until else _SHOWN)
    except ReftelError:
        return PlaceSaid(asked, "", "", 0, (), others)
    first, last = since or "0", f"{until or '9'}~"
    within = [one for one in view.mentions if first <= (one.telegram.date or first) <= last]
    more = 0 if since or until else view.total - len(within)
    return PlaceSaid(asked, view.line.name, view.line.key, len(within) + more, within[:_SHOWN], others)
