"""Other names of the same thing: cities and countries over time, names in other spellings, two Englishes.

All are kept as the tables write them; how words are compared is the business of whoever looks them up.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from reftel.gazetteer.table import rows

__all__ = ["Group", "GroupKind", "groups", "spellings"]

GroupKind: TypeAlias = Literal["city", "country", "name"]


@dataclass(frozen=True, slots=True)
class Group:
    """Names that mean the same; `note` says since when or from which language."""

    names: tuple[str, ...]
    kind: GroupKind
    note: str


@cache
def groups() -> tuple[Group, ...]:
    """All groups of names."""
    places = [
        Group(tuple(row["names"].split("|")), "city" if row["kind"] == "city" else "country", row["note"])
        for row in rows("place_names")
    ]
    names = [Group(tuple(row["names"].split("|")), "name", row["note"]) for row in rows("name_variants")]
    return (*places, *names)


@cache
def spellings() -> tuple[tuple[str, str], ...]:
    """Heads of words, British and American."""
    return tuple((row["british"], row["american"]) for row in rows("spelling"))
