"""Decisions outlast every finder, and stand where their words stand."""

from pathlib import Path

import pytest
from tests.desk.finding_desk import BODY, new_version, one, run
from tests.desk.made_findings import MadeFinder
from tests.desk.taking_in import take, write
from tests.made_telegrams import telegram

from reftel.desk.desk import Desk
from reftel.desk.findings import Sought


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
