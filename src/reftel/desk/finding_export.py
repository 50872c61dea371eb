"""Findings of a telegram as the public contract has them: one object, a list for each kind.

Beside the keys of the contract each item has its name (`id`), its `state`, and what was decided, so that what
is suggested and what was decided are told apart wherever the object goes.
"""

from typing import cast

import msgspec

from reftel.archive.findings_packing import SINGULAR
from reftel.desk.finding_views import FindingsShown, FindingView

__all__ = ["as_contract"]


def as_contract(shown: FindingsShown, kinds: tuple[str, ...] = ()) -> dict[str, object]:
    """The object that is printed as one line of JSON; of some kinds only, where such are named."""
    asks = [view.id for view in shown.findings if view.kind == "ask"]
    lists: dict[str, object] = {}
    for plural, kind in SINGULAR.items():
        chosen = [view for view in shown.findings if view.kind == kind and (not kinds or kind in kinds)]
        lists[plural] = [_item(view, asks, shown.starts.get(view.sha256, 0)) for view in chosen]
    return {"source": shown.source, "mrn": shown.telegram.mrn, "address": shown.telegram.address, **lists}


def _item(view: FindingView, asks: list[str], start: int) -> dict[str, object]:
    item = cast("dict[str, object]", msgspec.to_builtins(view.item))
    item["span"] = None if view.adrift else [view.place[0] + start, view.place[1] + start]
    item["also_spans"] = [[first + start, last + start] for first, last in view.item.also_spans]
    for key in ("start", "end"):
        if isinstance(place := item.get(key), int):
            item[key] = place + start
    if "to_ask" in item:
        item["to_ask"] = asks.index(view.answers) if view.answers in asks else None
    item |= {"id": view.id, "state": view.state, "found_by": view.source, "sentence": view.sentence}
    item["decided"] = None if view.decided is None else msgspec.to_builtins(view.decided)
    item["adrift"] = view.adrift
    return item
