"""Numbers of running text that are no telegrams: quantities, years, decimals, telephones."""

import re

from reftel.telegram.references.citing import Citing
from reftel.telegram.references.tokens import FIGURES, WORD, Token

__all__ = ["counts", "is_year"]

_FOOTNOTE = re.compile(r"\.\d{1,2}(?:\s+[A-Z“\"][a-z]|\s*$)")
# Words that say a number counts something; a telegram's number is followed by a verb or a stop.
_COUNTED = frozenset(
    {
        "PEOPLE", "PERSONS", "MEN", "WOMEN", "CHILDREN", "TROOPS", "SOLDIERS", "WORKERS", "MINERS",
        "STUDENTS", "TEACHERS", "REFUGEES", "FAMILIES", "EMPLOYEES", "MEMBERS", "DELEGATES", "OFFICERS",
        "POLICE", "POLICEMEN", "PRISONERS", "VICTIMS", "CASES", "VISAS", "VOTES", "VOTERS", "SEATS",
        "TONS", "TONNES", "METRIC", "KILOS", "KILOGRAMS", "POUNDS", "BARRELS", "GALLONS", "LITERS",
        "MILES", "KILOMETERS", "KM", "KMS", "METERS", "FEET", "ACRES", "HECTARES", "HOUSES", "VEHICLES",
        "AIRCRAFT", "PERCENT", "PCT", "MILLION", "BILLION", "THOUSAND", "DOLLARS", "DOLS", "PESOS",
        "FRANCS", "MARKS", "YEN", "EUROS", "DAYS", "HOURS", "HRS", "WEEKS", "MONTHS", "YEARS", "TIMES",
        "PAGES", "COPIES", "COMPANIES", "FIRMS", "SCHOOLS", "HOSPITALS", "DEMONSTRATORS", "TRAINEES",
        "PARTICIPANTS", "VISITORS", "TOURISTS", "CITIZENS", "AMERICANS", "NATIONALS", "HEAD", "UNITS",
        "MW", "MEGAWATTS", "LOCAL", "INHABITANTS", "RESIDENTS", "PASSENGERS", "MORE", "OTHER", "OLYMPICS",
        "CONFERENCE", "AGREEMENT", "CONVENTION", "MEETING", "BUDGET", "ELECTIONS", "SUMMIT", "SERIES",
        "PROGRAM", "GMT", "LT", "STREET", "AVENUE",
    }
)  # fmt: skip


def counts(tokens: list[Token], at: int, written: str) -> bool:
    """Whether the word behind a number says that it counts, measures or dials something."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.kind == WORD:
        return token.text in _COUNTED
    if token.text not in "-." or token.gap or at + 1 >= len(tokens) or not _is_glued_figure(tokens[at + 1]):
        return False
    # a printed edition sets the number of a footnote behind the point that ends a sentence
    return _FOOTNOTE.match(written, token.start) is None


def _is_glued_figure(token: Token) -> bool:
    return token.kind == FIGURES and not token.gap


def is_year(figures: str, citing: Citing) -> bool:
    """Whether four figures would be a year of this century or the last, up to the time of the telegram."""
    return len(figures) == 4 and 1900 <= int(figures) <= (citing.year or 2010) + 3
