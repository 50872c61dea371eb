"""When to look again at what has no date: a rule for every case, so that nothing is forgotten.

The days are counted from the day the thing was said, or from the last change, whichever is later. Each rule
has a name that is shown beside the date it gives.
"""

import datetime as dt
import re
from typing import Final

from reftel.suspense.entry import Entry, pending

__all__ = ["RULES", "review_of"]

RULES: Final[dict[str, tuple[int, str]]] = {
    "said-to-be-soon": (30, "the words say soon, at once or without delay"),
    "ask-unanswered": (30, "an ask without an answer"),
    "answer-deferred": (60, "an ask whose answer was put off, or left open"),
    "ask-agreed": (90, "an ask that was agreed to"),
    "promise-undated": (90, "a promise without a date"),
    "partly-done": (90, "kept in part"),
}
"""Name of the rule, its days, and what it is for; the page on the suspense book has the same table."""

_SOON: Final = re.compile(
    r"\b(?:soon|soonest|shortly|immediate|immediately|at once|promptly|urgently|without delay|right away"
    r"|forthwith|near future|coming days|next few days|as quickly as possible|in due course)\b",
    re.IGNORECASE,
)


def review_of(entry: Entry) -> tuple[str, str] | tuple[None, None]:
    """The day on which to look at an entry again, and the rule that says so; none where a day is due."""
    if not pending(entry) or (entry.due_date is not None and entry.status != "partly_kept"):
        return None, None
    rule = _rule(entry)
    start = max(entry.said, entry.changed or entry.said)
    try:
        day = dt.date.fromisoformat(start[:10]) + dt.timedelta(days=RULES[rule][0])
    except (ValueError, OverflowError):
        return None, None
    return day.isoformat(), rule


def _rule(entry: Entry) -> str:
    if entry.status == "partly_kept":
        return "partly-done"
    if entry.kind == "ask":
        if entry.status == "open":
            return "ask-unanswered"
        return "ask-agreed" if entry.answer == "agreed" else "answer-deferred"
    if entry.due_text and _SOON.search(entry.due_text):
        return "said-to-be-soon"
    return "promise-undated"
