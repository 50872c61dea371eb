"""Looking after an archive: what became of every file, undoing and taking down, checking, deriving again."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import StringIO

from sqlalchemy import func, select

from reftel.archive.account import (
    COUNTED,
    FileAccount,
    IntakeRow,
    all_files,
    all_intakes,
    file_sums,
    has_intake,
)
from reftel.archive.archive import Archive
from reftel.archive.counters import last_change
from reftel.archive.failpoints import pass_by
from reftel.archive.hold import Hold
from reftel.archive.linking import waiting_links
from reftel.archive.lock import is_held, who_holds
from reftel.archive.removal import Removed, take_down, undo_intake
from reftel.archive.schema import copies, telegrams
from reftel.archive.sections import Incomplete, incomplete
from reftel.archive.telegrams import Row
from reftel.archive.verify import Problem, problems
from reftel.desk.accounting import Sums
from reftel.desk.reader import Reader
from reftel.errors import ReftelError

__all__ = [
    "FileAccount",
    "Incomplete",
    "IntakeRow",
    "NoIntakeError",
    "Standing",
    "account_of_files",
    "check",
    "manifest",
    "standing",
    "take_away",
    "undo",
]


class NoIntakeError(ReftelError):
    """There is no such intake."""

    def __init__(self, number: int, state: str | None) -> None:
        why = "was undone before" if state == "undone" else "is not there"
        super().__init__(f"Intake {number} {why}. `reftel status` lists the intakes.")


@dataclass(frozen=True, slots=True)
class Standing:
    """How the archive stands.

    `unsearchable` telegrams are held and not yet in the index of words, `unlinked` ones have references that
    nobody looked up yet, `incomplete` ones lack sections.
    """

    telegrams: int
    copies: int
    sums: Sums
    intakes: list[IntakeRow]
    unsearchable: int
    unlinked: int
    holder: str | None
    incomplete: list[Incomplete] = field(default_factory=list)


def standing(archive: Archive, reader: Reader) -> Standing:  # noqa: ARG001 - policy `open` shows all
    """Sums over everything, and who is at work on it."""
    with archive.reading() as connection:
        held = archive.words.held()
        behind = last_change(connection) - held
        late = select(func.count()).select_from(telegrams).where(telegrams.c.change > held)
        return Standing(
            telegrams=connection.scalar(select(func.count()).select_from(telegrams)) or 0,
            copies=connection.scalar(select(func.count()).select_from(copies)) or 0,
            sums=Sums(**file_sums(connection)),
            intakes=all_intakes(connection),
            unsearchable=(connection.scalar(late) or 0) if behind else 0,
            unlinked=waiting_links(connection),
            holder=who_holds(archive.layout) if is_held(archive.layout) else None,
            incomplete=incomplete(connection),
        )


def account_of_files(
    archive: Archive,
    reader: Reader,  # noqa: ARG001 - policy `open` shows all
    *,
    troubled: bool = False,
    passed: bool = False,
    intake: int | None = None,
) -> Iterator[FileAccount]:
    """Every file with its state, or only those that did not come in, or those that no document can be in."""
    states = ("passed",) if passed else None if troubled else COUNTED
    with archive.reading() as connection:
        if intake is not None and not has_intake(connection, intake):
            raise NoIntakeError(intake, None)
        yield from all_files(connection, states, intake)


def manifest(archive: Archive, reader: Reader) -> Iterator[str]:
    """Every file as a line of CSV, under a heading."""
    names = ("path", "size", "sha256", "state", "reason", "telegrams", "intake")
    yield _csv_line(names)
    for each in account_of_files(archive, reader):
        yield _csv_line(tuple("" if (value := getattr(each, name)) is None else value for name in names))


def _csv_line(values: tuple[object, ...]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()


def undo(archive: Archive, hold: Hold, reader: Reader, intake: int) -> Removed:
    """Take out all that an intake brought, and note it in the journal."""
    states = {row.number: row.state for row in _intakes(archive)}
    if states.get(intake) in {None, "undone"}:
        raise NoIntakeError(intake, states.get(intake))
    hold.catch_up()
    reason = f"intake {intake} was undone by {reader.name}"
    with archive.database.writing() as connection:
        removed = undo_intake(connection, archive.unpacker(connection), intake, reason)
    _finish(archive, hold, removed)
    detail = {"telegrams": removed.addresses[:1000], "copies": removed.copies, "files": removed.files}
    archive.journal.note(reader.name, "undo intake", str(intake), detail)
    return removed


def take_away(archive: Archive, hold: Hold, reader: Reader, telegram: Row, reason: str) -> Removed:
    """Take a telegram down with all its copies, and note it in the journal."""
    hold.catch_up()
    with archive.database.writing() as connection:
        removed = take_down(connection, telegram.number, reason)
    _finish(archive, hold, removed)
    detail = {"copies": removed.copies, "reason": reason}
    archive.journal.note(reader.name, "take down", telegram.address, detail)
    return removed


def _finish(archive: Archive, hold: Hold, removed: Removed) -> None:
    pass_by("after-removal")
    for sha256, media in removed.originals:
        archive.originals.drop(sha256, media)
    hold.catch_up()
    hold.link()


def _intakes(archive: Archive) -> list[IntakeRow]:
    with archive.reading() as connection:
        return all_intakes(connection)


def check(archive: Archive, told: Callable[[str, int], None]) -> Iterator[Problem]:
    """Everything that is not as it should be."""
    with archive.reading() as connection:
        unpacker = archive.unpacker(connection)
        yield from problems(connection, unpacker, archive.originals, archive.words, told)
