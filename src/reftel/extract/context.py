"""What a telegram says about itself that its sentences lean on: whose it is, from when, and to whom.

Days are counted from `day`; "I" and "the Ambassador" are the post's; "the Government" is that of `host`.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from reftel.telegram.mrn import resolve_post
from reftel.telegram.record import Record

__all__ = ["Context", "context_of"]

_NOWHERE: Final = frozenset({"US", None})


@dataclass(frozen=True, slots=True)
class Context:
    """Post (canonical), its country, host country dealt with, signer, day, addressee; None if unknown."""

    post: str | None = None
    country: str | None = None
    host: str | None = None
    signer: str | None = None
    day: dt.date | None = None
    addressee: str | None = None


# Moscow, January 28, 1961, 3 p.m.: a printed edition's line of place and day
_DATELINE: Final = re.compile(
    r"(?P<place>[A-Z][^\W\d_]*(?: [A-Z][^\W\d_]*){0,3}), "
    r"(?P<month>[A-Z][a-z]{2,8}) (?P<day>\d{1,2}), (?P<year>1[89]\d\d|20\d\d)\b"
)
_SIGNED: Final = re.compile(r"[.?!\"](?:\d{1,2})? (?P<name>[A-Z][^\W\d_]{2,14})$")
_MONTHS: Final = {name: number for number, name in enumerate(calendar.month_name) if name}


def context_of(record: Record, opening: str = "", ending: str = "") -> Context:
    """What its header and signature say, else the dateline that opens its text and the name that ends it."""
    origin = record.originator
    post, country, day, signer = origin.canonical_post, origin.country, _day(record), record.signature
    if post is None or day is None:
        found = _DATELINE.match(opening)
        if found is not None:
            where = resolve_post("STATE" if found["place"] == "Washington" else found["place"], near=False)
            if post is None and where is not None:
                post, country = where.post.canonical, where.post.country
            day = day or _made(found)
            signed = _SIGNED.search(ending)
            if signed is not None and not (signed["name"].isupper() and len(signed["name"]) < 4):
                signer = signer or signed["name"]  # and no initials
    to = resolve_post(record.action[0].plad, near=False) if record.action else None
    return Context(
        post=post,
        country=country,
        host=_host(record, country),
        signer=signer,
        day=day,
        addressee=None if to is None else to.post.canonical,
    )


def _made(found: re.Match[str]) -> dt.date | None:
    month = _MONTHS.get(found["month"])
    try:
        return None if month is None else dt.date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


def _day(record: Record) -> dt.date | None:
    if record.date is None:
        return None
    try:
        return dt.date.fromisoformat(record.date)
    except ValueError:
        return None


def _host(record: Record, country: str | None) -> str | None:
    """The country the post sits in; for a telegram from Washington that of its first addressee abroad."""
    if country not in _NOWHERE:
        return country
    if country is None:
        return None
    for addressee in record.action:
        found = resolve_post(addressee.plad, near=False)
        if found is not None and found.post.country not in _NOWHERE:
            return found.post.country
    return None
