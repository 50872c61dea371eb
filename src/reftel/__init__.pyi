from reftel.errors import ReftelError as ReftelError
from reftel.telegram import Record as Record
from reftel.telegram import Telegram as Telegram
from reftel.telegram import exact as exact
from reftel.telegram import join as join
from reftel.telegram import parse as parse
from reftel.telegram import split as split
from reftel.telegram.checking import check as check

__version__: str
__all__ = ["Record", "ReftelError", "Telegram", "check", "exact", "join", "parse", "split"]
