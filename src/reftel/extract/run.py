"""`find`: everything the finders see in one telegram, in one pass over its passages."""

import datetime as dt
from collections.abc import Sequence

from reftel.extract.asks import asks_in
from reftel.extract.context import Context, context_of
from reftel.extract.findings import Findings, Name
from reftel.extract.meetings import meetings_in
from reftel.extract.passages import Passage, passages_of
from reftel.extract.promises import promises_in
from reftel.extract.reading import reading_of
from reftel.telegram.model import Telegram

__all__ = ["find"]


def find(telegram: Telegram) -> Findings:
    """The findings of one telegram as read; never raises, whatever the text."""
    record = telegram.values
    passages = passages_of(telegram)
    context = context_of(record)
    names = _names(passages, context)
    reading = reading_of(passages, context, names)
    meetings = meetings_in(reading)
    base = next((dt.date.fromisoformat(meeting.date) for meeting in meetings if meeting.date), None)
    return Findings(
        source=record.source,
        mrn=record.mrn,
        names=names,
        meetings=meetings,
        asks=asks_in(reading),
        promises=promises_in(reading, base),
    )


def _names(_passages: Sequence[Passage], _context: Context) -> list[Name]:
    """Who and what is named; the finders of events read these too."""
    return []
