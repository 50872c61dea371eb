"""The state of an entry follows from its history, on any day, whatever was taken back."""

from hypothesis import given
from hypothesis import strategies as st
from tests.suspense.made_entries import SOURCE, ask, change, promise

from reftel.suspense.entry import STATUSES, Change
from reftel.suspense.history import latest_standing, replay, standing

MADE = change(1, "made", "2004-09-24")
KEPT = change(2, "status", "2004-11-03", {"status": "kept", "completion": 4}, evidence=[SOURCE])


def test_an_entry_stands_on_a_day_as_it_stood_then() -> None:
    assert replay(promise(), [MADE, KEPT], "2004-11-02").status == "open"
    then = replay(promise(), [MADE, KEPT], "2004-11-03")
    assert (then.status, then.completion, then.closed, then.evidence) == ("kept", 4, "2004-11-03", [SOURCE])


def test_a_change_that_is_noted_later_takes_its_place_by_its_day() -> None:
    earlier = change(3, "status", "2004-10-15", {"status": "partly_kept", "completion": 2})
    assert replay(promise(), [MADE, KEPT, earlier]).status == "kept"
    assert replay(promise(), [MADE, KEPT, earlier], "2004-10-20").status == "partly_kept"


def test_undoing_takes_back_and_undoing_that_brings_it_again() -> None:
    back = change(3, "undo", "2005-01-01", undoes=2)
    assert replay(promise(), [MADE, KEPT, back]).status == "open"
    again = change(4, "undo", "2005-01-02", undoes=3)
    assert replay(promise(), [MADE, KEPT, back, again]).status == "kept"
    last = latest_standing([MADE, KEPT, back])
    assert last is not None
    assert last.number == 1


def test_an_entry_whose_entering_was_taken_back_is_withdrawn() -> None:
    assert replay(promise(), [MADE, change(2, "undo", "2004-10-01", undoes=1)]).withdrawn


def test_a_correction_sets_fields_and_can_empty_a_date() -> None:
    moved = change(2, "correct", "2004-10-20", {"due_date": "2004-12-01", "topics": ["EAID"], "what": None})
    state = replay(promise(), [MADE, moved])
    assert (state.due_date, state.topics, state.what) == (
        "2004-12-01",
        ["EAID"],
        "hand over a list of bridges",
    )
    emptied = change(3, "correct", "2004-10-21", {"due_date": None})
    state = replay(promise(), [MADE, moved, emptied])
    assert (state.due_date, state.review_date) == (None, "2004-12-23")


def test_reopening_forgets_the_answer_and_the_end() -> None:
    answered = change(2, "status", "2004-10-01", {"status": "answered", "completion": 0, "answer": "agreed"})
    closed = change(3, "status", "2004-11-01", {"status": "broken", "completion": 0})
    opened = change(4, "status", "2004-12-01", {"status": "open", "completion": 0})
    state = replay(ask(), [MADE, answered, closed, opened])
    assert (state.status, state.answer, state.closed) == ("open", None, None)


def test_the_same_paper_is_evidence_once() -> None:
    more = change(3, "evidence", "2004-12-01", evidence=[SOURCE])
    assert replay(promise(), [MADE, KEPT, more]).evidence == [SOURCE]


_DAYS = st.dates(min_value=__import__("datetime").date(2004, 9, 24)).map(lambda day: day.isoformat())
_CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("status"), _DAYS, st.sampled_from(STATUSES)),
        st.tuples(st.just("review"), _DAYS, st.none()),
        st.tuples(st.just("undo"), _DAYS, st.integers(1, 12)),
    ),
    max_size=12,
)


@given(_CHANGES)
def test_any_history_replays_and_its_order_of_noting_decides_nothing_but_ties(
    steps: list[tuple[str, str, object]],
) -> None:
    changes: list[Change] = [MADE]
    for number, (kind, day, value) in enumerate(steps, 2):
        if kind == "status":
            changes.append(change(number, "status", day, {"status": str(value), "completion": 1}))
        elif kind == "review":
            changes.append(change(number, "review", day))
        else:
            assert isinstance(value, int)
            changes.append(change(number, "undo", day, undoes=min(value, number - 1)))
    state = replay(promise(), changes)
    assert replay(promise(), list(reversed(changes))) == state
    assert replay(promise(), changes, "9999-12-31") == state
    assert {one.number for one in standing(changes)} <= {one.number for one in changes}
