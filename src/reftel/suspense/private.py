"""Entries as they leave the archive: private persons in legal cases by role and initials.

Who they are is noted with the words when they are taken from a telegram; whoever may see names asks for them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reftel.extract.risk import Private, shown
from reftel.suspense.entry import Change, Entry, Evidence

__all__ = ["shielded", "shielded_change", "shielded_evidence"]


def shielded(entry: Entry, *, names: bool = False) -> Entry:
    """The entry with its words as they are shown."""
    if names:
        return entry
    people = _people(entry)
    if not people:
        return entry

    def say(words: str | None) -> str | None:
        return None if words is None else shown(words, people, may_see_names=False)

    return replace(
        entry,
        by=say(entry.by),
        to=say(entry.to),
        what=say(entry.what) or entry.what,
        due_text=say(entry.due_text),
        note=say(entry.note),
        source=shielded_evidence(entry.source, people),
        evidence=[shielded_evidence(one, people) for one in entry.evidence],
    )


def _people(entry: Entry) -> list[Private]:
    found = {one.name: one for evidence in (entry.source, *entry.evidence) for one in evidence.private}
    return sorted(found.values(), key=lambda one: (-len(one.name), one.name))


def shielded_evidence(evidence: Evidence, people: Iterable[Private] = ()) -> Evidence:
    """Evidence with its words as they are shown, and nobody's name beside them."""
    everybody = [*people, *evidence.private]
    if not everybody:
        return evidence
    return replace(evidence, quote=shown(evidence.quote, everybody, may_see_names=False), private=[])


def shielded_change(change: Change, entry: Entry) -> Change:
    """A step of the history of an entry (as it is kept) with its words as they are shown."""
    people = _people(entry)
    people += [one for evidence in change.evidence for one in evidence.private if one not in people]
    if not people:
        return change
    return replace(
        change,
        values={name: _say(value, people) for name, value in change.values.items()},
        evidence=[shielded_evidence(one, people) for one in change.evidence],
        note=None if change.note is None else shown(change.note, people, may_see_names=False),
    )


def _say(value: str | int | list[str] | None, people: Sequence[Private]) -> str | int | list[str] | None:
    return shown(value, people, may_see_names=False) if isinstance(value, str) else value
