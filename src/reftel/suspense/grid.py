"""Figures of several years side by side: what a table in a text says, read row by row.

A head line of years and lines of a label with as many numbers make a table; a line that has fewer or more
numbers than there are years is no row of it. Nothing is computed: every cell is a number of the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["Cell", "Grid", "grid_of", "measure_of", "rows_in", "table_spans"]

_YEAR: Final = r"(?:19|20)\d\d"
_HEAD: Final = re.compile(
    rf"[^\S\n]*(?:YEAR:?[^\S\n]+)?({_YEAR}(?:[^\S\n]+{_YEAR}){{0,9}})[^\S\n]*", re.IGNORECASE
)
_ROW: Final = re.compile(r"[^\S\n]*([A-Za-z][A-Za-z ()/'-]{2,48}?)[.: ]{1,40}((?:\d[\d,]{0,11}|-{1,2}|N/A)"
                         r"(?:[^\S\n]{1,20}(?:\d[\d,]{0,11}|-{1,2}|N/A)){0,9})[^\S\n]*")  # fmt: skip
_MEASURES: Final = (
    ("investigations", re.compile(r"\binvestigat", re.IGNORECASE)),
    ("prosecutions", re.compile(r"\bprosecut|\bindict", re.IGNORECASE)),
    ("convictions", re.compile(r"\bconvict", re.IGNORECASE)),
    ("arrests", re.compile(r"\barrest", re.IGNORECASE)),
    ("victims", re.compile(r"\bvictim|\brescue|\bassisted\b", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of the text: what it counts, in which year, and where it stands."""

    what: str
    year: int
    value: str
    quote: str
    address: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Figures by year: `rows` are measures with their cells, several of one year where texts differ."""

    years: list[int]
    rows: dict[str, dict[int, list[Cell]]]


def measure_of(words: str) -> str | None:
    """The measure these words count, where they name exactly one of those followed."""
    named = [name for name, pattern in _MEASURES if pattern.search(words)]
    return named[0] if len(named) == 1 else None


def rows_in(text: str) -> Iterator[tuple[str, int, str, str]]:
    """Label, year, number and line of every cell of the tables in a text."""
    years: list[int] = []
    for line in text.splitlines():
        head = _HEAD.fullmatch(line)
        if head is not None:
            years = [int(one) for one in head[1].split()]
            continue
        row = _ROW.fullmatch(line) if years and len(line) < 200 else None
        if row is None:
            years = years if not line.strip() else []
            continue
        numbers = row[2].split()
        if len(numbers) == len(years):
            for year, number in zip(years, numbers, strict=True):
                if number[0].isdigit():
                    yield " ".join(row[1].split()), year, number, " ".join(line.split())


def table_spans(text: str) -> list[tuple[int, int]]:
    """Where in a text its tables of years stand: from the line of years to the last row."""
    spans: list[tuple[int, int]] = []
    open_at: int | None = None
    at = columns = 0
    for line in text.splitlines(keepends=True):
        bare, end = line.rstrip("\r\n"), at + len(line)
        head = _HEAD.fullmatch(bare)
        row = _ROW.fullmatch(bare) if open_at is not None and len(bare) < 200 else None
        if head is not None:
            open_at, columns = at, len(head[1].split())
        elif row is not None and open_at is not None and len(row[2].split()) == columns:
            if spans and spans[-1][0] == open_at:
                spans.pop()
            spans.append((open_at, end))
        elif bare.strip():
            open_at = None
        at = end
    return spans


def grid_of(cells: Iterable[Cell], measures: Sequence[str] = ()) -> Grid:
    """The cells by measure and year; the same number said twice in one year stands once."""
    rows: dict[str, dict[int, list[Cell]]] = {}
    for cell in cells:
        several = rows.setdefault(cell.what, {}).setdefault(cell.year, [])
        if all(cell.value != one.value for one in several):
            several.append(cell)
    order = [name for name, _ in _MEASURES if name in rows] + sorted(
        set(rows) - {name for name, _ in _MEASURES}
    )
    kept = {name: dict(sorted(rows[name].items())) for name in order if not measures or name in measures}
    years = sorted({year for row in kept.values() for year in row})
    return Grid(list(range(years[0], years[-1] + 1)) if years else [], kept)
