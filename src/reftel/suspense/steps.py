"""Which steps an entry may take, and what each has to bring: evidence first of all.

```text
ask:      open → answered → kept, partly kept, broken, overtaken
promise:  open → kept, partly kept, broken, overtaken
```

What was broken may still be kept, late; what was overtaken may come after all; whatever was closed can be
opened again. Nothing goes back to `answered` once it has an outcome.
"""

from collections.abc import Sequence
from typing import Final

from reftel.errors import ReftelError
from reftel.suspense.entry import (
    ANSWERS,
    COMPLETION,
    SPOKEN,
    STATUSES,
    Answer,
    Entry,
    Evidence,
    Status,
    Value,
)
from reftel.suspense.written import is_day

__all__ = ["StepError", "checked_evidence", "next_of", "status_of", "step"]

_ENDS: Final[frozenset[Status]] = frozenset({"kept", "partly_kept", "broken", "overtaken"})
_NEXT: Final[dict[Status, frozenset[Status]]] = {
    "open": _ENDS | {"answered"},
    "answered": _ENDS | {"open", "answered"},
    "partly_kept": _ENDS | {"open"},
    "broken": _ENDS | {"open"},
    "overtaken": _ENDS | {"open"},
    "kept": frozenset({"open", "broken", "partly_kept", "kept"}),
}
_POINTS: Final[
    dict[Status, tuple[int, int, int]]
] = {  # lowest, highest, and what is meant where none is said
    "open": (0, 3, 0),
    "answered": (0, 3, 0),
    "kept": (4, 4, 4),
    "partly_kept": (1, 3, 2),
    "broken": (0, 3, 0),
    "overtaken": (0, 4, 0),
}
_OTHER_WORDS: Final[dict[Status, tuple[str, ...]]] = {
    "open": ("pending", "in_progress", "ongoing", "not_started", "outstanding"),
    "kept": ("fulfilled", "implemented", "fully_implemented", "completed", "met", "delivered"),
    "partly_kept": ("partially_kept", "partially_implemented", "partly_implemented", "partial", "in_part"),
    "broken": ("not_kept", "not_fulfilled", "not_implemented", "unmet", "missed", "failed"),
    "overtaken": ("superseded", "obsolete", "lapsed", "no_longer_relevant"),
}  # as the trackers of monitors have them


class StepError(ReftelError):
    """A change of an entry that makes no sense, or rests on nothing."""


def status_of(written: str) -> Status:
    """The status that a person typed: blanks, hyphens and case do not matter, usual other words are known."""
    folded = "_".join(written.lower().replace("-", " ").replace("_", " ").split())
    for status in STATUSES:
        if status == folded or folded in _OTHER_WORDS.get(status, ()):
            return status
    raise StepError(f"{written!r} is no status. There are: {', '.join(SPOKEN.values())}.")


def checked_evidence(evidence: Sequence[Evidence], what: str) -> list[Evidence]:
    """The evidence of a change; refused where there is none, or where it shows no words or names no place."""
    if not evidence:
        raise StepError(
            f"{what} rests on evidence: name a telegram or a document, with the words that show it."
        )
    for one in evidence:
        if not one.quote.strip():
            raise StepError(f"Evidence needs the words that show it; {one.place} has none.")
        if one.address is None and not (one.document or "").strip():
            raise StepError("Evidence needs a telegram or a document to stand in.")
        if one.date is not None and not is_day(one.date):
            raise StepError(f"{one.date!r} is no day: write it as 2006-10-05.")
    return list(evidence)


def step(
    entry: Entry,
    status: Status,
    completion: int | None = None,
    answer: Answer | None = None,
) -> dict[str, Value]:
    """The values of a change of status; refused with a reason where the entry cannot take this step."""
    if entry.withdrawn:
        raise StepError(f"Entry {entry.id} was withdrawn. Undo that first.")
    if status == "answered" and entry.kind == "promise":
        raise StepError("A promise is kept or broken; only an ask is answered.")
    if status != entry.status and status not in _NEXT[entry.status]:
        raise StepError(f"What is {SPOKEN[entry.status]} cannot become {SPOKEN[status]}.")
    if answer is not None and (status != "answered" or answer not in ANSWERS):
        raise StepError(
            f"An answer is one of {', '.join(ANSWERS)}, and goes with the status 'answered' only."
        )
    low, high, usual = _POINTS[status]
    points = completion if completion is not None else _usual(entry, low, high, usual)
    if not low <= points <= high:
        scale = ", ".join(f"{place} {words}" for place, words in enumerate(COMPLETION))
        raise StepError(f"What is {SPOKEN[status]} is at {low} to {high} of the scale ({scale}).")
    values: dict[str, Value] = {"status": status, "completion": points}
    if status == "answered":
        values["answer"] = answer or entry.answer or "noncommittal"
    return values


def _usual(entry: Entry, low: int, high: int, usual: int) -> int:
    """Where nothing is said of it, what was reached before stays, as far as the new status allows."""
    return entry.completion if low <= entry.completion <= high and entry.completion else usual


def next_of(entry: Entry) -> tuple[Status, ...]:
    """The statuses an entry may take next, in the order of the table: what a page offers."""
    if entry.withdrawn:
        return ()
    allowed = _NEXT[entry.status] - ({"answered"} if entry.kind == "promise" else set())
    return tuple(status for status in STATUSES if status in allowed)
