"""Text in, values out: reading, marks, references, mentions, checking."""

from reftel.telegram.model import Part, Telegram, exact
from reftel.telegram.record import Record

__all__ = ["Part", "Record", "Telegram", "exact"]
