"""Which copies are of one telegram: by number and day, or by their texts; never by number alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.desk.taking_in import take, write
from tests.made_telegrams import telegram

from reftel.desk.desk import Desk, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "archive", create=True) as opened:
        yield opened


def test_copies_join_within_three_days(desk: Desk, tmp_path: Path) -> None:
    write(tmp_path / "in/a.txt", telegram(7, day=date(2005, 3, 1)))
    write(tmp_path / "in/b.txt", telegram(7, day=date(2005, 3, 4), body="1. Corrected text of another cut."))
    report = take(desk, tmp_path / "in")
    assert (report.sums.new_telegrams, report.sums.new_copies) == (1, 1)


def test_one_number_of_two_far_days_is_two_telegrams(desk: Desk, tmp_path: Path) -> None:
    write(tmp_path / "in/a.txt", telegram(7, day=date(2005, 3, 1)))
    write(tmp_path / "in/b.txt", telegram(7, day=date(2005, 9, 9), body="1. A wreck was raised off Cascais."))
    report = take(desk, tmp_path / "in")
    assert report.sums.new_telegrams == 2
    assert [row.address for row in desk.list()] == ["05LISBON7", "05LISBON7~2"]
    both = desk.open("05 LISBON 7")
    assert both.state == "several"
    assert [row.address for row in both.candidates] == ["05LISBON7", "05LISBON7~2"]
    assert desk.open("05LISBON7~2").state == "found"
    first = desk.open("05LISBON7~1")
    assert first.view is not None
    assert first.view.copy.record.date == "2005-03-01"
    assert desk.open("LISBON 7", "2005-09").state == "found"


def test_one_number_of_far_days_and_one_text_is_one_telegram(desk: Desk, tmp_path: Path) -> None:
    body = "1. " + " ".join(f"The pilot counted buoy {number} of the estuary." for number in range(80))
    write(tmp_path / "in/a.txt", telegram(7, day=date(2005, 3, 1), body=body))
    write(tmp_path / "in/b.txt", telegram(7, day=date(2005, 9, 9), body=body))
    assert take(desk, tmp_path / "in").sums.new_copies == 1


STORY = " ".join(f"The pilot counted buoy {number} off the estuary at dawn." for number in range(40))


def test_a_copy_without_a_number_joins_its_telegram_by_its_text(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "a.txt", telegram(7, body=f"1. {STORY}")))
    report = take(desk, write(tmp_path / "extract.txt", f"An extract.\n\n1. {STORY}\n"))
    assert (report.sums.new_telegrams, report.sums.new_copies) == (0, 1)
    assert [row.mrn for row in desk.list()] == ["05LISBON7"]


def test_a_copy_that_brings_a_number_names_the_telegram_held_without(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "extract.txt", f"An extract.\n\n1. {STORY}\n"))
    (before,) = desk.list()
    report = take(desk, write(tmp_path / "a.txt", telegram(7, body=f"1. {STORY} And so to bed.")))
    assert (report.sums.new_telegrams, report.sums.new_copies) == (0, 1)
    (after,) = desk.list()
    assert (after.mrn, after.address) == ("05LISBON7", "05LISBON7")
    moved = desk.open(before.address)
    assert moved.view is not None
    assert moved.view.address == "05LISBON7"
    assert desk.open("LISBON 7").state == "found"
    assert desk.search("buoy 17").total == 1


def test_copies_without_a_number_join_in_one_batch_and_over_two(desk: Desk, tmp_path: Path) -> None:
    write(tmp_path / "in/a.txt", f"First.\n\n{STORY}\n")
    write(tmp_path / "in/b.txt", f"Second.\n\n{STORY}\n")
    assert take(desk, tmp_path / "in").sums.new_telegrams == 1
    assert take(desk, write(tmp_path / "c.txt", f"Third.\n\n{STORY}\n")).sums.new_copies == 1


def test_one_text_under_two_numbers_is_two_telegrams(desk: Desk, tmp_path: Path) -> None:
    write(tmp_path / "in/a.txt", telegram(7, day=date(2005, 3, 1), body=f"1. {STORY}"))
    write(tmp_path / "in/b.txt", telegram(8, day=date(2005, 3, 1), body=f"1. {STORY}"))
    assert take(desk, tmp_path / "in").sums.new_telegrams == 2


def test_a_formula_of_another_day_does_not_join(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "a.txt", telegram(7, day=date(2005, 3, 1), body=f"1. {STORY}")))
    other = telegram(9, day=date(2005, 4, 1), body=f"1. {STORY}").replace("UNCLAS LISBON 000009", "UNCLAS")
    report = take(desk, write(tmp_path / "b.txt", other.replace("#0009/01", "")))
    assert report.sums.new_telegrams == 1
