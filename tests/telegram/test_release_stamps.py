"""Release stamps, review attributes and withdrawal cards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.telegram.parsing.lines import sort_lines
from reftel.telegram.release import ReleaseRead, read_release


def read(text: str, attributes: dict[str, str] | None = None) -> ReleaseRead:
    return read_release(text, sort_lines(text), attributes or {})


REVIEW = "US Department of State EO Systematic Review"


@pytest.mark.parametrize(
    ("text", "status", "authority", "date"),
    [
        (
            f"Declassified/Released {REVIEW} 30 JUN 2005",
            "declassified",
            "US Department of State",
            "2005-06-30",
        ),
        (
            f"Jane P. Roe Declassified/Released {REVIEW} 20 Mar 2014",
            "declassified",
            "Jane P. Roe",
            "2014-03-20",
        ),
        (
            "Jane P. Roe\nDeclassified/Released\nUS Department of State\nEO Systematic Review\n22 May 2009",
            "declassified",
            "Jane P. Roe",
            "2009-05-22",
        ),
        ("RELEASED IN FULL", "full", None, None),
        ("RELEASE IN PART B1, 1.4(D)", "part", None, None),
        ("CONFIDENTIAL RELEASED IN PART B1 1.4(B)", "part", None, None),
        ("DENIED IN FULL", "denied", None, None),
        ("WITHDRAWAL NOTICE", "denied", None, None),
        (
            "DECLASSIFIED\nAuthority NND 989578\nBy KV NARA Date 7/12/99",
            "declassified",
            "NND 989578",
            "1999-07-12",
        ),
        ("DECLASSIFIED IN PART", "part", None, None),
        ("RELEASED IN FULL\nREVIEW AUTHORITY: JOHN Q ROE\n", "full", "JOHN Q ROE", None),
    ],
)
def test_a_stamp_is_read(text: str, status: str, authority: str | None, date: str | None) -> None:
    found = read(text)
    assert found.release is not None
    assert (found.release.status, found.release.authority, found.release.date) == (status, authority, date)
    assert found.spans


def test_case_and_document_are_identifiers() -> None:
    found = read(
        "UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. C05791234 Date: 06/30/2015"
    )
    assert found.release is not None
    assert (found.release.case, found.release.document, found.release.date) == (
        "F-2014-20439",
        "C05791234",
        "2015-06-30",
    )
    assert [(each.kind, each.value) for each in found.identifiers] == [
        ("foia_case", "F-2014-20439"),
        ("foia_document", "C05791234"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "THE PRISONERS WERE RELEASED IN FULL VIEW OF ALL",
        "HE WAS RELEASED IN PARTIAL SETTLEMENT",
        "THE VISA WAS DENIED",
        "THE CLAIM HAS BEEN WITHDRAWN BY THE GROWERS",
        "1. (U) The text was declassified last year.",
    ],
)
def test_a_sentence_is_no_stamp(text: str) -> None:
    assert read(text).release is None


def test_attributes_fill_what_stamps_lack() -> None:
    attributes = {
        "Review Action": "RELEASED, APPROVED",
        "Review Authority": "roej",
        "Review Date": "05 may 2005",
    }
    alone = read("", attributes).release
    assert alone is not None
    assert (alone.status, alone.authority, alone.date) == ("declassified", "roej", "2005-05-05")
    beside = read(f"Declassified/Released {REVIEW} 30 JUN 2005", attributes).release
    assert beside is not None
    assert (beside.authority, beside.date) == ("US Department of State", "2005-06-30")


def test_a_withdrawal_in_the_attributes_is_a_denial() -> None:
    history = "WITHDRAWN <12 Mar 2003 by ROEJ, PRIVACY>"
    found = read("", {"Review Action": "WITHDRAWN", "Review History": history}).release
    assert found is not None
    assert (found.status, found.authority, found.date) == ("denied", "ROEJ", "2003-03-12")


def test_nothing_said_is_nothing_read() -> None:
    assert read("1. ALL IS WELL.", {"Review Action": "", "Review Date": "01 JAN 1960"}).release is None


@given(
    st.lists(
        st.sampled_from(["Declassified/Released", REVIEW, "RELEASED IN", "PART", "Case No.", "B1", "\n", "X"])
    )
)
def test_reading_a_release_never_raises(words: list[str]) -> None:
    text = " ".join(words)
    for start, end in read(text).spans:
        assert 0 <= start < end <= len(text)
