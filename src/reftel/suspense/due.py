"""What is due on a day, and which entries somebody asks for."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reftel.suspense.entry import Entry, Kind, Status, pending
from reftel.suspense.written import fold

__all__ = ["Standing", "Wanted", "days_late", "fits", "in_order", "standing_on"]

Standing: TypeAlias = Literal["overdue", "due", "review", "later", "closed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries: everything named must fit; `since` and `until` bound the day a thing was said."""

    country: str | None = None
    party: str | None = None
    topic: str | None = None
    kind: Kind | None = None
    statuses: Sequence[Status] = field(default_factory=tuple)
    since: str | None = None
    until: str | None = None


def standing_on(entry: Entry, day: str, within: int = 0) -> Standing:
    """How an entry stands on a day: overdue, due on it (or within so many days), to be looked at, later."""
    if not pending(entry):
        return "closed"
    watch = entry.watch
    if watch is None or watch > _later(day, within):
        return "later"
    if watch != entry.due_date:
        return "review"
    return "overdue" if watch < day else "due"


def _later(day: str, within: int) -> str:
    if not within:
        return day
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days=within)).isoformat()
    except (ValueError, OverflowError):
        return day


def days_late(entry: Entry, day: str) -> int | None:
    """How many days an entry is past the day it was due or to be looked at; negative before it."""
    if entry.watch is None:
        return None
    try:
        return (dt.date.fromisoformat(day) - dt.date.fromisoformat(entry.watch)).days
    except ValueError:
        return None


def fits(entry: Entry, wanted: Wanted) -> bool:
    """Whether an entry is one of those asked for."""
    if wanted.kind is not None and entry.kind != wanted.kind:
        return False
    if wanted.statuses and entry.status not in wanted.statuses:
        return False
    if wanted.country is not None and fold(entry.country or "") != fold(wanted.country):
        return False
    if wanted.since is not None and entry.said < wanted.since:
        return False
    if wanted.until is not None and entry.said > wanted.until + "~":
        return False
    if wanted.party is not None:
        words = f" {fold(entry.by or '')} | {fold(entry.to or '')} "
        if f" {fold(wanted.party)} " not in words:
            return False
    return wanted.topic is None or fold(wanted.topic) in {fold(one) for one in entry.topics}


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """The most pressing first: by the day to look, then by the day said; those without a day last."""
    return sorted(entries, key=lambda one: (one.watch is None, one.watch or "", one.said, one.id))
