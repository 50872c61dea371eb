"""What may have become of a telegram that is cited and not held, who holds it, and where to look first.

What is said here is reasoning from the year, the sender and the words around the citation, never a finding;
each reason says what it rests on. Serials without any trace are only ever counted, by month: most of them
were never of interest to anyone, and nobody should ask for them one by one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reftel.links.resolve import Neighbour

__all__ = ["Fate", "Holder", "MonthShare", "fates", "holder_of", "look_first", "monthly_share"]

Holder: TypeAlias = Literal["archives", "state", "agency"]

_ARCHIVED = range(1973, 1980)
_CLOSED = ("NODIS", "TOP SECRET", "CHEROKEE", "EYES ONLY")
_AGENCIES = frozenset(
    {
        "ACDA", "AID", "CIA", "DAO", "DEA", "DIA", "DOD", "DOE", "FBI", "FBIS", "JCS", "MIL", "NSA", "NSC",
        "OSD", "TREASURY", "USDAO", "USDOC", "USIA", "USICA", "WHITEHOUSE",
    }
)  # fmt: skip
_COMMANDS = ("CDR", "CHIEF", "CHMAAG", "CINC", "COMUS", "MILGP", "MILGRP", "SECDEF", "USCINC", "USMILG")
"""How senders of the armed forces begin, who are no posts either."""
_CONSULAR = ("CVIS", "CPAS", "CGEN")


@dataclass(frozen=True, slots=True)
class Fate:
    """Something that may have become of it, and on what that rests."""

    kind: Literal["misread", "not_filed", "on_film", "temporary", "withdrawn", "not_released", "other_agency"]
    why: str


@dataclass(frozen=True, slots=True)
class MonthShare:
    """How much of what a post sent in a month is held, counted by its serials."""

    month: str
    first: int
    last: int
    held: int

    @property
    def missing(self) -> float:
        """The share that is not held, from 0 to 1."""
        sent = self.last - self.first + 1
        return round(1 - self.held / sent, 3) if sent > 0 else 0.0


def holder_of(post: str | None, year: int | None) -> Holder:
    """Who has it if anyone has: the Archives up to 1979, the Department later, agencies their own."""
    sender = post.split(">")[0] if post is not None else ""
    if sender in _AGENCIES or sender.startswith(_COMMANDS):
        return "agency"
    return "archives" if year is None or year < _ARCHIVED.stop else "state"


def fates(
    post: str | None, year: int | None, words: str, tags: Sequence[str], impossible: str | None
) -> list[Fate]:
    """What it may be, the likeliest first; `words` stand around its citations, `tags` are of those citing."""
    found: list[Fate] = []
    if impossible:
        found.append(Fate("misread", impossible))
    if holder_of(post, year) == "agency":
        return [*found, Fate("other_agency", f"{post} is not a post of the Department")]
    upper = words.upper()
    closed = next((word for word in _CLOSED if word in upper), None)
    if year is None or year in _ARCHIVED:
        if closed:
            found.append(Fate("not_filed", f"the citation says {closed}: such telegrams were kept on paper"))
        if tags and all(tag[0] == "A" or tag in _CONSULAR for tag in tags):
            found.append(Fate("temporary", f"those who cite it have the TAGS {', '.join(tags)}"))
        found += [
            Fate("withdrawn", "withdrawn telegrams of these years have a card in the Archives' database"),
            Fate("on_film", "part of the telegrams of these years is on film only, with an index"),
        ]
    elif year < _ARCHIVED.start:
        found.append(Fate("not_released", "telegrams before 1973 are on paper in the central files"))
    else:
        if closed:
            found.append(Fate("not_filed", f"the citation says {closed}"))
        found.append(Fate("not_released", "telegrams after 1979 are released on request, or in volumes"))
    return found


def look_first(post: str | None, year: int | None) -> list[str]:
    """Where to look before asking anyone."""
    holder = holder_of(post, year)
    if holder == "agency":
        return ["the agency's own reading room", "Foreign Relations of the United States (history.state.gov)"]
    if holder == "state":
        return [
            "the Department's reading room (foia.state.gov)",
            "Foreign Relations of the United States (history.state.gov)",
        ]
    if year is not None and year < _ARCHIVED.start:
        return [
            "Foreign Relations of the United States (history.state.gov)",
            "the central files of the Department, Record Group 59, at College Park",
        ]
    return [
        "the Access to Archival Databases of the National Archives (aad.archives.gov)",
        "the index of the film reels there (P-reels)",
        "Foreign Relations of the United States (history.state.gov)",
    ]


def monthly_share(series: Iterable[Neighbour]) -> list[MonthShare]:
    """Month by month, the serials a post must have used and how many of them are held.

    A month's serials run from behind the highest of the month before to its own highest; telegrams dated out
    of the order of their serials are counted with their serial.
    """
    highest: dict[str, int] = {}
    held: set[int] = set()
    for one in series:
        month = one.day[:7]
        highest[month] = max(highest.get(month, 0), one.serial)
        held.add(one.serial)
    found: list[MonthShare] = []
    last = 0
    for month in sorted(highest):
        if highest[month] > last:
            count = sum(1 for serial in held if last < serial <= highest[month])
            found.append(MonthShare(month, last + 1, highest[month], count))
            last = highest[month]
    return found
