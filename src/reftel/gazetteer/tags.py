"""TAGS: what a code means, and when it meant that.

The same two letters name different countries in different eras (`CH` was China, then Switzerland), so
a meaning is asked for with a year.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from reftel.gazetteer.table import rows

__all__ = ["Tag", "codes", "meaning", "meanings"]


@dataclass(frozen=True, slots=True)
class Tag:
    """One meaning of a code; `kind` is subject, program, country, region or organization."""

    code: str
    kind: str
    meaning: str
    era: str
    first_year: int
    last_year: int
    note: str


_Years: TypeAlias = tuple[int, int]
_ERAS = {"all": (1973, 2100), "later 1970s": (1975, 1989), "present": (2010, 2100)}
_DECADES = re.compile(r"(\d{4})(s?)")


def _years(era: str) -> _Years:
    """First and last year of an era as the table writes it: `1973-79`, `2000s-2020s`, `2000s`."""
    if era in _ERAS:
        return _ERAS[era]
    found = [(int(year), bool(decade)) for year, decade in _DECADES.findall(era)]
    if not found:
        return 1973, 2100
    first = found[0][0]
    last, decade = found[-1]
    short = re.search(r"\d{4}-(\d{2})(?!\d)", era)
    if short:
        return first, first // 100 * 100 + int(short[1])
    if era.endswith("-"):
        return first, 2100
    return first, last + 9 if decade else last


@cache
def codes() -> dict[str, tuple[Tag, ...]]:
    """All codes with their meanings in every era."""
    table: dict[str, list[Tag]] = {}
    for row in rows("tags"):
        first, last = _years(row["era"])
        tag = Tag(row["tag"], row["kind"], row["meaning"], row["era"], first, last, row["field_or_note"])
        table.setdefault(row["tag"], []).append(tag)
    return {code: tuple(tags) for code, tags in table.items()}


def meanings(code: str) -> tuple[Tag, ...]:
    """Every meaning of a code, in the order of the table; empty where it is not known."""
    return codes().get(code.upper(), ())


def meaning(code: str, year: int | None) -> Tag | None:
    """The meaning of a code in a year; the nearest era where none holds that year."""
    known = meanings(code)
    if not known or year is None:
        return known[0] if known else None
    return min(known, key=lambda tag: max(tag.first_year - year, year - tag.last_year, 0))
