"""What texts say, found once, and decided by people whose decisions outlast every finder."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError
from tests.desk.made_findings import MadeFinder
from tests.desk.taking_in import take, write
from tests.made_telegrams import folder_of, telegram

from reftel.archive.errors import ArchiveBusyError
from reftel.archive.facts import add_set
from reftel.archive.findings_account import alone
from reftel.desk import finding_pass, finding_version
from reftel.desk.deciding import FindingError
from reftel.desk.desk import Desk, open_desk
from reftel.desk.finding_export import as_contract
from reftel.desk.finding_pass import FoundThrough, PassOptions
from reftel.desk.finding_views import FindingView, read_name
from reftel.desk.findings import Sought
from reftel.desk.reading import NotOneError
from reftel.suspense.facts import OfficeHolder

BODY = (
    "1. The harbour master asked when the crane would be mended. The consul agreed to look.\n\n"
    "2. The consul promised an answer by the end of the month. The pilot boat is old.\n\n"
    "3. Comment. Nobody knows."
)


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> MadeFinder:
    made = MadeFinder()
    monkeypatch.setattr(finding_pass, "find", made)
    return made


@pytest.fixture
def desk(tmp_path: Path, finder: MadeFinder) -> Iterator[Desk]:
    assert finder.calls == 0
    with open_desk(tmp_path / "archive", create=True) as opened:
        yield opened


def run(desk: Desk, *, every: bool = False) -> FoundThrough:
    return desk.findings.look_through(PassOptions(every=every, workers=1))


def one(desk: Desk, kind: str, name: str = "05LISBON1") -> FindingView:
    (view,) = [view for view in desk.findings.of(name, rejected=True).findings if view.kind == kind]
    return view


def new_version(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setattr(finding_version, "FINDER", version)


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


def test_every_finding_is_shown_with_its_sentence_and_place(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "t.txt", telegram(1, body=BODY)))
    run(desk)
    opened = desk.open("05LISBON1")
    assert opened.view is not None
    for view in desk.findings.of("05LISBON1").findings:
        assert view.quote in view.sentence
        assert view.span is not None
        assert " ".join(opened.view.copy.text[slice(*view.span)].split()) == view.quote
        assert read_name(view.id) is not None
    assert one(desk, "response").answers == one(desk, "ask").id
    assert one(desk, "promise").words == (
        "The consul promises: an answer by the end of the month (2005-02-01)"
    )


def test_a_finding_is_confirmed_corrected_rejected_and_taken_back(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "t.txt", telegram(1, body=BODY)))
    run(desk)
    name = one(desk, "promise").id
    confirmed = desk.findings.decide(name, "confirm", reason="read it").finding
    assert confirmed is not None
    assert confirmed.decided is not None
    assert (confirmed.id, confirmed.state, confirmed.decided.author) == (name, "confirmed", "local")
    assert confirmed.decided.reason == "read it"
    corrected = desk.findings.decide(name, "correct", values={"due_date": "2005-01-31"}).finding
    assert corrected is not None
    assert (corrected.state, corrected.subject) == ("corrected", confirmed.subject)
    assert "2005-01-31" in corrected.words
    assert corrected.was == "The consul promises: an answer by the end of the month (2005-02-01)"
    desk.findings.decide(name, "reject")
    assert [view.kind for view in desk.findings.of("05LISBON1").findings] == ["ask", "response"]
    for state in ("corrected", "confirmed", "suggested"):
        assert desk.findings.undo(name).finding is not None
        assert one(desk, "promise").state == state
    with pytest.raises(FindingError, match="Nothing is decided"):
        desk.findings.undo(name)
    assert [each.verdict for each in desk.findings.decisions()] == [
        *["undone"] * 3,
        "rejected",
        "corrected",
        "confirmed",
    ]
    actions = [entry.action for entry in desk._archive.journal.entries()]
    assert actions == ["finding confirmed", "finding corrected", "finding rejected", *["finding undone"] * 3]


def test_what_nobody_found_is_added_by_hand(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "t.txt", telegram(1, body=BODY)))
    run(desk)
    added = desk.findings.add(
        "05LISBON1", kind="assessment", quote="Nobody  knows", values={"stance": "negative", "by": "post"}
    ).finding
    assert added is not None
    assert (added.state, added.source, added.paragraph, added.quote) == ("added", "hand", 3, "Nobody knows")
    assert added.id == f"d{added.subject}"
    assert desk.findings.standing(counted=True).counts["assessment"] == {"added": 1}
    assert added.id in {view.id for view in desk.findings.of("05LISBON1").findings}
    assert desk.findings.undo(added.id).finding is None
    assert "assessment" not in desk.findings.standing(counted=True).counts
    with pytest.raises(FindingError, match="Nothing is decided"):
        desk.findings.undo(added.id)


@pytest.mark.parametrize(
    ("kind", "quote", "values", "words"),
    [
        ("asks", "Nobody knows", {}, "no findings of kind"),
        ("ask", "The consul", {}, "more than once"),
        ("ask", "There is no such thing", {}, "do not stand"),
        ("ask", (5, 5), {}, "no words from"),
        ("ask", (5, 10**9), {}, "no words from"),
        ("ask", "Nobody knows", {"due": "2005"}, "its keys are by, to, what, polarity"),
        ("ask", "Nobody knows", {"polarity": "beg"}, "That cannot be"),
        ("promise", "Nobody knows", {"due_date": "soon"}, "no day"),
        ("rating", "Nobody knows", {}, "scale"),
    ],
)
def test_what_cannot_be_added_is_refused_with_the_reason(
    desk: Desk,
    tmp_path: Path,
    *,
    kind: str,
    quote: str | tuple[int, int],
    values: dict[str, object],
    words: str,
) -> None:
    take(desk, write(tmp_path / "t.txt", telegram(1, body=BODY)))
    with pytest.raises(FindingError, match=words):
        desk.findings.add("05LISBON1", kind=kind, quote=quote, values=values)
    assert desk.findings.decisions() == []


@pytest.mark.parametrize("name", ["", "x", "d0", "d99", "1-ask-99999", "999-ask-1", "1-asks-3", "1-ask-1z"])
def test_a_name_that_means_no_finding_is_refused(desk: Desk, tmp_path: Path, name: str) -> None:
    take(desk, write(tmp_path / "t.txt", telegram(1, body=BODY)))
    run(desk)
    with pytest.raises(FindingError):
        desk.findings.decide(name, "confirm")
    with pytest.raises(FindingError):
        desk.findings.undo(name)
    with pytest.raises(NotOneError):
        desk.findings.of("05LISBON77")


def test_decisions_outlast_every_later_finder(
    desk: Desk, finder: MadeFinder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(desk, write(tmp_path / "t.txt", telegram(1, body=BODY)))
    run(desk)
    desk.findings.decide(one(desk, "promise").id, "correct", values={"due_date": "2005-01-31"})
    desk.findings.decide(one(desk, "ask").id, "reject")
    before = [(view.state, view.words) for view in (one(desk, "ask"), one(desk, "promise"))]
    for version in ("shorter", "blind", "again"):
        finder.shorter, finder.blind = version == "shorter", version == "blind"
        new_version(monkeypatch, version)
        run(desk)
        desk.rebuild("records", every=True, workers=1, told=lambda *_: None)
        run(desk)
        assert [view.state for view in (one(desk, "ask"), one(desk, "promise"))] == ["rejected", "corrected"]
        assert desk.findings.standing(counted=True).counts["promise"] == {"corrected": 1}
        assert one(desk, "promise").item.quote.startswith("The consul promised")
        waiting = desk.findings.waiting(("ask", "promise"))
        assert waiting == []
    assert [(view.state, view.words) for view in (one(desk, "ask"), one(desk, "promise"))] == before


def test_a_decision_shows_on_the_fuller_copy_where_its_words_stand_once(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "a.txt", telegram(1, body=BODY)))
    run(desk)
    first = one(desk, "promise")
    desk.findings.decide(first.id, "confirm")
    longer = BODY.replace("an answer by the", "an\nanswer by the") + "\n\n4. More of it, and more still."
    take(desk, write(tmp_path / "b.txt", telegram(1, body=longer)))
    assert desk.findings.standing().waiting == 1
    for _ in range(2):
        shown = one(desk, "promise")
        assert (shown.state, shown.adrift, shown.subject) == ("confirmed", None, 1)
        assert shown.sha256 != first.sha256
        assert shown.span is not None
        run(desk)
    assert desk.findings.standing(counted=True).counts["promise"] == {"confirmed": 1}
    desk.findings.undo(one(desk, "promise").id)
    assert one(desk, "promise").state == "suggested"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("promised an answer", "promised a reply"), "do not stand"),
        (("Comment.", "The consul promised an answer by the end of the month. Comment."), "more than once"),
    ],
)
def test_a_decision_whose_text_has_changed_is_kept_and_says_so(
    desk: Desk, finder: MadeFinder, tmp_path: Path, change: tuple[str, str], why: str
) -> None:
    take(desk, write(tmp_path / "a.txt", telegram(1, body=BODY)))
    run(desk)
    desk.findings.decide(one(desk, "promise").id, "confirm")
    finder.blind = True
    take(desk, write(tmp_path / "b.txt", telegram(1, body=BODY.replace(*change) + "\n\n4. More and more.")))
    run(desk)
    kept = one(desk, "promise")
    assert kept.adrift is not None
    assert why in kept.adrift
    assert (kept.state, kept.span, kept.quote) == (
        "confirmed",
        None,
        "The consul promised an answer by the end of the month",
    )
    assert desk.findings.standing(counted=True).counts["promise"] == {"confirmed": 1}
    assert [view.id for view in desk.findings.list(Sought(kinds=("promise",)))] == [kept.id]
    rejected = desk.findings.decide(kept.id, "reject").finding
    assert rejected is not None
    assert rejected.state == "rejected"
    desk.findings.undo(kept.id)
    assert one(desk, "promise").state == "confirmed"


def test_a_decision_comes_back_with_its_text(desk: Desk, tmp_path: Path) -> None:
    place = write(tmp_path / "a.txt", telegram(1, body=BODY))
    take(desk, place)
    run(desk)
    desk.findings.decide(one(desk, "promise").id, "confirm")
    desk.undo(1)
    assert desk.findings.standing(counted=True).counts == {}
    take(desk, place)
    assert one(desk, "promise").state == "confirmed"
    run(desk)
    assert one(desk, "promise").state == "confirmed"
    assert desk.findings.standing(counted=True).counts["promise"] == {"confirmed": 1}


def test_where_a_copy_goes_what_is_shown_comes_from_another(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "a.txt", telegram(1, body=BODY)))
    take(desk, write(tmp_path / "b.txt", telegram(1, body=BODY + "\n\n4. The pilot asked for oil and rope.")))
    run(desk)
    assert len(desk.findings.list(Sought(kinds=("ask",)))) == 2
    desk.findings.decide(desk.findings.list(Sought(kinds=("promise",)))[0].id, "confirm")
    desk.undo(2)
    assert len(desk.findings.list(Sought(kinds=("ask",)))) == 1
    run(desk)
    assert one(desk, "promise").state == "confirmed"
    assert desk.findings.standing(counted=True).counts == {
        "ask": {"suggested": 1},
        "response": {"suggested": 1},
        "promise": {"confirmed": 1},
    }


def test_lists_are_chosen_by_kind_state_party_country_and_day(desk: Desk, tmp_path: Path) -> None:
    take(desk, folder_of(tmp_path / "in", 30))
    run(desk)
    room = desk.findings
    assert len(room.waiting()) == 50
    assert len(room.waiting(limit=100)) == 60
    days = [view.telegram.date for view in room.waiting(("ask",), limit=10)]
    assert days == sorted(days, key=str, reverse=True)
    oldest = room.list(Sought(kinds=("promise",), oldest=True, limit=5, offset=1))
    assert [view.telegram.mrn for view in oldest] == [f"05LISBON{serial}" for serial in range(2, 7)]
    assert len(room.list(Sought(by="harbour  MASTER", limit=None))) == 30
    assert len(room.list(Sought(about="consul", since="2005-01-10", until="2005-01", limit=None))) == 22
    assert len(room.list(Sought(country="PT", kinds=("ask",), limit=None))) == 30
    assert room.list(Sought(country="FR")) == []
    assert len(room.list(Sought(due_since="2005-02-01", due_until="2005-02", limit=None))) == 30
    decided = room.decide(room.waiting(("ask",), 1)[0].id, "reject")
    assert decided.finding is not None
    assert len(room.waiting(("ask",), 100)) == 29
    assert len(room.list(Sought(states=("rejected",)))) == 1


def test_as_the_contract_has_it_each_item_tells_its_state(desk: Desk, tmp_path: Path) -> None:
    place = write(tmp_path / "two.txt", telegram(9) + telegram(1, body=BODY))
    take(desk, place)
    run(desk)
    desk.findings.decide(one(desk, "promise").id, "confirm")
    whole = place.read_text()
    told = as_contract(desk.findings.of("05LISBON1"))
    assert (told["mrn"], told["source"]) == ("05LISBON1", f"{place}#2")
    asks, responses, promises = told["asks"], told["responses"], told["promises"]
    assert isinstance(asks, list)
    assert isinstance(responses, list)
    assert isinstance(promises, list)
    assert responses[0]["to_ask"] == 0
    assert (asks[0]["state"], promises[0]["state"]) == ("suggested", "confirmed")
    assert promises[0]["decided"]["author"] == "local"
    for item in (*asks, *responses, *promises):
        assert " ".join(whole[slice(*item["span"])].split()) == item["quote"]


def test_decisions_can_be_added_and_nothing_else(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "t.txt", telegram(1, body=BODY)))
    desk.findings.decide(one(desk, "ask").id, "confirm")
    for statement in ("UPDATE decisions SET author = 'nobody'", "DELETE FROM decisions"):
        with (
            pytest.raises((DatabaseError, sqlite3.DatabaseError)),
            desk._archive.database.writing() as connection,
        ):
            connection.exec_driver_sql(statement)
    assert len(desk.findings.decisions()) == 1


def test_a_decision_needs_no_lock_of_the_intake(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "t.txt", telegram(1, body=BODY)))
    with desk._archive.locked("intake"):
        assert desk.findings.decide(one(desk, "ask").id, "confirm").number == 1
        assert run(desk).copies == 1
