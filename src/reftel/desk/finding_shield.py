"""Private persons in legal cases, by role and initials, in whatever is derived from a telegram.

The text itself is shown as it is; findings, lists and what is exported travel further. One function decides
what is shown (`extract/risk.py`); here it is put to every word of a finding.
"""

from collections.abc import Sequence
from dataclasses import replace

from reftel.archive.findings_items import held
from reftel.archive.findings_settled import Settled
from reftel.archive.telegrams import StoredCopy
from reftel.desk.finding_views import FindingView
from reftel.desk.finding_words import Value
from reftel.extract.findings import Name
from reftel.extract.risk import Private, private_persons, shown
from reftel.extract.shield import shielded_item

__all__ = ["private_in", "shielded"]


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

    item = shielded_item(view.item, people)
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
