"""An exchange in order: what asked, what answered after how long, what followed up, what was sent again.

One telegram answers another when it cites it and goes the other way: its sender was addressed by the first,
or its addressee sent it. Of several that it could answer it answers the last that asked for something, else
the last. What asks and was answered by nobody here stays marked.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

__all__ = ["Entry", "Role", "Step", "arrange", "sent_again"]

Role: TypeAlias = Literal["request", "reply", "follow_up", "copy", "correction"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One telegram of an exchange, as far as its place in it goes by."""

    telegram: int
    day: str | None
    sender: str | None
    receivers: tuple[str, ...] = ()
    asks: bool = False
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A telegram in its place; `role` None for one that opens without asking and is not answered.

    `answers` is the telegram it answers, after so many `days`; `answered_by` those that answer it.
    """

    telegram: int
    role: Role | None
    answers: int | None = None
    days: int | None = None
    answered_by: tuple[int, ...] = ()
    unanswered: bool = False


def arrange(entries: Iterable[Entry], edges: Iterable[tuple[int, int]]) -> list[Step]:
    """The telegrams in the order they were written; `edges` are pairs of citing and cited."""
    known = {entry.telegram: entry for entry in entries}
    cites: dict[int, list[int]] = {}
    for citing, cited in edges:
        if citing in known and cited in known and citing != cited and cited not in cites.get(citing, ()):
            cites.setdefault(citing, []).append(cited)
    order = _order(known, cites)
    place = {number: at for at, number in enumerate(order)}
    steps: dict[int, Step] = {}
    answered: dict[int, list[int]] = {}
    for number in order:
        entry = known[number]
        before = sorted(
            (other for other in cites.get(number, ()) if place[other] < place[number]), key=place.__getitem__
        )
        answers = _answered(entry, [known[other] for other in before])
        if answers is not None:
            answered.setdefault(answers.telegram, []).append(number)
        days = None if answers is None else _days(answers.day, entry.day)
        role = _role(entry, answers, is_first=not before)
        steps[number] = Step(number, role, answers.telegram if answers else None, days)
    return [_marked(steps[number], known[number], tuple(answered.get(number, ()))) for number in order]


def _marked(step: Step, entry: Entry, answered_by: tuple[int, ...]) -> Step:
    role = step.role
    if role is None and (entry.asks or answered_by):
        role = "request"
    return replace(
        step, role=role, answered_by=answered_by, unanswered=entry.asks and not answered_by and role != "copy"
    )


def _role(entry: Entry, answers: Entry | None, *, is_first: bool) -> Role | None:
    if entry.corrected is not None:
        return sent_again(entry.corrected)
    if answers is not None:
        return "reply"
    return None if is_first else "follow_up"


def sent_again(words: str) -> Role:
    """What a telegram is that says of itself that it was sent before: corrected, or a copy."""
    letters = "".join(letter for letter in words.upper() if letter.isalpha())  # C O R R E C T E D
    return "correction" if "CORRECT" in letters else "copy"


def _order(known: dict[int, Entry], cites: dict[int, list[int]]) -> list[int]:
    """By day; of one day what is cited comes before what cites it."""
    depth: dict[int, int] = {}
    same_day = {
        number: [other for other in cites.get(number, ()) if known[other].day == known[number].day]
        for number in known
    }
    for _ in range(len(known)):
        changed = False
        for number, others in same_day.items():
            deeper = min(len(known), max((depth.get(other, 0) + 1 for other in others), default=0))
            if deeper > depth.get(number, 0):
                depth[number], changed = deeper, True
        if not changed:
            break
    return sorted(known, key=lambda number: (known[number].day or "~", depth.get(number, 0), number))


def _answered(entry: Entry, before: Sequence[Entry]) -> Entry | None:
    towards = [
        other
        for other in before
        if other.sender != entry.sender
        and (entry.sender in other.receivers or (other.sender in entry.receivers and not other.receivers))
    ]
    asking = [other for other in towards if other.asks]
    chosen = asking or towards
    return chosen[-1] if chosen else None


def _days(earlier: str | None, later: str | None) -> int | None:
    if earlier is None or later is None:
        return None
    return (dt.date.fromisoformat(later) - dt.date.fromisoformat(earlier)).days
