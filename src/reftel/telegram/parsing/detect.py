"""Which form a telegram has, told by what was found in it.

attributes or titles of the export, a dash line, E.O. 11652 or 12065      state1973
page lines or an office block, later than 1979                            state1985
lines of the relay, a number of the later system                          state2000, smart
a header, class line or labels without any of these                       by year and executive order
nothing of the kind                                                       plain
"""

import re
from typing import Final

from reftel.telegram.parsing.draft import Draft
from reftel.telegram.record import Form

__all__ = ["form_of"]

_ORDER: Final = re.compile(r"\d{4,5}")
_OLD: Final = ("11652", "12065", "11653", "16652")
_MIDDLE: Final = ("12356",)


def _order(draft: Draft) -> str | None:
    """The number of the executive order on the E.O. line, as written."""
    for field in draft.fields:
        if field.kind == "executive-order":
            start, end = field.pieces[0]
            found = _ORDER.search(draft.text, start, end)
            return found[0] if found else None
    return None


def form_of(draft: Draft, *, exported: bool) -> Form:
    """The form, from what the head showed; `exported` says that titles of the export stand there."""
    if exported:
        return "state1973"
    order = _order(draft)
    year = draft.group.year if draft.group is not None else None
    paged = draft.page_style != "printed" and (draft.page_style != "" or draft.distribution is not None)
    relayed = (
        draft.station is not None
        or draft.transmission_id is not None
        or draft.transmission_letter is not None
    )
    if relayed and not paged:
        return "state2000"
    if paged or draft.counter is not None or draft.distribution is not None:
        if year is not None:
            return "state1973" if year <= 1979 else "state1985"
        return "state1973" if order in _OLD or draft.counter is not None else "state1985"
    if relayed:
        return "state2000"
    if order in _OLD and (year is None or year <= 1982):
        return "state1973"
    if order in _MIDDLE:
        return "state1985"
    if not (draft.fields or draft.class_line or draft.group or draft.plad or draft.catalogue_number):
        return "plain"
    if year is not None and year < 1995:
        return "state1973" if year <= 1979 else "state1985"
    return "state2000"
