"""What may have become of a telegram, a post's share by month, and letters under one law."""

import datetime as dt

import pytest

from reftel.links.missing import MonthShare, fates, holder_of, look_first, monthly_share
from reftel.links.request import Law, Requester, Wanted, letter
from reftel.links.resolve import Neighbour

_TODAY = dt.date(2026, 3, 4)
_WANTED = Wanted(
    "74OSLO77", "AMEMBASSY OSLO", "1974-02-01", "1974-02-20", "HERRING", ["74STATE9", "74OSLO80"]
)


@pytest.mark.parametrize(
    ("post", "year", "words", "tags", "kinds"),
    [
        ("OSLO", 1974, "OSLO 77 (NODIS)", ["PFOR"], ["not_filed", "withdrawn", "on_film"]),
        ("OSLO", 1974, "OSLO 77", ["AFIN", "CVIS"], ["temporary", "withdrawn", "on_film"]),
        ("OSLO", 2006, "OSLO 77", ["PREL"], ["not_released"]),
        ("NORWAY", 1961, "Embtel 77", [], ["not_released"]),
        ("SECDEF", 1974, "SECDEF 121835Z", [], ["other_agency"]),
    ],
)
def test_what_it_may_be_goes_by_year_sender_and_the_words_around(
    post: str, year: int, words: str, tags: list[str], kinds: list[str]
) -> None:
    assert [fate.kind for fate in fates(post, year, words, tags, None)] == kinds


def test_a_number_that_cannot_be_is_first_of_all_misread() -> None:
    first = fates("OSLO", 1974, "", [], "later in that year the post had come only to 90")[0]
    assert (first.kind, first.why) == ("misread", "later in that year the post had come only to 90")


def test_holders_and_places_to_look() -> None:
    assert [holder_of("OSLO", year) for year in (1961, 1979, 1980, None)] == [
        "archives",
        "archives",
        "state",
        "archives",
    ]
    assert "aad.archives.gov" in look_first("OSLO", 1974)[0]
    assert "foia.state.gov" in look_first("OSLO", 1985)[0]
    assert "agency" in look_first("CIA", 1974)[0]


def test_serials_of_a_month_run_from_the_highest_of_the_month_before() -> None:
    series = [
        Neighbour(2, "2006-01-03"),
        Neighbour(10, "2006-01-30"),
        Neighbour(9, "2006-02-01"),
        Neighbour(14, "2006-02-20"),
    ]
    january, february = monthly_share(series)
    assert (january, january.missing) == (MonthShare("2006-01", 1, 10, 3), 0.7)
    assert (february, february.missing) == (MonthShare("2006-02", 11, 14, 1), 0.75)


@pytest.mark.parametrize(("law", "other"), [("foia", "13526"), ("mdr", "5 U.S.C. 552(a)")])
def test_a_letter_is_under_one_law(law: Law, other: str) -> None:
    words = "\n\n".join(letter("archives", law, [_WANTED], Requester("A. Reader", "Oslo"), _TODAY))
    assert other not in words
    assert "March 4, 2026" in words
    assert "1. Telegram 74OSLO77 from AMEMBASSY OSLO, sent between 1974-02-01 and 1974-02-20" in words
    assert "Subject as cited: HERRING" in words
    assert "Cited in: 74STATE9, 74OSLO80" in words


def test_a_waiver_is_asked_for_by_those_who_may_have_one() -> None:
    def words(who: Requester) -> str:
        return "\n".join(letter("state", "foia", [_WANTED], who, _TODAY))

    assert "fees be waived" in words(Requester("A", "B", "educational"))
    assert "fees be waived" not in words(Requester("A", "B", "commercial"))
    assert "fees be waived" not in words(Requester("A", "B", waive=False))
    assert "noncommercial scientific institution" in words(Requester("A", "B", "educational"))
