"""The office block of 1973-79: which bureaus got how many copies, and whether the sum agrees.

    block  = ( "ACTION" | "ORIGIN" ) office { office } [ "INFO" office { office } ] "/" sum ( "W" | "R" )
    office = code "-" copies

Offices may be glued to their neighbours and letters O stand for figures; both are read, the second is told.
"""

import re
from typing import Final

from reftel.telegram.record import Distribution

__all__ = ["OFFICES", "begins_block", "ends_block", "read_block"]

OFFICES: Final = re.compile(
    r"\b(?P<group>ACTION|ORIGIN|INFO)\b|(?P<code>[A-Z][A-Z/]{0,5}?[A-Z]?)-(?P<copies>[0-9OI]{2})"
    r"|/[ ]?(?P<sum>[0-9OI]{3})[ ]?[WR]?\b"
)
_BEGINS: Final = re.compile(r"(?:ACTION|ORIGIN|CTION|RIGIN)(?:$|[ ]+(?:[A-Z]{1,6}-[0-9OI]{2}|$))")
_ENDS: Final = re.compile(r"/[ ]?[0-9OI]{3}[ ]?[WR]?$|\)[ ]?[WR]$")
_FIGURES: Final = str.maketrans("OoIi\u0130\u0131", "001111")  # letters that match I in either case too


def begins_block(words: str) -> bool:
    """Whether a line opens an office block."""
    return _BEGINS.match(words) is not None


def ends_block(words: str) -> bool:
    """Whether a line holds the sum that closes an office block."""
    return _ENDS.search(words[-24:]) is not None


def read_block(words: str) -> tuple[Distribution, int]:
    """The block, and the sum of its copies as counted; `words` are its lines joined by blanks."""
    action: dict[str, int] = {}
    origin: dict[str, int] = {}
    info: dict[str, int] = {}
    groups = {"ACTION": action, "ORIGIN": origin, "INFO": info}
    group = action
    total: int | None = None
    for keyword, code, copies, summed in OFFICES.findall(words):
        if code:
            group[code] = group.get(code, 0) + _figures(copies)
        elif keyword:
            group = groups[keyword]
        else:
            total = _figures(summed)
    counted = sum(action.values()) + sum(origin.values()) + sum(info.values())
    return Distribution(action, origin, info, total), counted


def _figures(written: str) -> int:
    """Figures, with O and I for 0 and 1."""
    return int(written if written.isdecimal() else written.translate(_FIGURES))
