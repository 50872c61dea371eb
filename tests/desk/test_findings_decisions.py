"""What a person says of a finding: confirmed, corrected, rejected, added, and taken back."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError
from tests.desk.finding_desk import BODY, one, run
from tests.desk.taking_in import take, write
from tests.made_telegrams import telegram

from reftel.desk.deciding import FindingError
from reftel.desk.desk import Desk
from reftel.desk.reading import NotOneError


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
