"""Days and date-time groups behind a number: `OF 11/30/73`, `(MAY 3)`, `121723Z MAY 07`."""

from typing import NamedTuple

from reftel.telegram.mrn import full_year
from reftel.telegram.references.tokens import FIGURES, WORD, Token

__all__ = ["Day", "date_at", "group_at", "is_month", "month_of", "year_of"]

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_FULL = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER",
    "NOVEMBER", "DECEMBER",
)  # fmt: skip
_NUMBERS = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name: number for number, name in enumerate(_FULL, 1)},
    "SEPT": 9,
}


class Day(NamedTuple):
    """A date as far as it is written, and the index of the token behind it."""

    year: int | None
    month: int
    day: int | None
    stop: int


def month_of(word: str) -> int | None:
    """The number of a month, by its name or its first three letters."""
    return _NUMBERS.get(word)


def is_month(tokens: list[Token], at: int) -> bool:
    """Whether a month's name stands at this place."""
    return at < len(tokens) and tokens[at].text in _NUMBERS


def year_of(tokens: list[Token], at: int, *, long: bool = False) -> int | None:
    """The year of the figures at this place: four that begin with 19 or 20, or two unless `long`."""
    if at >= len(tokens) or tokens[at].kind != FIGURES:
        return None
    figures = tokens[at].text
    if len(figures) == 4 and figures[:2] in ("19", "20"):
        return int(figures)
    return full_year(figures) if len(figures) == 2 and not long else None


def _number(tokens: list[Token], at: int, most: int) -> int | None:
    if at < len(tokens) and tokens[at].kind == FIGURES and len(tokens[at].text) <= 2:
        value = int(tokens[at].text)
        return value if 1 <= value <= most else None
    return None


def _skip(tokens: list[Token], at: int, signs: str) -> int:
    return at + 1 if at < len(tokens) and tokens[at].text in signs and tokens[at].text else at


def _slashed(tokens: list[Token], at: int) -> Day | None:
    """`11/30/73`, `5-8-07`: month first, as Americans write it; day first where it cannot be a month."""
    if (
        at + 4 >= len(tokens)
        or tokens[at + 1].text not in "/-."
        or tokens[at + 3].text != tokens[at + 1].text
    ):
        return None
    if any(token.gap for token in tokens[at + 1 : at + 5]):
        return None
    one, two, year = _number(tokens, at, 31), _number(tokens, at + 2, 31), year_of(tokens, at + 4)
    if one is None or two is None or year is None or (one > 12 and two > 12):
        return None
    return Day(year, one, two, at + 5) if one <= 12 else Day(year, two, one, at + 5)


def _tail_year(tokens: list[Token], at: int, *, sure: bool) -> tuple[int | None, int]:
    """A year behind a month or day, with its comma or apostrophe; two figures only where `sure`."""
    place = _skip(tokens, at, ",")
    place = _skip(tokens, place, "'’")
    quoted = place > at and tokens[place - 1].text in "'’"
    year = year_of(tokens, place, long=not (quoted or (sure and place == at)))
    return (year, place + 1) if year is not None else (None, at)


def date_at(tokens: list[Token], at: int) -> Day | None:
    """A date that begins at this place; its year stays None where it is not written."""
    if at >= len(tokens):
        return None
    if (slashed := _slashed(tokens, at)) is not None:
        return slashed
    month = month_of(tokens[at].text)
    if month is not None:
        place = _skip(tokens, at + 1, ".")
        day = _number(tokens, place, 31)
        if day is not None:
            year, stop = _tail_year(tokens, place + 1, sure=False)
            return Day(year, month, day, stop)
        year, stop = _tail_year(tokens, place, sure=True)
        return Day(year, month, None, stop) if year is not None else None
    day = _number(tokens, at, 31)
    if day is not None and is_month(tokens, at + 1):
        month = month_of(tokens[at + 1].text)
        assert month is not None
        year, stop = _tail_year(tokens, _skip(tokens, at + 2, "."), sure=True)
        return Day(year, month, day, max(stop, at + 2))
    return None


def _is_time(figures: str) -> bool:
    """Whether six figures can be day, hour and minute."""
    return 1 <= int(figures[:2]) <= 31 and int(figures[2:4]) < 24 and int(figures[4:]) < 60


def group_at(tokens: list[Token], at: int, *, zoned: bool = True) -> Day | None:
    """A date-time group that begins at this place: six figures, Z, month, and mostly a year.

    Unless `zoned`, the Z may be lacking (`221205 AUG 74`): then the figures must be a time.
    """
    if at + 2 >= len(tokens):
        return None
    figures, zone = tokens[at], tokens[at + 1]
    if figures.kind != FIGURES or len(figures.text) != 6 or zone.kind != WORD:
        return None
    if zone.text == "Z":
        place = at + 2
    elif not zoned and zone.text in _NUMBERS and _is_time(figures.text):
        place = at + 1
    elif zone.text.startswith("Z") and zone.text[1:] in _NUMBERS:
        month = _NUMBERS[zone.text[1:]]
        year = year_of(tokens, at + 2)
        return Day(year, month, int(figures.text[:2]), at + 2 + (year is not None))
    else:
        return None
    if not is_month(tokens, place):
        return Day(None, 0, int(figures.text[:2]), place)
    month = _NUMBERS[tokens[place].text]
    year = year_of(tokens, place + 1)
    return Day(year, month, int(figures.text[:2]), place + 1 + (year is not None))
