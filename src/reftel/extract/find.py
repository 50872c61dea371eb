"""`find`: everything the finders see in one telegram, in one pass over its passages."""

from collections.abc import Sequence

from reftel.extract.context import Context, context_of
from reftel.extract.findings import Findings, Name
from reftel.extract.passages import Passage, passages_of
from reftel.telegram.model import Telegram

__all__ = ["find"]


def find(telegram: Telegram) -> Findings:
    """The findings of one telegram as read; never raises, whatever the text."""
    record = telegram.values
    passages = passages_of(telegram)
    context = context_of(record)
    return Findings(source=record.source, mrn=record.mrn, names=_names(passages, context))


def _names(_passages: Sequence[Passage], _context: Context) -> list[Name]:
    """Who and what is named; the finders of events read these too."""
    return []
