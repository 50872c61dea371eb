"""Private persons in legal cases, by role and initials, in whatever is derived from a telegram.

The text itself is shown as it is; findings, lists and what is exported travel further. One function decides
what is shown (`extract/risk.py`); here it is put to every word of a finding.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import msgspec

from reftel.archive.findings_items import held
from reftel.archive.findings_settled import Settled
from reftel.archive.telegrams import StoredCopy
from reftel.desk.finding_views import FindingView
from reftel.desk.finding_words import Value
from reftel.extract.findings import Finding, Name
from reftel.extract.risk import Private, private_persons, shown

__all__ = ["private_in", "shielded"]

_PLAIN = frozenset(
    {"rule", "polarity", "kind", "stance", "side", "standing", "mark", "due_date", "event_date"}
)
"""Values that hold no words of the text."""


def private_in(copy: StoredCopy, settled: Sequence[tuple[str, Settled]]) -> list[Private]:
    """The private persons of a copy, by what holds of its names: a person may have decided about one."""
    names = [
        held(each, copy.record.paragraphs)
        for _, each in settled
        if each.kind == "name" and each.state != "rejected"
    ]
    return private_persons([each for each in names if isinstance(each, Name)])


def shielded(view: FindingView, people: Sequence[Private]) -> FindingView:
    """The finding without the names of these persons; the same where it has none of them."""
    if not people:
        return view

    def put(words: str) -> str:
        return shown(words, people, may_see_names=False)

    item = _item(view.item, people)
    if item == view.item and put(view.sentence) == view.sentence:
        return view
    return replace(
        view,
        words=put(view.words),
        values=[Value(each.key, each.label, put(each.value)) for each in view.values],
        quote=put(view.quote),
        sentence=put(view.sentence),
        was=None if view.was is None else put(view.was),
        item=item,
        shielded=True,
    )


def _item(item: Finding, people: Sequence[Private]) -> Finding:
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
