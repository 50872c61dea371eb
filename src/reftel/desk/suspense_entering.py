"""What a person enters, judged before it is written: days, texts, the key of a new entry."""

import hashlib
import json
from collections.abc import Collection, Sequence

from reftel.suspense.entry import Entry, Evidence, Kind, Value
from reftel.suspense.steps import StepError
from reftel.suspense.written import is_day, topics_of

__all__ = ["checked_day", "checked_values", "country_code", "day_of", "enter"]

_DAYS = ("said", "due_date")


def checked_day(written: str) -> str:
    """A day of the calendar; refused where it is none."""
    if not is_day(written):
        raise StepError(f"{written!r} is no day: write it as 2006-10-05.")
    return written


def day_of(evidence: Sequence[Evidence]) -> str:
    """The day of the latest evidence, from which a change holds that names no day itself."""
    days = [one.date for one in evidence if one.date is not None]
    if not days:
        raise StepError("The evidence bears no day: say from which day the change holds.")
    return max(days)


def country_code(written: str | None) -> str | None:
    """A country as it is kept: two letters in upper case are a code, all else stays as written."""
    folded = " ".join((written or "").split())
    return (folded.upper() if len(folded) == 2 else folded) or None


def enter(
    kind: Kind,
    what: str,
    source: Evidence,
    *,
    by: str | None,
    to: str | None = None,
    said: str | None = None,
    due_text: str | None = None,
    due_date: str | None = None,
    country: str | None = None,
    topics: Sequence[str] = (),
    note: str | None = None,
) -> Entry:
    """An entry as it was entered by hand, with a key made of what it says."""
    words = " ".join(what.split())
    if not words:
        raise StepError("Say what was asked or promised.")
    if not source.quote.strip() or (source.address is None and not (source.document or "").strip()):
        raise StepError("An entry rests on words: name a telegram or a document, and the sentence in it.")
    if said is None:
        raise StepError("Say on which day it was said.")
    if due_date is not None:
        checked_day(due_date)
    content = [kind, by, to, words, said, source.address, source.document, source.quote]
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:24]
    return Entry(
        key=f"hand:{digest}",
        kind=kind,
        by=by or None,
        to=to or None,
        what=words,
        said=checked_day(said),
        due_text=due_text or None,
        due_date=due_date,
        country=country_code(country),
        topics=[one for topic in topics for one in topics_of(topic)],
        source=source,
        note=note or None,
    )


def checked_values(values: dict[str, Value], known: Collection[str]) -> dict[str, Value]:
    """The values of a correction; refused where a field is unknown or a day is none."""
    if not values:
        raise StepError("Say what is to be corrected.")
    for name, value in values.items():
        if name not in known:
            raise StepError(f"{name!r} cannot be corrected; these can: {', '.join(known)}.")
        if name in _DAYS and isinstance(value, str):
            checked_day(value)
        if name in ("what", "said") and not value:
            raise StepError(f"{name!r} cannot be empty.")
    if isinstance(country := values.get("country"), str):
        values = {**values, "country": country_code(country)}
    return values
