import datetime as dt

import pytest

from reftel.query.days import days_in_words, print_days, read_days


@pytest.mark.parametrize(
    ("written", "printed", "said"),
    [
        ("1974", "1974", "1974"),
        ("1974-03", "1974-03", "March 1974"),
        ("1974-3", "1974-03", "March 1974"),
        ("1974-03-12", "1974-03-12", "12 March 1974"),
        ("1974-03..1974-06", "1974-03..1974-06", "March to June 1974"),
        ("1974-06..1974-03", "1974-03..1974-06", "March to June 1974"),
        ("1974..1976", "1974..1976", "1974 to 1976"),
        ("1974-11..1975-02", "1974-11..1975-02", "November 1974 to February 1975"),
        ("..1974", "..1974-12-31", "up to 31 December 1974"),
        ("1974..", "1974-01-01..", "from 1 January 1974 on"),
        (">=1974-03", "1974-03-01..", "from 1 March 1974 on"),
        (">1974-03", "1974-04-01..", "from 1 April 1974 on"),
        ("<1974", "..1973-12-31", "up to 31 December 1973"),
        ("<=1974", "..1974-12-31", "up to 31 December 1974"),
        ("1970s", "1970..1979", "1970 to 1979"),
        ("March 1974", "1974-03", "March 1974"),
        ("sept 06", "2006-09", "September 2006"),
        ("6 SEP 06", "2006-09-06", "6 September 2006"),
        ("September 6, 2006", "2006-09-06", "6 September 2006"),
        ("last quarter 1974", "1974-10..1974-12", "October to December 1974"),
        ("Q2 of 1974", "1974-04..1974-06", "April to June 1974"),
        ("first half of 1974", "1974-01..1974-06", "January to June 1974"),
        ("early 1974", "1974-01..1974-04", "January to April 1974"),
        ("march 1974..june 1974", "1974-03..1974-06", "March to June 1974"),
    ],
)
def test_stretches_of_time_are_read_printed_and_said(written: str, printed: str, said: str) -> None:
    stretch = read_days(written)
    assert stretch is not None
    assert print_days(*stretch) == printed
    assert days_in_words(*stretch) == said
    assert read_days(printed) == stretch


@pytest.mark.parametrize(
    "written",
    ["", "..", "1974-13", "1974-02-30", "0000", "yesterday", "last quarter", "third half 1974", "ma 1974",
     "x" * 500, "99999", "1974-", "<", "31 feb 74", "second 1974"],
)  # fmt: skip
def test_what_is_no_stretch_of_time_is_none(written: str) -> None:
    assert read_days(written) is None


def test_the_ends_of_the_calendar_hold() -> None:
    assert read_days("9999") == (dt.date(9999, 1, 1), dt.date(9999, 12, 31))
    assert read_days(">9999-12-31") == (dt.date.max, None)
    assert read_days("<0001-01-01") == (None, dt.date.min)
