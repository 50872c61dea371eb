"""Reads one of the CSV tables beside this file; each table is read once, on first use."""

import csv
import io
from collections.abc import Iterator
from importlib.resources import files

__all__ = ["rows"]


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `tables/<name>.csv` as dicts of stripped strings."""
    table = files("reftel.gazetteer").joinpath("tables", f"{name}.csv")
    for row in csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"), newline="")):
        yield {key: (value or "").strip() for key, value in row.items()}
