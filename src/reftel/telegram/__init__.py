"""Text in, values out: reading, marks, references, mentions, checking.

Names are handed on when they are first used: whoever wants a value of the record does not load the reader.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_HOMES = {
    "Joined": "reftel.telegram.parsing.join",
    "Part": "reftel.telegram.model",
    "Record": "reftel.telegram.record",
    "Telegram": "reftel.telegram.model",
    "TelegramsDifferError": "reftel.telegram.parsing.join",
    "exact": "reftel.telegram.model",
    "join": "reftel.telegram.parsing.join",
    "parse": "reftel.telegram.parsing.read",
    "split": "reftel.telegram.parsing.split",
}


def __getattr__(name: str) -> object:
    """Hand on a name from the module it lives in."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(home), name)
    globals()[name] = found
    return found
