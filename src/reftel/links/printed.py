"""Telegrams in printed editions of the years before 1973: their names, and the telegrams they name.

Such a telegram has no reference number of its own: its heading says who wrote to whom, its dateline where
and when, and its text begins with a serial.

    heading  = [document "."] ["Circular"] ("Telegram" | "Airgram") "From" side "to" side
    side     = "the Department of State" | mission | "All Diplomatic Posts" ...
    mission  = "the" ("Embassy" | "Legation" | "Mission" ...) ("in" | "at" | "to") country
    dateline = city "," day ["," hour]
    cited    = own serial | theirs serial | city "'s" serial | "telegram" serial ("from" | "to") city

Posts began to number anew every 1 July, the Department numbered for each addressee apart; so a name is made
of the numbering year, the sender (with the addressee behind it for the Department) and the serial. A city
and the country it stands for are one sender, see `places`.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reftel.links.places import post_of_place
from reftel.links.written_days import DAY, read_day
from reftel.telegram.text import Span

__all__ = ["Printed", "PrintedName", "numbering_year", "printed_keys", "read_printed"]

_HEADING = re.compile(
    r"(?:\d{1,4}\.\s)?(?:Circular\s)?(?P<what>Telegram|Airgram)\sFrom\s(?P<sender>[^\n]{3,70}?)"
    r"\sto\s?(?P<addressee>(?:the|All|Secretary)\b[^\n]{2,90})"
)
_NAME = re.compile(r"\s*\[?frus[\w-]{4,30}/d\d{1,4}\]?\s*", re.IGNORECASE)
_MISSION = re.compile(
    r"(?:the\s)?(?:Embassy|Legation|Consulate(?:\sGeneral)?|Mission|Interests\sSection)\s(?:in|at|to)\s(?:the\s)?(.{2,50})"
)
_DATELINE = re.compile(rf"(?P<city>[A-Z][\w .ʼ’'-]{{2,40}}),\s(?P<day>{DAY})", re.IGNORECASE)
_OPENING = re.compile(r"\s*(?P<serial>[A-Z]{0,3}-?\d{1,5})\.\s")
_HEAD = 800  #: characters in which heading, dateline and serial stand

_SOURCE = re.compile(r"\s*\[Source:[^\n]*")  #: the source note, a paragraph of its own

_LIST = r"(?P<serials>\d{1,5}(?:(?:,\s(?:and\s)?|\sand\s)\d{1,5}(?![\d-]))*)(?![\d/-]|\.\d\d|\.\d[^\s\d])"
_EMBASSY = re.compile(
    rf"\b(?:Re)?(?:Embtels?|Contels?|Legtels?|(?:my|our)\s?tels?|Embassy(?:[ʼ’']s)?\s(?:telegrams?|tels?)"
    rf"|Embassy[ʼ’']s|(?<!Re )My|Mytel)\s{_LIST}",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(
    rf"\b(?:Re)?(?:Deptels?|Department(?:[ʼ’']s)?\s(?:telegrams?|tels?)|Department[ʼ’']s)\s{_LIST}",
    re.IGNORECASE,
)
_YOURS = re.compile(rf"\b(?:Re)?(?:ur|your\s?)(?:\s?tels?|\stelegrams?)?\s{_LIST}", re.IGNORECASE)
_CITY = r"(?P<city>[A-Z][a-z]{3,14}(?:\s[A-Z][a-z]{2,14})?)"
_OF_CITY = re.compile(rf"\b{_CITY}[ʼ’']s\s(?:telegrams?\s|tels?\s)?{_LIST}")
_BY_PLACE = re.compile(rf"\b[Tt]elegrams?\s{_LIST}\s(?P<way>from|to)\s{_CITY}")
_OWN_NOTE = re.compile(rf"\b[Tt]elegrams?\s{_LIST}(?!\s(?:from|to)\b)")
_SERIAL = re.compile(r"\d{1,5}")
STATE = "STATE"


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A telegram named in the text: its key, the key it had in the year of numbers before, and where."""

    key: str
    earlier: str
    serial: int
    sender: str
    year: int
    span: Span


@dataclass(frozen=True, slots=True)
class Printed:
    """A telegram as a printed edition has it; `keys` are the names it goes by, `sides` folded names."""

    day: dt.date
    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    keys: tuple[str, ...]
    cited: list[PrintedName] = field(default_factory=list)
    city: str = ""


