"""Text in, values out: reading, marks, references, mentions, checking."""

from reftel.telegram.model import Part, Telegram, exact
from reftel.telegram.parsing.join import Joined, TelegramsDifferError, join
from reftel.telegram.parsing.read import parse
from reftel.telegram.parsing.split import split
from reftel.telegram.record import Record

__all__ = [
    "Joined",
    "Part",
    "Record",
    "Telegram",
    "TelegramsDifferError",
    "exact",
    "join",
    "parse",
    "split",
]
