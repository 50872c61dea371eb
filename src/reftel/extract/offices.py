"""Short forms of offices that no table can hold in full, told by how they are built: MINMINES, COMATT.

Telegrams make new ones all the time: MIN and a portfolio, a section and OFF or ATT or COUNS. For comparison
such a word is the office that it is short for; what is shown stays as it is written.
"""

import re
from functools import lru_cache
from typing import Final

from reftel.extract.lexicon import PLAIN, flags
from reftel.extract.vocabulary import listed

__all__ = ["compared"]

_PORTFOLIO: Final = (
    "FIN|INT|DEF|AGR|MINE|MINI|ENER|IND|COM|PLAN|LAB|HEAL|EDU|JUS|TRAN|COORD|INFO|TRADE|ECON|FOR|HOUS|PUB|"
    "CULT|STATE|PRES|HYDRO|URB|SOC|TEL|FON|WORKS|AFF|PET|OIL|FISH|TOUR|RUR|FOOD|DEV|WAR|IRR|WATER"
)
_MINISTER: Final = re.compile(
    rf"(?:DEP|VICE|ASST|SUB)?MIN(?:{_PORTFOLIO})[A-Z/&-]*$"
    r"|(?:DEP|VICE|ASST)?(?:FON|PRI|PRIME|FIN|DEF|INT|AG|AGR|ECON|JUS|EDU|TRADE|FOR)MIN$"
)
_OURS: Final = re.compile(
    r"(?:EMB|POL|ECON|CON|CONS|DEPT|AM|COM|LAB|MIL|MIS|SCI|NARC|SEC|ADMIN|CULT|DEV|P/E|E/C|DESK)OFFS?$"
    r"|(?:COM|DEF|LAB|AG|AGR|ARM|NAV|AIR|SCI|MIL|LEG|TREAS|CUST|CUL|PRESS)ATTS?$"
    r"|(?:POL|ECON|COM|LAB|ADMIN|CONS)COUNS?$"
)
_UNDER: Final = re.compile(r"(?:SUB|UND|UNDER|DEP|ASST)SECY?$|SUBSECY?$|ASSTSEC$")
_MOST: Final = 24


@lru_cache(4096)
def _short(word: str) -> str:
    if _OURS.match(word):
        return "EMBOFFS" if word.endswith("S") and not word.endswith("COUNS") else "EMBOFF"
    if _MINISTER.match(word) or _is_portfolio(word):
        return "MINISTER"
    return "UNDERSECRETARY" if _UNDER.match(word) else word


def _is_portfolio(word: str) -> bool:
    """MIN before an ordinary word makes a minister: MINPORTS."""
    rest = word.removeprefix("MIN")
    known = flags()
    return len(rest) > 3 and rest != word and word not in known and bool(known.get(rest, 0) & PLAIN)


_ENDS: Final = ("OFF", "OFFS", "ATT", "ATTS", "COUN", "COUNS", "MIN", "SEC", "SECY")
# those that the tables know
_KEPT: Final = listed(
    "FONMIN PRIMIN FINMIN DEFMIN INTMIN MININT MINDEF MINCOORD MINFIN MINAGRI EMBOFF EMBOFFS POLOFF POLOFFS "
    "ECONOFF ECONOFFS CONOFF CONOFFS DEPTOFF DEPTOFFS POLCOUNS ECONCOUNS LEGATT LABATT AGATT MISOFF"
)


def compared(word: str) -> str:
    """A word in capitals as it is compared: the office, where it is a short form that no table holds."""
    if len(word) < 5 or len(word) > _MOST or word in _KEPT:
        return word
    return _short(word) if "MIN" in word[:7] or word.endswith(_ENDS) else word
