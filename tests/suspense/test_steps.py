"""Which steps an entry may take, and that none goes without evidence."""

import pytest
from tests.suspense.made_entries import SOURCE, ask, promise

from reftel.suspense.entry import STATUSES, Evidence, Status
from reftel.suspense.steps import StepError, checked_evidence, next_of, status_of, step


@pytest.mark.parametrize("written", ["partly kept", "Partly-Kept", "PARTLY_KEPT", " partly  kept "])
def test_a_status_is_understood_however_it_is_typed(written: str) -> None:
    assert status_of(written) == "partly_kept"


def test_an_unknown_status_names_those_there_are() -> None:
    with pytest.raises(StepError, match="partly kept"):
        status_of("finished")


def test_a_promise_is_never_answered() -> None:
    with pytest.raises(StepError, match="only an ask"):
        step(promise(), "answered")
    assert "answered" not in next_of(promise())
    assert "answered" in next_of(ask())


@pytest.mark.parametrize(
    ("status", "points"), [("kept", 4), ("partly_kept", 2), ("broken", 0), ("overtaken", 0)]
)
def test_a_status_brings_the_usual_point_of_the_scale(status: Status, points: int) -> None:
    assert step(promise(), status) == {"status": status, "completion": points}


@pytest.mark.parametrize(
    ("status", "completion"),
    [("kept", 3), ("partly_kept", 0), ("partly_kept", 4), ("open", 4), ("broken", 5)],
)
def test_a_point_that_contradicts_the_status_is_refused(status: Status, completion: int) -> None:
    with pytest.raises(StepError, match="scale"):
        step(promise(status="partly_kept", completion=1), status, completion)


def test_what_was_reached_before_stays_where_nothing_is_said_of_it() -> None:
    assert step(promise(status="open", completion=3), "partly_kept")["completion"] == 3


def test_what_was_broken_may_still_be_kept_late_and_what_was_kept_is_not_answered_again() -> None:
    assert step(promise(status="broken"), "kept")["status"] == "kept"
    with pytest.raises(StepError, match="cannot become"):
        step(ask(status="kept"), "answered")


def test_an_answer_goes_with_being_answered_only() -> None:
    assert step(ask(), "answered", answer="refused")["answer"] == "refused"
    with pytest.raises(StepError, match="answer"):
        step(ask(), "kept", answer="agreed")


def test_what_was_withdrawn_takes_no_step() -> None:
    assert next_of(promise(withdrawn=True)) == ()
    with pytest.raises(StepError, match="withdrawn"):
        step(promise(withdrawn=True), "kept")


def test_every_next_status_that_is_offered_is_accepted() -> None:
    for status in STATUSES:
        for entry in (promise(status=status), ask(status=status)):
            if entry.kind == "promise" and status == "answered":
                continue
            for following in next_of(entry):
                assert step(entry, following)["status"] == following


def test_a_change_without_evidence_or_without_words_is_refused() -> None:
    with pytest.raises(StepError, match="evidence"):
        checked_evidence([], "A change")
    with pytest.raises(StepError, match="words"):
        checked_evidence([Evidence(quote=" ", address="04SUVA1")], "A change")
    with pytest.raises(StepError, match="stand in"):
        checked_evidence([Evidence(quote="words")], "A change")
    with pytest.raises(StepError, match="no day"):
        checked_evidence([Evidence(quote="words", document="a.pdf", date="2004-13-01")], "A change")
    assert checked_evidence([SOURCE], "A change") == [SOURCE]
