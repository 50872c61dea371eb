"""What a citation came to: the telegram held, several, none held, or a number that cannot be.

Nothing is chosen where two readings remain. A number is called impossible only where the archive itself
shows it: the serials of a post rise with its days, so one that stands far outside its neighbours was
misread or never sent.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reftel.links.citation import Citation
from reftel.links.places import embassies_in
from reftel.links.printed import printed_keys
from reftel.telegram.mrn import HEADQUARTERS, canonical_mrn

__all__ = ["Candidate", "Judged", "Lookups", "Neighbour", "State", "judge"]

State: TypeAlias = Literal["held", "not_held", "ambiguous", "no_such_telegram"]

_DAYS_APART = 3
_FIRST_YEAR = 1973  #: of reference numbers; before, telegrams go by sender, year of numbers and serial
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

    `series(post, year, day)` gives the nearest telegrams of that post held before and after the day;
    `by_key` those that go by a key of links, see `cited`; `by_day` those of a serial and a day, or the next,
    from the Department or from others.
    """

    by_mrn: Callable[[str], Sequence[Candidate]]
    by_serial: Callable[[str, int], Sequence[Candidate]]
    by_name: Callable[[str], Sequence[Candidate]]
    series: Callable[[str, int, dt.date], Sequence[Neighbour]]
    by_key: Callable[[str], Sequence[Candidate]] = lambda _: ()
    by_day: Callable[[int, dt.date, bool], Sequence[Candidate]] = lambda *_: ()


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


def _without_number(citation: Citation, lookups: Lookups) -> Judged | None:
    """A citation that does not say post, serial and year; None where nothing of the kind is held."""
    serial, day = citation.serial, citation.day
    if serial is None:
        return None
    if day is None:
        found = list(lookups.by_serial(citation.post, serial)) if citation.post else []
        if len(found) == 1:  # it may as well be that of another year, which is not held
            why = "the year is not said; of that number this one is held"
            return Judged(citation, "ambiguous", found, None, why)
        return _decided(citation, found, None) if found else None
    if day.year < _FIRST_YEAR:
        keys = printed_keys(citation.post, citation.place, serial, day)
        found = _once(one for key in keys for one in lookups.by_key(key) if _near(one, day))
    else:
        posts = [citation.post] if citation.post else list(embassies_in(citation.place or ""))
        numbers = [canonical_mrn(day.year, post, serial) for post in posts]
        found = _once(one for number in numbers for one in lookups.by_mrn(number) if _near(one, day))
    if found:
        return _decided(citation, found, None)
    if citation.place is None:  # `Embtel 1706, May 24, 1961`: of which embassy is told by the text around
        found = list(lookups.by_day(serial, day, citation.post == HEADQUARTERS))
        if len(found) == 1:
            why = "the post is not said; one telegram of that number and day is held"
            return Judged(citation, "held", found, found[0].mrn, why)
        return _decided(citation, found, None) if found else None
    return None


def _once(found: Iterable[Candidate]) -> list[Candidate]:
    return list({one.address: one for one in found}.values())


def judge(citation: Citation, lookups: Lookups) -> Judged:
    """What this citation means in an archive."""
    if citation.kind != "telegram":
        return _decided(citation, lookups.by_name(citation.value or citation.written), None)
    if citation.serial == 0:
        return Judged(citation, "no_such_telegram", [], None, "serials begin at 1")
    if citation.mrn:
        found = list(lookups.by_mrn(citation.mrn))
        if not found and not citation.sure:  # the archives' own number: its code for the post is no name
            found = list(lookups.by_name(citation.written))
        if citation.day and len(found) > 1:
            found = [one for one in found if _near(one, citation.day)] or found
        if found:
            wrong_day = citation.day and not any(_near(one, citation.day) for one in found)
            if not wrong_day:
                return _decided(citation, found, citation.mrn)
            dates = ", ".join(sorted(one.date or "no date" for one in found))
            why = f"a telegram of that number is held, but its date is {dates}"
            return Judged(citation, "ambiguous", found, citation.mrn, why)
    else:
        judged = _without_number(citation, lookups)
        if judged is not None:
            return judged
    why_not = _impossible(citation, lookups)
    if why_not is not None:
        return Judged(citation, "no_such_telegram", [], citation.mrn, why_not)
    mrn = citation.mrn
    if mrn is None and citation.post and citation.serial and citation.day and citation.day.year >= 1973:
        mrn = canonical_mrn(citation.day.year, citation.post, citation.serial)
    return Judged(citation, "not_held", [], mrn, "not held")
