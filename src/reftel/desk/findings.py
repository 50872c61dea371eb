# ruff: noqa: PLC0415 - each kind of work is loaded when it is asked for: an account must not wait for finders
"""What texts say, as one reader may see it and decide on it: the findings' part of the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from reftel.archive.archive import Archive
from reftel.archive.counts import Recent
from reftel.archive.findings_account import Faulty, Recently, Through, counts, faulty_copies, through
from reftel.archive.findings_listing import FindingRow, Sought, finding_rows
from reftel.desk.finding_version import finder_version
from reftel.desk.reader import Reader
from reftel.telegram.text import Span

if TYPE_CHECKING:
    from reftel.archive.findings_decisions import Decision
    from reftel.desk.deciding import Said, Wish
    from reftel.desk.finding_pass import FoundThrough, PassOptions
    from reftel.desk.finding_views import FindingsShown, FindingView
    from reftel.desk.model_finder import Asked, Model

__all__ = ["FindingsDesk", "FindingsStanding", "Sought"]

_RECENT: "WeakKeyDictionary[Archive, Recently]" = WeakKeyDictionary()
"""What was counted lately in each open archive."""


@dataclass(frozen=True, slots=True)
class FindingsStanding:
    """How far the finders are: copies looked through, waiting, failed at; findings by kind and state."""

    done: int
    waiting: int
    faults: int
    counts: dict[str, dict[str, int]] = field(default_factory=dict)


class FindingsDesk:
    """Findings of one archive as one reader may use them."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self.reader = reader

    def of(self, name: str, *, rejected: bool = False, names: bool = False) -> "FindingsShown":
        """What the telegram of this name says, suggested and decided; rejected findings where asked for.

        Private persons in legal cases stand by role and initials unless the reader asks for `names`.
        """
        from reftel.desk.finding_reading import shown_findings
        from reftel.desk.reading import the_one

        row = the_one(self._archive, name)
        with self._archive.reading() as connection:
            return shown_findings(self._archive, connection, self.reader, row, rejected=rejected, names=names)

    def list(self, sought: Sought, *, names: bool = False) -> "Sequence[FindingView]":
        """Findings across telegrams, a page of them."""
        from reftel.archive.telegrams import rows_by_number
        from reftel.desk.finding_reading import opened_copies, views_of

        with self._archive.reading() as connection:
            rows = [*finding_rows(connection, sought)]
            telegrams = rows_by_number(connection, [*dict.fromkeys(row.telegram for row in rows)])
            views: dict[tuple[object, ...], FindingView] = {}
            for number, telegram in telegrams.items():
                opened = opened_copies(self._archive, connection, number)
                for view in views_of(self._archive, connection, self.reader, telegram, opened, names=names):
                    views[_key(view.key)] = view
        return [views[_key(row)] for row in rows if _key(row) in views]

    def waiting(self, kinds: Sequence[str] = (), limit: int = 50, offset: int = 0) -> "Sequence[FindingView]":
        """Suggestions nobody decided on, of the newest telegrams first: the list for triage."""
        return self.list(Sought(kinds=kinds, states=("suggested",), limit=limit, offset=offset))

    def decide(
        self,
        name: str,
        wish: "Wish",
        *,
        values: Mapping[str, object] | None = None,
        reason: str | None = None,
    ) -> "Said":
        """Confirm, correct or reject a finding; corrected ones name the values that are right."""
        from reftel.desk.deciding import decide

        return decide(self._archive, self.reader, name, wish, values=values, reason=reason)

    def add(
        self,
        telegram: str,
        *,
        kind: str,
        quote: str | Span,
        values: Mapping[str, object],
        reason: str | None = None,
    ) -> "Said":
        """Add what nobody found, with the words of the text it rests on."""
        from reftel.desk.deciding import add_by_hand

        return add_by_hand(
            self._archive, self.reader, telegram, kind=kind, quote=quote, values=values, reason=reason
        )

    def undo(self, name: str, reason: str | None = None) -> "Said":
        """Take the last decision about a finding back; a further decision."""
        from reftel.desk.deciding import undo

        return undo(self._archive, self.reader, name, reason)

    def decisions(self, limit: int = 50, offset: int = 0) -> "Sequence[Decision]":
        """What was decided last, the newest first."""
        from reftel.archive.findings_decisions import recent

        with self._archive.reading() as connection:
            return recent(connection, limit, offset)

    def look_through(self, options: "PassOptions | None" = None) -> "FoundThrough":
        """Look through every copy that waits; goes on where it was stopped."""
        from reftel.desk.finding_pass import PassOptions, look_through

        return look_through(self._archive, options or PassOptions())

    def ask_model(
        self, model: "Model", names: Sequence[str] = (), options: "PassOptions | None" = None
    ) -> "Asked":
        """Send these telegrams, or every one it was not asked about, to a language model; see `Model`."""
        from reftel.desk.finding_pass import PassOptions
        from reftel.desk.finding_reading import shown_numbers
        from reftel.desk.model_finder import ask_model

        copies = shown_numbers(self._archive, names) if names else None
        return ask_model(self._archive, self.reader, model, options or PassOptions(), copies)

    def standing(self, *, counted: bool = False) -> FindingsStanding:
        """How far the finders are; `counted` also counts findings by kind and state."""
        with self._archive.reading() as connection:
            found: Through = through(connection, finder_version(self._archive))
            kinds = counts(connection, _RECENT.setdefault(self._archive, Recent(1))) if counted else {}
        return FindingsStanding(found.done, found.waiting, found.faults, kinds)

    def faulty(self, limit: int | None = None) -> "Sequence[Faulty]":
        """The copies that could not be looked through, with the reasons; each pass tries them again."""
        with self._archive.reading() as connection:
            return faulty_copies(connection, limit)


def _key(row: FindingRow | tuple[int, str, str, int]) -> tuple[object, ...]:
    if isinstance(row, FindingRow):
        return row.copy, row.kind, row.source, row.position
    return row
