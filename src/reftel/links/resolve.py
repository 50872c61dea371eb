"""Which telegram a key means among those held, or the reason why none is chosen.

Nothing is chosen where two remain. A telegram cannot cite one that was not yet written: what is dated after
the citing telegram is left out, and where that leaves nothing the number is taken to be garbled. In the
first weeks of a year of numbers the key of the other year is tried, but only for a telegram of the last
three months: older ones have that number by chance.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = [
    "Held",
    "LinkState",
    "Neighbour",
    "Resolution",
    "impossible",
    "misreadings",
    "resolve",
    "resolve_by_day",
]

LinkState: TypeAlias = Literal["held", "not_held", "ambiguous", "garbled"]

_EDITED = "F:"  #: a document of the same edition: its editors' notes point forward, too
_LATE = 1  #: days a telegram may be dated after one that cites it: clocks and date lines differ
_RECENT = 92
_MARGIN = 50  #: numbers were given out in blocks, so that neighbours stand a little out of order
_MARGIN_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Held:
    """A telegram held that goes by a key."""

    telegram: int
    day: str | None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a key came to; `candidates` are several where none is chosen, `why` says the reason."""

    state: LinkState
    target: int | None = None
    candidates: tuple[int, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Serial and day of a telegram of the same post and year."""

    serial: int
    day: str


Lookup: TypeAlias = Callable[[str], Sequence[Held]]


def resolve(key: str, other: str | None, citing: int, day: str | None, held: Lookup) -> Resolution:
    """What `key` means in the telegram `citing` of this day; `held` gives the telegrams that go by a key."""
    found = [one for one in held(key) if one.telegram != citing]
    edited = key.startswith(_EDITED)
    timely = [one for one in found if edited or _is_timely(one.day, day)]
    if len(timely) == 1:
        return Resolution("held", timely[0].telegram)
    if timely:
        return _several(timely)
    if other is not None:
        recent = [one for one in held(other) if one.telegram != citing and _is_recent(one.day, day)]
        if len(recent) == 1:
            return Resolution("held", recent[0].telegram, why="the number of the year before")
        if recent:
            return _several(recent)
    if found:
        candidates = tuple(sorted(one.telegram for one in found))
        return Resolution("garbled", None, candidates, "the telegram of that number was written later")
    return Resolution("not_held")


def resolve_by_day(key: str, own: Collection[int], citing: int, held: Lookup) -> Resolution:
    """What a day alone means: a telegram of that day that is cited otherwise too, `own` being those cited.

    Of others it cannot be told which is meant, even of one: the post sent more that day than is held.
    """
    found = [one.telegram for one in held(key) if one.telegram != citing]
    sure = [number for number in found if number in own]
    if len(sure) == 1:
        return Resolution("held", sure[0], why="cited by its number, too")
    if found:
        return Resolution("ambiguous", None, tuple(sorted(found)), "sent that day; no number is said")
    return Resolution("not_held")


def _several(found: Iterable[Held]) -> Resolution:
    candidates = tuple(sorted(one.telegram for one in found))
    return Resolution("ambiguous", None, candidates, f"{len(candidates)} telegrams go by that number")


def _is_timely(cited: str | None, citing: str | None) -> bool:
    if cited is None or citing is None:
        return True
    return cited <= citing or _days(cited, citing) >= -_LATE


def _is_recent(cited: str | None, citing: str | None) -> bool:
    if cited is None or citing is None:
        return False
    return -_LATE <= _days(cited, citing) <= _RECENT


def _days(earlier: str, later: str) -> int:
    try:
        return (dt.date.fromisoformat(later) - dt.date.fromisoformat(earlier)).days
    except ValueError:
        return 0


def impossible(serial: int, day: str | None, series: Iterable[Neighbour]) -> str | None:
    """Why a post cannot have given this serial by that day, judged by those held; None where it can."""
    if day is None:
        return None
    later = [one.serial for one in series if one.day > day]
    if len(later) < 2:  # one alone may itself be misread
        return None
    later.sort()
    highest = later[1]
    if serial <= highest + max(_MARGIN, round(highest * _MARGIN_SHARE)):
        return None
    return f"later in that year the post had come only to {highest}"


def misreadings(serial: int) -> dict[int, int]:
    """Serials one slip away, with the distance: a figure more, less, changed, or two changed round."""
    written = str(serial)
    slips: set[str] = set()
    for place in range(len(written)):
        before, after = written[:place], written[place + 1 :]
        slips.add(before + after)
        slips.update(before + figure + after for figure in "0123456789")
        if after:
            slips.add(before + after[0] + written[place] + after[1:])
    for place in range(len(written) + 1):
        slips.update(written[:place] + figure + written[place:] for figure in "0123456789")
    found = {int(one) for one in slips if one}
    return dict.fromkeys(sorted(found - {0, serial}), 1)
