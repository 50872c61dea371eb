"""Days that stand bare in a query: who types `coup 1974` or `talks October 1979` means telegrams of then.

A year of four figures has to be among the words, or `May` would be a month and `12` a day.
"""

import re

from reftel.query.days import read_days
from reftel.query.tree import Days

__all__ = ["bare_days", "is_year"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_HAS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SIGNS = frozenset("<>.")
_FIRST, _LAST = 1930, 2035  #: telegrams as they are read here are of these years


def is_year(word: str) -> bool:
    """Whether a word may be a year."""
    return _YEAR.fullmatch(word) is not None and _FIRST <= int(word) <= _LAST


def bare_days(typed: str) -> Days | None:
    """The days that words typed without a field name, None where they name none."""
    if not _HAS_YEAR.search(typed) or not _SIGNS.isdisjoint(typed):
        return None
    stretch = read_days(typed.replace(",", ""))
    if stretch is None or stretch[0] is None or stretch[1] is None:
        return None
    return Days(*stretch) if _FIRST <= stretch[0].year <= stretch[1].year <= _LAST else None
