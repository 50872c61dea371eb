"""Findings without the names of private persons in legal cases; the text of the telegram is not touched.

One function decides what is shown (`risk.shown`); here it is put to every word of every finding.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, cast

import msgspec

from reftel.extract.findings import KINDS, Finding, Findings
from reftel.extract.risk import Private, private_persons, shown

__all__ = ["shielded_findings", "shielded_item"]

_Item = TypeVar("_Item", bound=Finding)
_PLAIN = frozenset(
    {"rule", "polarity", "kind", "stance", "side", "standing", "mark", "due_date", "event_date"}
)
"""Values that hold no words of the text."""


def shielded_findings(found: Findings) -> Findings:
    """All findings of one telegram, with its private persons by role and initials."""
    people = private_persons(found.names)
    if not people:
        return found
    lists = {kind: [shielded_item(item, people) for item in getattr(found, kind)] for kind in KINDS}
    return replace(found, **lists)  # type: ignore[arg-type] # the kinds are those attributes that are lists


def shielded_item(item: _Item, people: Sequence[Private]) -> _Item:
    """One finding without the names of these persons."""
    told = cast("dict[str, object]", msgspec.to_builtins(item))
    return msgspec.convert({key: _put(key, value, people) for key, value in told.items()}, type(item))


def _put(key: str, value: object, people: Sequence[Private]) -> object:
    if key in _PLAIN:
        return value
    if isinstance(value, str):
        return shown(value, people, may_see_names=False)
    if isinstance(value, list):
        return [_put("", each, people) for each in value]
    if isinstance(value, dict):
        return {name: _put(str(name), each, people) for name, each in value.items()}
    return value
