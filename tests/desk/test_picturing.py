import csv
import sys

import pytest

from reftel.desk.picturing import NoChartsError, picture_of, png_of, table_of
from reftel.desk.referring import Threaded, ThreadStep
from reftel.links.drawing import draw


def _step(mrn: str, post: str, day: str, *cites: str, answers: str | None = None) -> ThreadStep:
    return ThreadStep(mrn, mrn, day, post, "AN AFFAIR, AND MORE", "reply", answers, None, [], False, [*cites])


_THREAD = Threaded(
    "75OSLO9",
    [
        _step("75STATE5", "STATE", "1975-03-01"),
        _step("75OSLO9", "OSLO", "1975-03-04", "75STATE5", answers="75STATE5"),
        _step("75OSLO9", "OSLO", "1975-03-04"),  # a corrected copy of it
    ],
    is_cut=False,
)


def test_a_second_copy_is_no_second_telegram_of_the_picture() -> None:
    picture = picture_of(_THREAD)
    assert [one.dot.key for one in picture.placed] == ["75STATE5", "75OSLO9"]
    assert [(arrow.citing, arrow.cited, arrow.answers) for arrow in picture.arrows] == [
        ("75OSLO9", "75STATE5", True)
    ]


def test_the_table_has_a_line_for_every_step() -> None:
    rows = list(csv.reader(table_of(_THREAD)))
    assert [row[0] for row in rows] == ["mrn", "75STATE5", "75OSLO9", "75OSLO9"]
    assert rows[2][8:] == ["75STATE5", "AN AFFAIR, AND MORE"]


def test_points_are_made_of_the_picture() -> None:
    pytest.importorskip("vl_convert")
    assert png_of(draw(picture_of(_THREAD), "An exchange")).startswith(b"\x89PNG")


def test_without_the_extra_the_next_step_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(NoChartsError, match=r"reftel\[charts\]"):
        png_of("<svg/>")
