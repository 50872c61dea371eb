"""`find`: everything the finders see in one telegram, in one pass over its passages."""

import datetime as dt
from collections.abc import Sequence

from reftel.extract.asks import asks_in
from reftel.extract.assessments import assessments_in
from reftel.extract.cases import cases_in
from reftel.extract.context import context_of
from reftel.extract.figures import figures_in
from reftel.extract.findings import Findings, Name
from reftel.extract.holders import OfficeHolders
from reftel.extract.meetings import meetings_in
from reftel.extract.names import find_names
from reftel.extract.passages import Passage, passages_of
from reftel.extract.promises import promises_in
from reftel.extract.ratings import ratings_in
from reftel.extract.reading import reading_of
from reftel.extract.responses import responses_in
from reftel.extract.stretches import stretches_of
from reftel.telegram.model import Telegram

__all__ = ["find"]


def find(telegram: Telegram, *, office_holders: OfficeHolders | None = None) -> Findings:
    """The findings of one telegram as read; never raises, whatever the text.

    With a table of office holders an office alone (`THE DCM`) is the person who held it then.
    """
    record = telegram.values
    passages = passages_of(telegram)
    context = context_of(record, *_ends(passages))
    stretches = [*passages, *stretches_of(telegram)]
    names = sorted(find_names(stretches, context, office_holders), key=_place)
    reading = reading_of(passages, context, names)
    meetings = meetings_in(reading)
    base = next((dt.date.fromisoformat(meeting.date) for meeting in meetings if meeting.date), None)
    asks = asks_in(reading)
    return Findings(
        source=record.source,
        mrn=record.mrn,
        names=names,
        meetings=meetings,
        asks=asks,
        responses=responses_in(reading, asks),
        promises=promises_in(reading, base),
        cases=cases_in(reading),
        figures=figures_in(reading),
        ratings=ratings_in(reading),
        assessments=assessments_in(reading),
    )


def _ends(passages: Sequence[Passage]) -> tuple[str, str]:
    """The first and the last words: where a printed edition has place, day and signature."""
    if not passages:
        return "", ""
    return passages[0].text[:90], passages[-1].text[-40:]


def _place(name: Name) -> tuple[int, int]:
    """Outer names before those inside them."""
    return name.start, -name.end
