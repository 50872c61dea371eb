"""The pass over all copies: each is looked through once, and again where there is reason to."""

import datetime as dt
from pathlib import Path

import pytest
from tests.desk.finding_desk import BODY, new_version, one, run
from tests.desk.made_findings import MadeFinder
from tests.desk.taking_in import take, write
from tests.made_telegrams import folder_of, telegram

from reftel.archive.errors import ArchiveBusyError
from reftel.archive.facts import add_set
from reftel.archive.findings_account import alone
from reftel.desk import finding_pass
from reftel.desk.desk import Desk
from reftel.desk.finding_pass import PassOptions
from reftel.desk.findings import Sought
from reftel.suspense.facts import OfficeHolder


def test_the_pass_looks_through_each_copy_once(desk: Desk, finder: MadeFinder, tmp_path: Path) -> None:
    take(desk, folder_of(tmp_path / "in", 10))
    assert desk.findings.standing().waiting == 10
    done = run(desk)
    assert (done.copies, done.counts, done.stopped) == (10, {"ask": 10, "promise": 10}, False)
    assert (run(desk).copies, finder.calls) == (0, 10)
    take(desk, folder_of(tmp_path / "more", 2, first=50))
    assert (run(desk).copies, finder.calls) == (2, 12)
    standing = desk.findings.standing(counted=True)
    assert (standing.done, standing.waiting, standing.faults) == (12, 0, 0)
    assert standing.counts == {"ask": {"suggested": 12}, "promise": {"suggested": 12}}


def test_a_new_version_of_the_finders_looks_again(
    desk: Desk, finder: MadeFinder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(desk, folder_of(tmp_path / "in", 3))
    run(desk)
    new_version(monkeypatch, "a later one")
    assert desk.findings.standing().waiting == 3
    finder.due = None
    assert run(desk).copies == 3
    assert one(desk, "promise").item == one(desk, "promise").item
    assert not desk.findings.list(Sought(due_since="2005"))


def test_a_text_that_is_read_anew_is_looked_through_again(
    desk: Desk, finder: MadeFinder, tmp_path: Path
) -> None:
    take(desk, folder_of(tmp_path / "in", 3))
    run(desk)
    desk.rebuild("records", every=True, workers=1, told=lambda *_: None)
    assert desk.findings.standing().waiting == 3
    assert run(desk).copies == 3
    assert finder.calls == 6


def test_a_stopped_pass_goes_on_where_it_stopped(
    desk: Desk, finder: MadeFinder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding_pass, "_PAGE", 2)
    monkeypatch.setattr(finding_pass, "_BATCH", 2)
    take(desk, folder_of(tmp_path / "in", 10))
    seen: list[int] = []
    options = PassOptions(
        workers=1, report=lambda progress: seen.append(progress.done), should_stop=lambda: len(seen) >= 2
    )
    done = desk.findings.look_through(options)
    assert (done.copies, done.stopped) == (4, True)
    assert desk.findings.standing().waiting == 6
    assert run(desk).copies == 6
    assert finder.calls == 10
    assert seen == [2, 4]


def holder(office: str, name: str) -> OfficeHolder:
    return OfficeHolder(
        office=office,
        place="Portugal",
        code="PT",
        name=name,
        surname=name.rsplit(maxsplit=1)[-1],
        started="2004-05",
        ended=None,
        status="served",
        note=None,
        source="a table",
        line=2,
    )


def test_a_table_of_office_holders_lets_every_copy_wait_and_is_handed_to_the_finders(
    desk: Desk, finder: MadeFinder, tmp_path: Path
) -> None:
    take(desk, folder_of(tmp_path / "in", 2))
    run(desk)
    before = finder.holders
    assert before is None
    with desk._archive.database.writing() as connection:
        number = add_set(
            connection,
            "office-holders",
            source="a.csv",
            sha256="0" * 64,
            author="local",
            rows=[holder("Ambassador", "Ana Marlow"), holder("Porter", "Bea Quint")],
        )
    assert number == 1
    assert desk.findings.standing().waiting == 2
    assert run(desk).copies == 2
    assert finder.holders is not None
    held = finder.holders.holder("ambassador", "PT", dt.date(2005, 1, 5))
    assert held is not None
    assert held.name == "Ana Marlow"
    assert desk.findings.standing().waiting == 0


def test_two_passes_do_not_run_at_once(desk: Desk, tmp_path: Path) -> None:
    take(desk, folder_of(tmp_path / "in", 1))
    with alone(desk._archive.layout), pytest.raises(ArchiveBusyError, match="looks for findings"):
        run(desk)


def test_what_the_pass_has_not_come_to_is_found_for_the_answer(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "t.txt", telegram(1, body=BODY)))
    shown = desk.findings.of("05LISBON1")
    assert shown.waiting
    assert [view.kind for view in shown.findings] == ["ask", "response", "promise"]
    said = desk.findings.decide(shown.findings[0].id, "confirm")
    assert said.finding is not None
    run(desk)
    after = desk.findings.of("05LISBON1")
    assert not after.waiting
    assert [(view.id, view.state) for view in after.findings] == [
        (view.id, "confirmed" if view.kind == "ask" else "suggested") for view in shown.findings
    ]
