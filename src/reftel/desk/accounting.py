"""The account of an intake: two sums that agree, and how far it has come.

Files seen are those read, held before, refused, failed and pending; telegrams found in the files that were
read are new telegrams, new copies, and copies held before. Members of containers count as files, what is
no document at all (a desktop's own files) does not.
"""

from dataclasses import dataclass, fields

__all__ = ["IntakeReport", "Progress", "Sums", "Trouble"]


@dataclass(slots=True)
class Sums:
    """Both sums; a state a file can be in has a field of the same name."""

    seen: int = 0
    read: int = 0
    held: int = 0
    refused: int = 0
    failed: int = 0
    pending: int = 0
    telegrams: int = 0
    new_telegrams: int = 0
    new_copies: int = 0
    held_copies: int = 0

    def agree(self) -> bool:
        """Whether nothing is missing and nothing is counted twice."""
        files = self.read + self.held + self.refused + self.failed + self.pending
        return self.seen == files and self.telegrams == (
            self.new_telegrams + self.new_copies + self.held_copies
        )

    def as_dict(self) -> dict[str, int]:
        """Names and numbers."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(frozen=True, slots=True)
class Trouble:
    """A file that did not come in: why, and what can be done."""

    path: str
    state: str
    reason: str
    help: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an intake has come; `files` is None while they are still being counted.

    Where other things than files are worked on, `thing` says what they are.
    """

    stage: str
    done: int
    files: int | None
    telegrams: int = 0
    path: str | None = None
    thing: str | None = None


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What one intake came to.

    `troubles` holds the first of them (`status --failed` has all), `passed` counts what was no document,
    `stopped` says that it ended before all was done, `error` why, where nobody asked it to.
    """

    intake: int
    sums: Sums
    troubles: list[Trouble]
    passed: int
    stopped: bool
    seconds: float
    dry_run: bool = False
    error: str | None = None

    @property
    def is_clean(self) -> bool:
        """Whether all was taken in."""
        return not (self.sums.refused or self.sums.failed or self.sums.pending)
