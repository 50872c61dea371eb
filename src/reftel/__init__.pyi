from reftel.errors import ReftelError as ReftelError
from reftel.extract import Findings as Findings
from reftel.extract import find as find
from reftel.telegram import Record as Record
from reftel.telegram import Telegram as Telegram
from reftel.telegram import exact as exact
from reftel.telegram import join as join
from reftel.telegram import parse as parse
from reftel.telegram import split as split
from reftel.telegram.checking import check as check

__version__: str
__all__ = [
    "Findings",
    "Record",
    "ReftelError",
    "Telegram",
    "check",
    "exact",
    "find",
    "join",
    "parse",
    "split",
]
