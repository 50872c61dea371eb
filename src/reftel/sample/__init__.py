"""Telegrams written for this project: invented countries, posts and people, in every form a reader may meet.

`telegrams()` lists the files; `README.md` beside this file tells their stories and what each shows.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["folder", "tables", "telegrams"]


def folder() -> Traversable:
    """The folder of the sample's text files, one telegram each unless the README says otherwise."""
    return files("reftel.sample").joinpath("telegrams")


def tables() -> Traversable:
    """The folder of the sample's tables: `book.csv`, `tiers.csv`, `countries.csv`."""
    return files("reftel.sample").joinpath("tables")


def telegrams() -> list[Traversable]:
    """The sample's files in the order of their names."""
    return sorted(
        (entry for entry in folder().iterdir() if entry.name.endswith(".txt")), key=lambda entry: entry.name
    )
