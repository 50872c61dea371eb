"""What is due on a day, and when to look again at what has no date."""

import pytest
from tests.suspense.made_entries import ask, change, promise

from reftel.suspense.due import Standing, Wanted, days_late, fits, in_order, standing_on
from reftel.suspense.entry import Entry
from reftel.suspense.history import replay
from reftel.suspense.review import RULES, review_of

MADE = change(1, "made", "2004-09-24")


@pytest.mark.parametrize(
    ("day", "within", "stands"),
    [
        ("2004-10-30", 0, "later"),
        ("2004-10-30", 1, "due"),
        ("2004-10-31", 0, "due"),
        ("2004-11-01", 0, "overdue"),
    ],
)
def test_a_day_that_was_named_is_due_on_it_and_overdue_after(day: str, within: int, stands: Standing) -> None:
    assert standing_on(promise(), day, within) == stands


@pytest.mark.parametrize(
    ("entry", "day", "rule"),
    [
        (ask(), "2004-10-24", "ask-unanswered"),
        (ask(status="answered", answer="deferred"), "2004-11-23", "answer-deferred"),
        (ask(status="answered", answer="agreed"), "2004-12-23", "ask-agreed"),
        (promise(due_date=None), "2004-12-23", "promise-undated"),
        (promise(due_date=None, due_text="in the near future"), "2004-10-24", "said-to-be-soon"),
        (promise(status="partly_kept", completion=2, changed="2004-11-10"), "2005-02-08", "partly-done"),
    ],
)
def test_what_has_no_date_gets_one_by_a_named_rule(entry: Entry, day: str, rule: str) -> None:
    assert review_of(entry) == (day, rule)
    assert rule in RULES


@pytest.mark.parametrize(
    "entry",
    [promise(), promise(status="kept"), ask(status="answered", answer="refused"), ask(withdrawn=True)],
)
def test_what_has_a_date_or_is_settled_is_not_to_be_reviewed(entry: Entry) -> None:
    assert review_of(entry) == (None, None)


def test_a_review_moves_the_day_on() -> None:
    looked = change(2, "review", "2004-12-30")
    state = replay(promise(due_date=None), [MADE, looked])
    assert state.review_date == "2005-03-30"
    assert standing_on(state, "2005-01-01") == "later"
    assert standing_on(state, "2005-03-30") == "review"


def test_what_is_kept_in_part_is_looked_at_again_and_not_overdue() -> None:
    part = change(2, "status", "2004-10-20", {"status": "partly_kept", "completion": 2})
    state = replay(promise(), [MADE, part])
    assert state.review_date == "2005-01-18"
    assert standing_on(state, "2004-12-01") == "later"
    assert standing_on(state, "2005-01-18") == "review"


def test_days_late_count_from_the_day_to_look() -> None:
    assert days_late(promise(), "2004-11-03") == 3
    assert days_late(promise(), "2004-10-30") == -1
    assert days_late(promise(status="kept", due_date=None), "2004-10-30") is None


@pytest.mark.parametrize(
    ("wanted", "fit"),
    [
        (Wanted(), True),
        (Wanted(country="fj"), True),
        (Wanted(country="NZ"), False),
        (Wanted(party="minister"), True),
        (Wanted(party="Works"), True),
        (Wanted(party="mini"), False),
        (Wanted(party="works ambassador"), False),
        (Wanted(topic="etrd"), True),
        (Wanted(topic="ET"), False),
        (Wanted(kind="ask"), False),
        (Wanted(statuses=("open", "broken")), True),
        (Wanted(statuses=("broken",)), False),
        (Wanted(since="2004-09-24", until="2004-09-24"), True),
        (Wanted(since="2004-09-25"), False),
        (Wanted(until="2004-09-23"), False),
    ],
)
def test_everything_that_is_named_must_fit(wanted: Wanted, fit: bool) -> None:
    assert fits(promise(), wanted) is fit


def test_the_most_pressing_comes_first_and_what_has_no_day_last() -> None:
    late, none, soon = promise(id=1), promise(id=2, due_date=None), promise(id=3, due_date="2004-10-01")
    assert [one.id for one in in_order([late, none, soon])] == [3, 1, 2]
