"""The days of the book as a calendar file that calendar programs take in; through icalendar.

An entry keeps its identity, so that taking the file in again moves a day instead of doubling it. The file
is stamped with the day it was asked for.
"""

import datetime as dt

from icalendar import Calendar, Event

from reftel.archive.archive import Archive
from reftel.archive.suspense import list_entries
from reftel.suspense.due import Wanted, standing_on
from reftel.suspense.entry import SPOKEN, Entry
from reftel.suspense.private import shielded
from reftel.suspense.review import RULES

__all__ = ["calendar"]

_LONGEST = 120


def calendar(archive: Archive, on: str, wanted: Wanted) -> bytes:
    """All pending entries that fit and have a day, each as an event of that day."""
    with archive.reading() as connection:
        found = list_entries(connection, wanted, on=on)
    made = Calendar()
    made.add("prodid", "-//Reftel//suspense book//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Suspense book")
    stamp = dt.datetime.combine(dt.date.fromisoformat(on), dt.time(), dt.UTC)
    for entry in found:
        if standing_on(entry, on) != "closed" and entry.watch is not None:
            made.add_component(_event(shielded(entry), on, stamp))
    return bytes(made.to_ical())


def _event(entry: Entry, on: str, stamp: dt.datetime) -> Event:
    day = dt.date.fromisoformat(entry.watch or on)
    event = Event()
    event.add("uid", f"{entry.key.replace(':', '-')}@suspense.reftel")
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1) if day < dt.date.max else day)
    event.add("summary", _summary(entry))
    event.add("description", _description(entry))
    event.add("categories", [entry.kind, *entry.topics])
    event.add("transp", "TRANSPARENT")
    return event


def _summary(entry: Entry) -> str:
    what = "due" if entry.due_date == entry.watch else "look again"
    words = f"{what}: {entry.by or 'somebody'}: {entry.what}"
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _description(entry: Entry) -> str:
    lines = [
        f"{entry.kind}, {SPOKEN[entry.status]}, said on {entry.said}; entry {entry.id}",
        f"“{entry.quote}” ({entry.source.place})",
    ]
    if entry.review_rule is not None and entry.due_date != entry.watch:
        lines.append(f"to be looked at again: {RULES[entry.review_rule][1]}")
    return "\n".join(lines)
