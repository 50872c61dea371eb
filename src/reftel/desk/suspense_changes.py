"""Writing in the suspense book: entering, what came of it, corrections, and taking back.

Whatever changes an entry needs evidence, an author (the reader, unless another is named) and a day; a review
that found nothing and a withdrawal say in words why. Each is one short transaction.
"""

from collections.abc import Callable, Sequence

from reftel.archive.archive import Archive
from reftel.archive.suspense import add_change, history_of, make_entry
from reftel.desk.reader import Reader
from reftel.desk.reading import the_one
from reftel.desk.suspense_answers import EntryLine, line_of
from reftel.desk.suspense_citing import evidence_again, evidence_of, evidence_of_all
from reftel.desk.suspense_entering import checked_day, checked_values, day_of, enter
from reftel.suspense.entry import Answer, Change, ChangeKind, Entry, Evidence, Kind, Status, Value
from reftel.suspense.history import FIELDS, latest_standing, replay
from reftel.suspense.steps import StepError, checked_evidence, step
from reftel.suspense.table import Cited

__all__ = ["Changing"]


def _nothing(_: Entry) -> dict[str, Value]:
    return {}


class Changing:
    """The half of the book's desk that writes."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self.reader = reader

    def add(
        self,
        *,
        kind: Kind,
        by: str | None,
        what: str,
        source: Cited,
        to: str | None = None,
        said: str | None = None,
        due_text: str | None = None,
        due_date: str | None = None,
        country: str | None = None,
        topics: Sequence[str] = (),
        note: str | None = None,
        author: str | None = None,
    ) -> EntryLine:
        """Enter an ask or a promise by hand; it rests on a telegram or on any other paper."""
        with self._archive.reading() as connection:
            rests_on = evidence_of(self._archive, connection, source)
        made = enter(
            kind,
            what,
            rests_on,
            by=by,
            to=to,
            said=said or rests_on.date,
            due_text=due_text,
            due_date=due_date,
            country=country,
            topics=topics,
            note=note,
        )
        with self._archive.database.writing() as connection:
            entry = make_entry(connection, made, author or self.reader.name)
        return line_of(entry, entry.said)

    def change(
        self,
        number: int,
        status: Status,
        evidence: Sequence[Cited | Evidence],
        *,
        day: str | None = None,
        completion: int | None = None,
        answer: Answer | None = None,
        note: str | None = None,
        author: str | None = None,
    ) -> EntryLine:
        """Say what came of an entry; the day is that of the evidence, unless another is named."""
        found = checked_evidence(self._evidence(evidence), "A change of status")

        def values(entry: Entry) -> dict[str, Value]:
            return step(entry, status, completion, answer)

        return self._add(
            number, "status", day or day_of(found), values, evidence=found, note=note, author=author
        )

    def evidence(
        self,
        number: int,
        evidence: Sequence[Cited | Evidence],
        *,
        day: str | None = None,
        note: str | None = None,
        author: str | None = None,
    ) -> EntryLine:
        """Put evidence beside an entry without a change of its status."""
        found = checked_evidence(self._evidence(evidence), "An addition")
        return self._add(
            number, "evidence", day or day_of(found), _nothing, evidence=found, note=note, author=author
        )

    def correct(
        self,
        number: int,
        values: dict[str, Value],
        *,
        day: str,
        note: str | None = None,
        evidence: Sequence[Cited | Evidence] = (),
        author: str | None = None,
    ) -> EntryLine:
        """Set what was entered wrongly (`by`, `to`, `what`, `said`, `due_date`, `country`, `topics`, ...).

        Where no other evidence is named, the correction rests on what the entry itself rests on.
        """
        checked = checked_values(values, FIELDS)
        found = self._evidence(evidence)
        return self._add(number, "correct", day, lambda _: checked, evidence=found, note=note, author=author)

    def review(self, number: int, note: str, *, day: str, author: str | None = None) -> EntryLine:
        """Note that somebody looked and found nothing new: the day of review moves on by its rule."""
        if not note.strip():
            raise StepError("Say where you looked: a review without a word is none.")
        return self._add(number, "review", day, _nothing, note=note, author=author)

    def decline(self, number: int, address: str, *, day: str, author: str | None = None) -> EntryLine:
        """Say that a proposed telegram is no evidence on an entry: it is not proposed again."""
        address = the_one(self._archive, address).address
        return self._add(number, "decline", day, lambda _: {"address": address}, author=author)

    def withdraw(self, number: int, note: str, *, day: str, author: str | None = None) -> EntryLine:
        """Take an entry out of the book; its history stays, and `undo` brings it back."""
        if not note.strip():
            raise StepError("Say why it is withdrawn.")
        return self._add(number, "withdraw", day, _nothing, note=note, author=author)

    def undo(
        self, number: int, change: int | None = None, *, day: str, author: str | None = None
    ) -> EntryLine:
        """Take back the last change of an entry, or the one named; the history keeps both."""
        with self._archive.database.writing() as connection:
            _, changes = history_of(connection, number)
            last = latest_standing(changes)
            wanted = change if change is not None else (last.number if last is not None else None)
            known = {one.number: one for one in changes}
            if wanted is None or wanted not in known:
                raise StepError(f"Entry {number} has no change {change or 'left'} to take back.")
            undone = Change(
                entry=number, kind="undo", day=day, author=author or self.reader.name, undoes=wanted
            )
            return line_of(add_change(connection, undone), day)

    def _add(
        self,
        number: int,
        kind: ChangeKind,
        day: str,
        values: Callable[[Entry], dict[str, Value]] = _nothing,
        *,
        evidence: Sequence[Evidence] = (),
        note: str | None = None,
        author: str | None = None,
    ) -> EntryLine:
        day = checked_day(day)
        with self._archive.database.writing() as connection:
            made, changes = history_of(connection, number)
            before = replay(made, changes, day)
            if day < before.said:
                raise StepError(f"Entry {number} begins on {before.said}; nothing can come of it on {day}.")
            change = Change(
                entry=number,
                kind=kind,
                day=day,
                author=author or self.reader.name,
                values=values(before),
                evidence=list(evidence) or ([before.source] if kind == "correct" else []),
                note=note,
            )
            return line_of(add_change(connection, change), day)

    def _evidence(self, cited: Sequence[Cited | Evidence]) -> list[Evidence]:
        with self._archive.reading() as connection:
            ready = [
                evidence_again(self._archive, connection, one) for one in cited if isinstance(one, Evidence)
            ]
            named = [one for one in cited if isinstance(one, Cited)]
            return [*ready, *evidence_of_all(self._archive, connection, named)]
