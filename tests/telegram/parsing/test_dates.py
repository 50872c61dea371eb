"""Date-time groups and days, as written and as damaged."""

import datetime as dt

import pytest

from reftel.telegram.parsing.dates import read_damaged_group, read_date, read_group

READ = {
    "R 121430Z MAR 75": "1975-03-12T14:30",
    "O R 061119Z SEP 06 ZFF4": "2006-09-06T11:19",
    "140930 Z MAY 73": "1973-05-14T09:30",
    "r 140930z may 75": "1975-05-14T09:30",
    "P 14O93OZ MAY 75": "1975-05-14T09:30",
    "R 140930Z MAY75": "1975-05-14T09:30",
    "R 1409302 MAY 75": "1975-05-14T09:30",
    "R 140930Z ZFF6 MAY 75": "1975-05-14T09:30",
    "R 140930Z MAY 2007": "2007-05-14T09:30",
    "R 22201TZ AUG 74": "1974-08-22T20:15",
    "R QRPOEPZ MAY 75": "1975-05-14T09:30",
    "R 142400Z MAY 75": "1975-05-15T00:00",
    "R 140930Z FEV 75": "1975-02-14T09:30",
    "R 301855Z JAN 7T4": "1974-01-30T18:55",
}


@pytest.mark.parametrize("written", READ)
def test_a_group_is_read_however_it_is_written(written: str) -> None:
    group = read_group(written)
    assert group is not None
    assert group.instant == dt.datetime.fromisoformat(READ[written]).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("R 140930Z MAY 75", None),
        ("P 14O93OZ MAY 75", "letters for figures"),
        ("R 1409302 MAY 75", "the zone letter is missing"),
        ("R 140930Z FEV 75", "the month is misspelt"),
        ("R 140930Z MAY", "the year is missing"),
        ("R 147930Z MAY 75", "there is no such time"),
    ],
)
def test_what_was_mended_is_told(written: str, fault: str | None) -> None:
    group = read_group(written)
    assert group is not None
    assert group.faults == ((fault,) if fault else ())


def test_a_missing_year_stays_unknown() -> None:
    group = read_group("R 140930Z MAY")
    assert group is not None
    assert (group.year, group.instant) == (None, None)
    assert group.at(1975) == dt.datetime(1975, 5, 14, 9, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "written", ["1430 HOURS IN MARCH 75", "R 121430 OF THE TEXT", "SUVA 140930", "A 12 MAR 75", "", "Z"]
)
def test_other_lines_are_no_group(written: str) -> None:
    assert read_group(written) is None


DAMAGED = {
    "R 281506Z EB 74": ("1974-02-28", True),
    "P 142052Z 1AR 79": ("1979-03-14", True),
    "R 1A51130Z DEC 06": ("2006-12-15", True),
    "1 052012Z JUN 74": ("1974-06-05", True),
    "P 242039ZWJAN 74": ("1974-01-24", True),
    "P 25201Z JAN 74": ("1974-01-25", False),
}


@pytest.mark.parametrize("written", DAMAGED)
def test_above_from_less_of_a_group_is_enough(written: str) -> None:
    day, timed = DAMAGED[written]
    group = read_damaged_group(written)
    assert group is not None
    assert f"{group.year}-{group.month:02}-{group.day:02}" == day
    assert (group.instant is not None) is timed


@pytest.mark.parametrize("written", ["R 101010Z J8N 74", "12345 67890", "R 081603Z MAPR 74"])
def test_a_month_that_could_be_two_is_not_guessed(written: str) -> None:
    assert read_damaged_group(written) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("09 JAN 1974", "1974-01-09"),
        ("02 aug 1979", "1979-08-02"),
        ("01-Jan-1994 12:00:00 am", "1994-01-01"),
        ("Wed Sep 06 00:00:00 +0200 2006", "2006-09-06"),
        ("May 14, 2012", "2012-05-14"),
        ("2012-05-14", "2012-05-14"),
        ("01 JAN 1960", None),
        ("31 FEB 1974", None),
        ("n/a", None),
    ],
)
def test_days_of_catalogues_and_attributes(written: str, day: str | None) -> None:
    found = read_date(written)
    assert (found.isoformat() if found else None) == day
