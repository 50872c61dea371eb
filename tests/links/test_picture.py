import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reftel.links.axis import axis_of
from reftel.links.drawing import draw, draw_names, draw_plot
from reftel.links.lanes import Arrow, Dot, Picture, lay_out

_POSTS = ("STATE", "OSLO", "LIMA", "SUVA", "ROME")
_DOTS = st.lists(
    st.tuples(st.sampled_from(_POSTS), st.none() | st.dates(dt.date(1973, 1, 1), dt.date(2010, 1, 1))),
    min_size=1,
    max_size=220,
)


def _dots(pairs: list[tuple[str, dt.date | None]]) -> list[Dot]:
    return [
        Dot(f"75{post}{at + 1}", post, day.isoformat() if day else None, None, None)
        for at, (post, day) in enumerate(pairs)
    ]


def _exchange(count: int) -> Picture:
    first = dt.date(1975, 3, 1)
    dots = _dots([(_POSTS[at % 3], first + dt.timedelta(days=at * at % 90)) for at in range(count)])
    arrows = [Arrow(later.key, earlier.key) for earlier, later in pairwise(dots)]
    return lay_out(dots, arrows)


@given(_DOTS)
def test_every_telegram_stands_in_its_lane_and_none_upon_another(
    pairs: list[tuple[str, dt.date | None]],
) -> None:
    picture = lay_out(_dots(pairs), [])
    lanes = {lane.name: lane for lane in picture.lanes}
    assert len(picture.placed) == len(pairs)
    for one in picture.placed:
        lane = lanes[one.dot.post]
        assert lane.top < one.y < lane.top + lane.height
        assert picture.names < one.x <= picture.width
    rows: dict[float, list[float]] = {}
    for one in picture.placed:
        rows.setdefault(one.y, []).append(one.x)
    for places in rows.values():
        places.sort()
        assert all(later - earlier >= 14 for earlier, later in pairwise(places))


@given(st.lists(st.dates(), min_size=1, max_size=60))
def test_later_days_stand_to_the_right(days: list[dt.date]) -> None:
    axis = axis_of(days, 100, 900)
    places = [axis.place(day) for day in sorted(set(days))]
    assert places == sorted(places)
    assert all(100 <= place <= 900.001 for place in places)
    assert len(axis.folds) <= 4


def test_a_long_silence_is_folded() -> None:
    month = [dt.date(1985, 5, day) for day in range(1, 29)]
    axis = axis_of([dt.date(1974, 1, 1), *month], 0, 900)
    assert len(axis.folds) == 1
    assert axis.place(month[0]) < 200


def test_days_that_are_near_to_each_other_are_not_folded() -> None:
    assert not axis_of([dt.date(1985, 5, 1), dt.date(1985, 5, 20)], 0, 900).folds


@pytest.mark.parametrize("count", [1, 2, 5, 200])
def test_the_picture_is_well_formed_and_high_enough_for_its_lanes(count: int) -> None:
    picture = _exchange(count)
    for drawn in (draw(picture, "An exchange"), draw_plot(picture, "An exchange"), draw_names(picture)):
        etree.fromstring(drawn.encode())
    assert picture.height < 900


def test_few_telegrams_all_have_their_numbers_written_and_of_many_only_some() -> None:
    assert all(one.named for one in _exchange(40).placed)
    assert sum(one.named for one in _exchange(200).placed) < 30


def test_the_one_asked_for_is_named_among_many() -> None:
    dots = _dots([("OSLO", dt.date(1975, 1, 1 + at % 28)) for at in range(100)])
    dots[50] = Dot("75OSLO9999", "OSLO", "1975-02-03", None, "request", is_start=True)
    placed = {one.dot.key: one for one in lay_out(dots, []).placed}
    assert placed["75OSLO9999"].named


def test_what_a_telegram_says_cannot_break_the_picture() -> None:
    dot = Dot("75OSLO1", "OSLO", "1975-01-01", '<script>"&', "reply", href='/t/"><script>')
    drawn = draw(lay_out([dot], []), "</title><script>")
    assert b"<script" not in etree.tostring(etree.fromstring(drawn.encode()))


def test_a_link_to_a_telegram_that_is_not_shown_is_left_out() -> None:
    picture = lay_out(_dots([("OSLO", dt.date(1975, 1, 1))]), [Arrow("75OSLO1", "75OSLO2")])
    assert not picture.arrows


def test_the_department_has_the_first_lane() -> None:
    days = [("OSLO", dt.date(1975, 1, 1)), ("STATE", dt.date(1975, 1, 2))]
    assert [lane.name for lane in lay_out(_dots(list(days)), []).lanes] == ["STATE", "OSLO"]
