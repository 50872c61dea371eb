"""Lists of numbers that share a sender or a year: `STATE 45678, 45699`, `06 AND 07 STATE 12 AND 34`.

list  = serial {separator [year] serial}
years = year separator year sender serial {separator serial}
"""

from copy import copy
from dataclasses import dataclass
from typing import NamedTuple

from reftel.telegram.references.citing import Citing
from reftel.telegram.references.dates import year_of
from reftel.telegram.references.drafts import Draft
from reftel.telegram.references.labels import label_at
from reftel.telegram.references.numbers import Serial, serial_at
from reftel.telegram.references.targets import target_at
from reftel.telegram.references.tokens import FIGURES, Token

__all__ = ["Following", "SharedYears", "next_in_list", "shared_years"]

_SEPARATORS = frozenset({",", "/", "AND", "&", ";", "+", "OR", "ALSO"})


class Following(NamedTuple):
    """The next serial of a list, a new year before it if there is one, and the token it begins at."""

    serial: Serial
    year: int | None
    begins: int


def next_in_list(
    tokens: list[Token], at: int, label: str | None, joined: str, citing: Citing
) -> Following | None:
    """The next number that shares the sender of the one before; None where something else begins."""
    size, place = len(tokens), at
    while place < size and place < at + 3 and tokens[place].text in _SEPARATORS:
        place += 1
    if place >= size:
        return None
    token = tokens[place]
    if token.kind != FIGURES and token.text != "O":
        return None
    if label_at(tokens, place, label, joined) is not None:
        return None
    target = target_at(tokens, place, citing)
    if target is not None and not (target.year is not None and target.year.odd):
        return None
    if (year := _new_year(tokens, place, citing)) is not None:
        serial = serial_at(tokens, place + 1)
        return Following(serial, year, place) if serial is not None else None
    serial = serial_at(tokens, place)
    if serial is None or (place == at and len(serial.figures) < 3):
        return None
    return Following(serial, None, place)


def _new_year(tokens: list[Token], at: int, citing: Citing) -> int | None:
    """`07` of `06 SUVA 512, 07 519`: two figures and, behind a blank, a serial of three or more."""
    year = year_of(tokens, at)
    if year is None or at + 1 >= len(tokens) or (citing.year is not None and year > citing.year):
        return None
    follows = tokens[at + 1]
    return (
        year
        if follows.kind == FIGURES and follows.gap and not follows.line and len(follows.text) >= 3
        else None
    )


@dataclass(frozen=True, slots=True)
class SharedYears:
    """Years that stand before one sender, from the token `start`; the last of them begins at `stop`."""

    years: tuple[int, ...]
    start: int
    stop: int

    def spread(self, drafts: list[Draft]) -> list[Draft]:
        """One year for each serial, in order; a single serial is meant in every year."""
        if len(drafts) == 1:
            copies = [copy(drafts[0]) for _ in self.years]
            for draft, year in zip(copies, self.years, strict=True):
                draft.year = year
            return copies
        for draft, year in zip(drafts, self.years, strict=False):
            draft.year = year
        return drafts


def shared_years(tokens: list[Token], at: int, citing: Citing) -> SharedYears | None:
    """Two or more years before one sender, at this place."""
    years: list[int] = []
    place = at
    while place + 1 < len(tokens) and len(years) < 5:
        year = year_of(tokens, place)
        if year is None or tokens[place + 1].text not in _SEPARATORS or (tokens[place + 1].text == ";"):
            break
        years.append(year)
        place += 2
    if not years or place >= len(tokens):
        return None
    target = target_at(tokens, place, citing, known=True)
    if target is None or target.year is None:
        return None
    return SharedYears((*years, target.year.year), at, place)
