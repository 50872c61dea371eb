"""Which telegram a key means: small worlds, stated by hand."""

from collections.abc import Callable, Sequence

import pytest

from reftel.links.resolve import Held, Neighbour, Resolution, impossible, misreadings, resolve


def _world(**keys: Sequence[tuple[int, str | None]]) -> Callable[[str], Sequence[Held]]:
    held = {key: [Held(number, day) for number, day in several] for key, several in keys.items()}
    return lambda key: held.get(key, [])


def test_one_telegram_of_that_number_written_before_is_meant() -> None:
    world = _world(OSLO12=[(7, "2006-03-01")])
    assert resolve("OSLO12", None, 1, "2006-03-09", world) == Resolution("held", 7)


def test_a_telegram_may_be_dated_a_day_after_one_that_cites_it() -> None:
    assert resolve("K", None, 1, "2006-03-01", _world(K=[(7, "2006-03-02")])).state == "held"


def test_what_was_written_later_is_never_meant_and_shown_as_a_suggestion() -> None:
    came = resolve("K", None, 1, "2006-03-01", _world(K=[(7, "2006-09-01")]))
    assert (came.state, came.target, came.candidates) == ("garbled", None, (7,))


def test_of_two_that_could_be_meant_none_is_chosen() -> None:
    came = resolve("K", None, 1, "2006-03-01", _world(K=[(9, "2006-01-15"), (7, "2006-01-01")]))
    assert (came.state, came.target, came.candidates) == ("ambiguous", None, (7, 9))


def test_of_two_the_one_already_written_is_meant() -> None:
    world = _world(K=[(9, "2006-08-15"), (7, "2006-01-01")])
    assert resolve("K", None, 1, "2006-03-01", world) == Resolution("held", 7)


def test_a_telegram_does_not_cite_itself() -> None:
    assert resolve("K", None, 7, "2006-03-01", _world(K=[(7, "2006-03-01")])).state == "not_held"


@pytest.mark.parametrize(("day", "state"), [("2005-12-20", "held"), ("2005-03-01", "not_held")])
def test_in_january_the_year_before_counts_for_its_last_weeks_only(day: str, state: str) -> None:
    came = resolve("06OSLO900", "05OSLO900", 1, "2006-01-04", _world(**{"05OSLO900": [(3, day)]}))
    assert came.state == state


def test_a_serial_far_above_what_the_post_reached_later_cannot_be() -> None:
    series = [Neighbour(100 + step, f"2006-0{2 + step}-01") for step in range(6)]
    assert impossible(2_100, "2006-02-15", series) == "later in that year the post had come only to 102"
    assert impossible(103, "2006-02-15", series) is None
    assert impossible(2_100, None, series) is None
    assert impossible(2_100, "2006-12-15", series) is None


def test_misreadings_are_one_slip_away() -> None:
    found = misreadings(1234)
    assert {1243, 123, 12340, 1134, 2134} <= found.keys()
    assert 1234 not in found
    assert 4321 not in found
    assert set(found.values()) == {1}
