"""Days as tables write them are read, and what may mean two days is not guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.suspense.days import Order, day_in, order_in
from reftel.suspense.written import is_day


@pytest.mark.parametrize(
    "written",
    [
        "2006-10-05",
        "2006-10-05T09:30:00Z",
        "2006-10-05 00:00:00",
        "2006/10/05",
        "2006.10.5",
        "2006-10-5",
        "5 October 2006",
        "5th Oct. 2006",
        "05-Oct-2006",
        "October 5, 2006",
        "Oct 5th 2006",
        "05.10.2006",
    ],
)
def test_a_day_in_any_usual_form_is_read(written: str) -> None:
    assert day_in(written, None) == "2006-10-05"


@pytest.mark.parametrize(("order", "day"), [("dmy", "2006-10-05"), ("mdy", "2006-05-10"), (None, None)])
def test_two_numbers_are_a_day_only_where_their_order_is_known(order: Order | None, day: str | None) -> None:
    assert day_in("05/10/2006", order) == day
    assert day_in("07/07/2006", order) == "2006-07-07"


@pytest.mark.parametrize("written", ["31/31/2006", "2006-02-30", "5 Octember 2006", "June", "2006", "", "0"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert day_in(written, "dmy") is None


def test_the_order_is_told_by_days_that_leave_no_choice() -> None:
    assert order_in(["05/10/2006", "25/12/2006"]) == "dmy"
    assert order_in(["05/10/2006", "12/25/2006 10:00"]) == "mdy"
    assert order_in(["05/10/2006", "2006-01-01"]) is None
    assert order_in(["25/12/2006", "12/25/2006"]) is None


@given(st.text(max_size=40), st.sampled_from(["dmy", "mdy", None]))
def test_any_words_are_a_day_or_none(written: str, order: Order | None) -> None:
    found = day_in(written, order)
    assert found is None or is_day(found)
