"""What a citation came to: the telegram held, several, none held, or a number that cannot be.

Nothing is chosen where two readings remain. A number is called impossible only where the archive itself
shows it: the serials of a post rise with its days, so one that stands far outside its neighbours was
misread or never sent.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reftel.links.citation import Citation
from reftel.telegram.mrn import canonical_mrn

__all__ = ["Candidate", "Judged", "Lookups", "Neighbour", "State", "judge"]

State: TypeAlias = Literal["held", "not_held", "ambiguous", "no_such_telegram"]

_DAYS_APART = 3
_MARGIN = 0.5  #: a serial this share beyond the span of its neighbours is out of reach
_MARGIN_LEAST = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """A telegram held that a citation may mean."""

    address: str
    mrn: str | None
    date: str | None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The serial and day of a telegram of the same post and year."""

    serial: int
    day: dt.date


@dataclass(frozen=True, slots=True)
class Lookups:
    """What the archive knows, as functions: by number, by post and serial, by other names, and series.

    `series(post, year, day)` gives the nearest telegrams of that post held before and after the day.
    """

    by_mrn: Callable[[str], Sequence[Candidate]]
    by_serial: Callable[[str, int], Sequence[Candidate]]
    by_name: Callable[[str], Sequence[Candidate]]
    series: Callable[[str, int, dt.date], Sequence[Neighbour]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A citation, what it came to, and the telegrams it may mean; `why` says it in words."""

    citation: Citation
    state: State
    candidates: list[Candidate]
    mrn: str | None
    why: str


def _near(one: Candidate, day: dt.date) -> bool:
    return one.date is not None and abs((dt.date.fromisoformat(one.date) - day).days) <= _DAYS_APART


def _decided(citation: Citation, found: Sequence[Candidate], mrn: str | None) -> Judged:
    if len(found) == 1:
        return Judged(citation, "held", list(found), found[0].mrn or mrn, "held")
    if found:
        return Judged(
            citation, "ambiguous", list(found), mrn, f"{len(found)} telegrams held have this number"
        )
    return Judged(citation, "not_held", [], mrn, "not held")


def _impossible(citation: Citation, lookups: Lookups) -> str | None:
    """Why the number cannot be, judged by the series of its post around its day; None where it can."""
    if citation.serial == 0:
        return "serials begin at 1"
    if not (citation.post and citation.serial and citation.day):
        return None
    around = lookups.series(citation.post, citation.day.year, citation.day)
    before = [one for one in around if one.day <= citation.day]
    after = [one for one in around if one.day > citation.day]
    if not before or not after:
        return None  # one side open: the archive cannot say how far the series ran
    low, high = max(one.serial for one in before), min(one.serial for one in after)
    margin = max(_MARGIN_LEAST, round((high - low) * _MARGIN))
    if low - margin <= citation.serial <= high + margin:
        return None
    return f"on that day the post's numbers ran between {low} and {high}"


def judge(citation: Citation, lookups: Lookups) -> Judged:
    """What this citation means in an archive."""
    if citation.kind != "telegram":
        return _decided(citation, lookups.by_name(citation.value or citation.written), None)
    if citation.serial == 0:
        return Judged(citation, "no_such_telegram", [], None, "serials begin at 1")
    if citation.mrn:
        found = list(lookups.by_mrn(citation.mrn))
        if citation.day and len(found) > 1:
            found = [one for one in found if _near(one, citation.day)] or found
        if found:
            wrong_day = citation.day and not any(_near(one, citation.day) for one in found)
            if not wrong_day:
                return _decided(citation, found, citation.mrn)
            dates = ", ".join(sorted(one.date or "no date" for one in found))
            why = f"a telegram of that number is held, but its date is {dates}"
            return Judged(citation, "ambiguous", found, citation.mrn, why)
    elif citation.post and citation.serial is not None:
        found = list(lookups.by_serial(citation.post, citation.serial))
        if citation.day:
            found = [one for one in found if _near(one, citation.day)]
        if found:
            return _decided(citation, found, None)
    why_not = _impossible(citation, lookups)
    if why_not is not None:
        return Judged(citation, "no_such_telegram", [], citation.mrn, why_not)
    mrn = citation.mrn
    if mrn is None and citation.post and citation.serial and citation.day and citation.day.year >= 1973:
        mrn = canonical_mrn(citation.day.year, citation.post, citation.serial)
    return Judged(citation, "not_held", [], mrn, "not held")
