"""A fault at one copy stops nothing: it is counted, named, shown, and tried again by the next pass."""

import os
import signal
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection, update
from sqlalchemy.exc import OperationalError
from tests.desk.finding_desk import BODY, new_version, one, run
from tests.desk.made_findings import MadeFinder
from tests.desk.taking_in import take, write
from tests.made_telegrams import folder_of, telegram

from reftel.archive import findings_writing
from reftel.archive.archive import Archive
from reftel.archive.errors import ArchiveError
from reftel.archive.findings_settled import Decided
from reftel.archive.findings_writing import Looked
from reftel.archive.packing import Unpacker
from reftel.archive.schema import copies
from reftel.desk import finding_keeping, finding_pass
from reftel.desk.desk import Desk
from reftel.desk.spreading import Alone, WorkerLostError, spread

Decisions = Mapping[int, Sequence[Decided]] | None


def test_a_text_a_finder_fails_at_keeps_no_other_waiting(
    desk: Desk, finder: MadeFinder, tmp_path: Path
) -> None:
    finder.broken = "unikat2 "
    take(desk, folder_of(tmp_path / "in", 4))
    done = run(desk)
    assert (done.copies, done.faults) == (4, 1)
    standing = desk.findings.standing()
    assert (standing.done, standing.waiting, standing.faults) == (4, 0, 1)
    shown = desk.findings.of("05LISBON2")
    assert shown.findings == []
    assert shown.fault == "ZeroDivisionError: made to fail"
    [faulty] = desk.findings.faulty()
    assert (faulty.address, faulty.fault) == ("05LISBON2", shown.fault)


def test_the_next_pass_tries_again_what_was_at_fault(desk: Desk, finder: MadeFinder, tmp_path: Path) -> None:
    finder.broken = "unikat2 "
    take(desk, folder_of(tmp_path / "in", 4))
    run(desk)
    calls = finder.calls
    assert (run(desk).copies, finder.calls) == (1, calls + 1)
    finder.broken = None
    done = run(desk)
    assert (done.copies, done.faults) == (1, 0)
    assert desk.findings.faulty() == []
    assert run(desk).copies == 0


def test_what_was_decided_stays_where_the_finders_fail_later(
    desk: Desk, finder: MadeFinder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(desk, write(tmp_path / "t.txt", telegram(1, body=BODY)))
    run(desk)
    desk.findings.decide(one(desk, "promise").id, "confirm")
    finder.broken = "harbour"
    new_version(monkeypatch, "a later one")
    assert run(desk).faults == 1
    assert one(desk, "promise").state == "confirmed"
    assert desk.findings.standing(counted=True).counts == {"promise": {"confirmed": 1}}


def test_a_copy_that_cannot_be_unpacked_costs_itself_only(desk: Desk, tmp_path: Path) -> None:
    take(desk, folder_of(tmp_path / "in", 5))
    with desk._archive.database.writing() as connection:
        connection.execute(update(copies).where(copies.c.number == 3).values(body=b"no text of any kind"))
    done = run(desk)
    assert (done.copies, done.faults) == (5, 1)
    assert [each.copy for each in desk.findings.faulty()] == [3]
    assert desk.findings.standing().waiting == 0


def test_a_copy_that_cannot_be_written_costs_itself_only(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(desk, folder_of(tmp_path / "in", 5))
    whole = findings_writing.write_found

    def failing(connection: Connection, unpacker: Unpacker, page: list[Looked], source: str = "") -> int:
        if any(each.copy == 3 for each in page):
            raise UnicodeEncodeError("utf-8", "\udc80", 0, 1, "surrogates not allowed")
        return whole(connection, unpacker, page, source)

    monkeypatch.setattr(finding_keeping, "write_found", failing)
    done = run(desk)
    assert (done.copies, done.faults) == (5, 1)
    [faulty] = desk.findings.faulty()
    assert (faulty.copy, faulty.fault.partition(":")[0]) == (3, "UnicodeEncodeError")
    assert desk.findings.standing(counted=True).counts["promise"] == {"suggested": 4}
    monkeypatch.undo()
    assert len(run_again(desk)) == 0


def run_again(desk: Desk) -> list[str]:
    run(desk)
    return [each.fault for each in desk.findings.faulty()]


def test_a_telegram_that_cannot_be_settled_costs_itself_only(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for serial in range(1, 5):  # a second copy of each: all of them have to be settled
        take(desk, write(tmp_path / f"{serial}.txt", telegram(serial, body=BODY)))
    run(desk)
    for serial in range(1, 5):
        take(desk, write(tmp_path / f"{serial}b.txt", telegram(serial, body=BODY + "\n\n4. More of it.")))
    whole = findings_writing.settle_telegrams

    def failing(
        connection: Connection, unpacker: Unpacker, numbers: Iterable[int], decided: Decisions = None
    ) -> None:
        numbers = list(numbers)
        if 2 in numbers:
            raise KeyError("made to fail")
        whole(connection, unpacker, numbers, decided)

    monkeypatch.setattr(findings_writing, "settle_telegrams", failing)
    run(desk)
    assert {each.address for each in desk.findings.faulty()} == {"05LISBON2"}
    monkeypatch.undo()
    assert run_again(desk) == []


def test_what_is_wrong_with_the_whole_archive_stops_the_pass(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(desk, folder_of(tmp_path / "in", 3))

    def full(*_: object) -> int:
        raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    monkeypatch.setattr(finding_keeping, "write_found", full)
    with pytest.raises(ArchiveError):
        run(desk)
    assert desk.findings.standing().waiting == 3
    assert desk.findings.faulty() == []


def deadly(archive: Archive, page: tuple[int, ...]) -> tuple[int, ...]:
    if 7 in page:
        os.kill(os.getpid(), signal.SIGKILL)
    assert archive.layout.folder.is_dir()
    return page


def pieces(page: tuple[int, ...]) -> list[tuple[int, ...]]:
    return [(number,) for number in page]


def lost(page: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(-number for number in page)


def test_a_worker_that_dies_costs_the_piece_it_died_of(desk: Desk) -> None:
    pages = [tuple(range(start, start + 3)) for start in range(0, 15, 3)]
    folder = desk._archive.layout.folder
    answers = spread(deadly, folder, pages, 2, 15, few=1, alone=Alone(pieces, lost))
    assert [number for answer in answers for number in answer] == [*range(7), -7, *range(8, 15)]


def test_a_worker_that_dies_stops_what_cannot_be_done_in_pieces(desk: Desk) -> None:
    with pytest.raises(WorkerLostError, match="killed"):
        list(spread(deadly, desk._archive.layout.folder, [(1,), (7,), (2,)], 2, 3, few=1))


def test_what_a_copy_that_kills_its_worker_leaves_says_so() -> None:
    [looked] = finding_pass._killed(("v", (5,)))
    assert (looked.copy, looked.reader, looked.packed) == (5, None, None)
    assert "killed" in (looked.fault or "")