def _counts(text: str, found: re.Match[str], number: re.Match[str]) -> bool:
    """Whether a short number behind YOUR or MY alone counts things: `your 15 men`."""
    has_noun = "tel" in found[0].lower() or len(number[0]) >= 3
    return not has_noun and text[number.end() : number.end() + 1] not in ".,;)"


def _side(words: str) -> str | None:
    """The folded name of a sender or addressee; None where it is a person or a circle of posts."""
    if (
        "Department of State" in words
        or words.startswith("Secretary of State")
        or "Secretary of State" in words
    ):
        return STATE
    mission = _MISSION.match(words)
    return post_of_place(mission[1].split(",")[0]) if mission else None


def numbering_year(day: dt.date) -> int:
    """The calendar year in which the numbers that ran on this day began."""
    return day.year if day.month >= 7 else day.year - 1


def _key(year: int, sender: str, serial: int | str, to: str | None = None) -> str:
    return f"P:{year}:{sender}{'>' + to if to and sender == STATE else ''}:{serial}"


def printed_keys(post: str | None, place: str | None, serial: int, day: dt.date) -> list[str]:
    """The names a printed telegram may go by that is cited from elsewhere, as from a city or a country."""
    if not place:
        return []
    name, year = post_of_place(place), numbering_year(day)
    return [_key(year, STATE, serial, name) if post == STATE else _key(year, name, serial)]


def read_printed(text: str) -> Printed | None:
    """The telegram of a printed edition that begins here, None where this is none."""
    name = _NAME.match(text)
    heading = _HEADING.match(text, name.end() if name else 0)
    if heading is None:
        return None
    dateline = _DATELINE.search(text, heading.end(), heading.end() + _HEAD)
    day = read_day(dateline["day"]) if dateline else None
    sender = _side(heading["sender"])
    if dateline is None or day is None or day.year >= 1973 or sender is None:
        return None
    addressee = _side(heading["addressee"])
    city = post_of_place(dateline["city"])
    senders = (sender,) if sender == STATE else tuple(dict.fromkeys((sender, city)))
    addressees = (addressee,) if addressee else ()
    line_end = text.find("\n", dateline.end())
    begin = line_end if line_end > 0 else dateline.end()
    source = _SOURCE.match(text, begin)
    opening = _OPENING.match(text, source.end() if source else begin)
    keys: tuple[str, ...] = ()
    if opening and (sender != STATE or addressee):
        year = numbering_year(day)
        keys = tuple(_key(year, name, opening["serial"], addressee) for name in senders)
    begin = opening.end() if opening else dateline.end()
    found = sorted(_cited(text, begin, day, senders, addressees), key=lambda one: one.span)
    return Printed(day, senders, addressees, keys, found, dateline["city"])


def _cited(
    text: str, begin: int, day: dt.date, senders: tuple[str, ...], addressees: tuple[str, ...]
) -> Iterator[PrintedName]:
    """Every telegram named from here on; what two patterns read alike is given once."""
    year = numbering_year(day)
    other = addressees[0] if addressees else None
    post = senders[0] if senders[0] != STATE else other if other != STATE else None
    taken: set[int] = set()

    def named(found: re.Match[str], sender: str | None, to: str | None = None) -> Iterator[PrintedName]:
        if sender is None or (sender == STATE and to is None):
            return
        for number in _SERIAL.finditer(text, found.start("serials"), found.end("serials")):
            if number.start() in taken or int(number[0]) == 0 or _counts(text, found, number):
                continue
            taken.add(number.start())
            serial = int(number[0])
            first = found.start() if number.start() == found.start("serials") else number.start()
            keys = _key(year, sender, serial, to), _key(year - 1, sender, serial, to)
            yield PrintedName(*keys, serial, sender, year, (first, number.end()))

    def of_city(written: str) -> str:
        folded = post_of_place(written)
        return senders[0] if folded in senders else folded

    for found in _BY_PLACE.finditer(text, begin):
        place = of_city(found["city"])
        if found["way"] == "to":
            yield from named(found, STATE, place)
        else:
            yield from named(found, place)
    for found in _OF_CITY.finditer(text, begin):
        if post_of_place(found["city"]) not in ("EMBASSY", "DEPARTMENT"):
            yield from named(found, of_city(found["city"]))
    for found in _EMBASSY.finditer(text, begin):
        yield from named(found, post)
    for found in _DEPARTMENT.finditer(text, begin):
        yield from named(found, STATE, post)
    for found in _YOURS.finditer(text, begin):
        yield from named(found, other, post)
    for found in _OWN_NOTE.finditer(text, begin):
        yield from named(found, senders[0], other)
