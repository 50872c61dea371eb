"""Counts an intake while it runs, from what the archive says it wrote."""

from collections.abc import Iterable, Mapping

from reftel.archive.filing import FileRow
from reftel.desk.accounting import Sums, Trouble

__all__ = ["Tally"]

_TROUBLES_KEPT = 1_000
_IN_TROUBLE = frozenset({"refused", "failed", "pending"})


class Tally:
    """The running account; `left` is what was registered and has not come by yet."""

    def __init__(self) -> None:
        self.sums = Sums()
        self.troubles: list[Trouble] = []
        self.passed = 0

    def add(self, rows: Iterable[FileRow]) -> None:
        """Count files as they were written; a piece of a file that goes on is counted with its last."""
        for row in rows:
            if not row.incoming.complete:
                continue
            state = "held" if row.was_held else row.state
            if state == "passed":
                self.passed += 1
            elif state != "opened":
                self._count(state)
                self._count_telegrams(row, state)
            if state in _IN_TROUBLE:
                name = row.incoming.path + (f"!{row.incoming.member}" if row.incoming.member else "")
                self.trouble(name, state, row.incoming.reason or "", row.incoming.help)

    def _count_telegrams(self, row: FileRow, state: str) -> None:
        if state == "read":
            self.sums.telegrams += row.telegrams
            self.sums.new_telegrams += row.new_telegrams
            self.sums.new_copies += row.new_copies
            self.sums.held_copies += row.held_copies

    def _count(self, state: str) -> None:
        self.sums.seen += 1
        setattr(self.sums, state, getattr(self.sums, state) + 1)

    def hold(self, counts: Mapping[str, int], path: str, reason: str | None, advice: str | None) -> None:
        """A file whose bytes were held before, or a container of them; one with advice is told."""
        for state, count in counts.items():
            self.sums.seen += count
            setattr(self.sums, state, getattr(self.sums, state) + count)
            if state in _IN_TROUBLE:
                words = f"{count} of its members did not come in before"
                self.trouble(path, state, words, "`reftel add --retry` reads them once more")
        if advice:
            self.trouble(path, "held", reason or "", advice)

    def wait(self, files: int) -> None:
        """Files that were seen and not come to."""
        self.sums.seen += files
        self.sums.pending += files

    def trouble(self, path: str, state: str, reason: str, advice: str | None) -> None:
        """Keep the first of the files that did not come in."""
        if len(self.troubles) < _TROUBLES_KEPT:
            self.troubles.append(Trouble(path, state, reason, advice))
