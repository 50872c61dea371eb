"""Who held an office on a day: a role, with a post or country and a date, gives a person, with its doubt.

The table is the reader's own (`reftel facts add --kind office-holders`); without one a role stays a role. A
telegram may be written a few days after a change, and lists have gaps: near a change, and where two persons
are listed, the answer is less sure.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

__all__ = ["Held", "Holder", "OfficeHolders", "role_key"]

_NEAR: Final = dt.timedelta(days=30)
_LONGEST: Final = dt.timedelta(days=6 * 365)  # of a term whose end nobody wrote down

_KEYS: Final = {
    "AMB": "ambassador",
    "AMBASSADOR": "ambassador",
    "AMBASSADRESS": "ambassador",
    "CHARGE": "charge",
    "CHARGE D'AFFAIRES": "charge",
    "CDA": "charge",
    "DCM": "deputy chief of mission",
    "DEPUTY CHIEF OF MISSION": "deputy chief of mission",
    "A/DCM": "deputy chief of mission",
    "CONSUL GENERAL": "consul general",
    "CONGEN": "consul general",
    "SECRETARY": "secretary of state",
    "SECRETARY OF STATE": "secretary of state",
    "DEPUTY SECRETARY": "deputy secretary of state",
    "DEPUTY SECRETARY OF STATE": "deputy secretary of state",
    "PRESIDENT": "president",
    "PRES": "president",
    "VICE PRESIDENT": "vice president",
    "VP": "vice president",
    "PRIMIN": "prime minister",
    "PRIME MINISTER": "prime minister",
    "PM": "prime minister",
    "PREMIER": "prime minister",
    "CHANCELLOR": "chancellor",
    "FONMIN": "foreign minister",
    "FORMIN": "foreign minister",
    "FOREIGN MINISTER": "foreign minister",
    "MINISTER OF FOREIGN AFFAIRS": "foreign minister",
    "FOREIGN SECRETARY": "foreign minister",
    "DEFMIN": "defense minister",
    "DEFENSE MINISTER": "defense minister",
    "DEFENCE MINISTER": "defense minister",
    "MINISTER OF DEFENSE": "defense minister",
    "FINMIN": "finance minister",
    "FINANCE MINISTER": "finance minister",
    "MINISTER OF FINANCE": "finance minister",
    "MININT": "interior minister",
    "MININTERIOR": "interior minister",
    "INTERIOR MINISTER": "interior minister",
    "MINISTER OF INTERIOR": "interior minister",
    "MINISTER OF THE INTERIOR": "interior minister",
    "KING": "king",
    "POPE": "pope",
}


def role_key(written: str) -> str | None:
    """The office that words name, in one spelling; None for others.

    `FONMIN` and `Foreign Minister` are one, `Ambassador Extraordinary and Plenipotentiary` is the ambassador,
    and who acts (`ad interim`) holds the office.
    """
    plain = unicodedata.normalize("NFKD", written.replace("’", "'")).encode("ascii", "ignore").decode()
    words = " ".join(plain.upper().replace(".", " ").split()).removeprefix("THE ")
    for ending in (" AD INTERIM", " EXTRAORDINARY AND PLENIPOTENTIARY"):
        words = words.removesuffix(ending)
    return _KEYS.get(words)


@dataclass(frozen=True, slots=True)
class Holder:
    """One term: `role` as `role_key` spells it, `place` a canonical post or ISO 3166 alpha-2."""

    role: str
    place: str
    name: str
    start: dt.date
    end: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The answer: the likeliest holder, how surely, and who else it may have been."""

    name: str
    confidence: float
    others: tuple[str, ...] = ()


class OfficeHolders:
    """A table of terms, asked by role, place and day."""

    def __init__(self, terms: Iterable[Holder] = ()) -> None:
        self._terms: dict[tuple[str, str], list[Holder]] = {}
        for term in terms:
            self._terms.setdefault((term.role, term.place), []).append(term)
        for listed in self._terms.values():
            listed.sort(key=lambda term: term.start)

    def __bool__(self) -> bool:
        """Whether any term is known."""
        return bool(self._terms)

    def holder(self, role: str, place: str, day: dt.date) -> Held | None:
        """Who held it on a day: the one who started last; None where nobody is listed for that day."""
        terms = self._terms.get((role, place), ())
        held = [term for term in terms if term.start <= day <= _end(term)]
        if not held:
            return None
        likeliest = held[-1]
        others = tuple(
            {term.name: None for term in terms if term.name != likeliest.name and _near(term, day)}
        )
        surely = 0.75
        if others:
            surely = 0.45
        elif likeliest.end is None:
            surely = 0.6
        return Held(likeliest.name, surely, others)


def _end(term: Holder) -> dt.date:
    return term.end if term.end is not None else term.start + _LONGEST


def _near(term: Holder, day: dt.date) -> bool:
    return term.start - _NEAR <= day <= _end(term) + _NEAR
