"""The state of an entry on a day, from its history.

Changes are put in the order of the days they bear, then of their numbers; one that was taken back is left
out, as is what lies behind the day asked for. Nothing here refuses: a history that was accepted is replayed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import cast

from reftel.suspense.entry import CLOSED, Answer, Change, Entry, Evidence, Status, Value
from reftel.suspense.review import review_of

__all__ = ["FIELDS", "latest_standing", "replay", "standing"]

FIELDS = ("by", "to", "what", "said", "due_text", "due_date", "country", "topics", "note")
"""What a correction may set."""


def standing(changes: Sequence[Change]) -> list[Change]:
    """The changes that hold: without those taken back, and without the takings back themselves."""
    taken: set[int] = set()
    for change in sorted(changes, key=lambda one: -one.number):
        if change.kind == "undo" and change.number not in taken and change.undoes is not None:
            taken.add(change.undoes)
    held = [one for one in changes if one.number not in taken and one.kind != "undo"]
    return sorted(held, key=lambda one: (one.day, one.number))


def latest_standing(changes: Sequence[Change]) -> Change | None:
    """The last thing that was noted and not taken back: what `undo` takes back next."""
    return max(standing(changes), key=lambda one: one.number, default=None)


def replay(made: Entry, changes: Sequence[Change], on: str | None = None) -> Entry:
    """The entry as it stood at the end of a day; as it stands now where none is named.

    `made` is the entry as it was entered. Its first change is the entering itself: once that is taken back,
    the entry is withdrawn.
    """
    held = standing(changes)
    entry = replace(
        made,
        status="open",
        completion=0,
        answer=None,
        evidence=[],
        answered=None,
        closed=None,
        changed=None,
        withdrawn=not any(one.kind == "made" for one in held),
    )
    for change in held:
        if on is None or change.day <= on:
            entry = _after(entry, change)
    day, rule = review_of(entry)
    return replace(entry, review_date=day, review_rule=rule)


def _after(entry: Entry, change: Change) -> Entry:
    if change.kind == "withdraw":
        return replace(entry, withdrawn=True, changed=change.day)
    if change.kind == "decline":  # a paper that shows nothing of the matter: remembered, not shown
        return entry
    if change.kind == "made":
        return _with_status(entry, change) if "status" in change.values else entry
    evidence = _with_evidence(entry.evidence, change.evidence)
    if change.kind == "status":
        return replace(_with_status(entry, change), evidence=evidence, changed=change.day)
    if change.kind == "correct":
        more = _with_evidence(entry.evidence, _beside(entry.source, change.evidence))
        return replace(_corrected(entry, change.values), evidence=more)
    return replace(entry, evidence=evidence, changed=change.day)


def _with_evidence(held: list[Evidence], more: Iterable[Evidence]) -> list[Evidence]:
    return [*held, *(one for one in more if one not in held)]


def _beside(source: Evidence, more: Iterable[Evidence]) -> list[Evidence]:
    """Evidence of a correction: where it rests on what the entry itself rests on, that is not shown twice."""
    return [one for one in more if one != source]


def _with_status(entry: Entry, change: Change) -> Entry:
    values = change.values
    status = cast("Status", values.get("status", entry.status))
    completion = values.get("completion", entry.completion)
    answer = cast("Answer | None", values.get("answer", entry.answer))
    closed = change.day if status in CLOSED else None
    return replace(
        entry,
        status=status,
        completion=completion if isinstance(completion, int) else entry.completion,
        answer=None if status == "open" else answer,
        answered=change.day if status == "answered" else entry.answered,
        closed=closed,
    )


def _corrected(entry: Entry, values: dict[str, Value]) -> Entry:
    for name in FIELDS:
        if name not in values:
            continue
        value = values[name]
        if name == "topics":
            entry = replace(entry, topics=list(value) if isinstance(value, list) else [])
        elif isinstance(value, str) or (value is None and name not in ("what", "said")):
            entry = replace(entry, **{name: value})  # type: ignore[arg-type] # each is a text or nothing
    return entry
