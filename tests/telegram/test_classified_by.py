"""Classified-by paragraphs, typed by people and cut by machines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.telegram.classified_by import ClassifiedByRead, read_classified_by
from reftel.telegram.flow import Flow


def read(written: str) -> ClassifiedByRead:
    pieces, place = [], 0
    for line in written.split("\n"):
        pieces.append((place, place + len(line)))
        place += len(line) + 1
    return read_classified_by(Flow(written, pieces))


@pytest.mark.parametrize(
    ("written", "name", "title", "reasons"),
    [
        ("Classified By: DCM A. B. Quillon for reasons 1.4 (b) and (d).", "A. B. Quillon", "DCM", "bd"),
        ("Classified By: Charge d'Affaires A. Quillon, 1.4(b/d)", "A. Quillon", "Charge d'Affaires", "bd"),
        ("CLASSIFIED BY: JANE ROE, ACTING DCM. REASON: 1.4 (B,D)", "JANE ROE", "ACTING DCM", "bd"),
        (
            "Classified By: Political Counselor Jane Roe. Reason: 1.4 b, c and d.",
            "Jane Roe",
            "Political Counselor",
            "bcd",
        ),
        ("Classified By: Classified by DCM Jane Roe for reason 1.4(b&d)", "Jane Roe", "DCM", "bd"),
        (
            "Classified By: EUR/UBI Director Jane Roe, Reasons: 1,4 (b) + (d)",
            "Jane Roe",
            "EUR/UBI Director",
            "bd",
        ),
        (
            "Classified By: Ambassador Jane Roe.  Reason: E.O. 12958 1.4 (b, d)",
            "Jane Roe",
            "Ambassador",
            "bd",
        ),
        ("CLASSIFIED BY: JOHN ROE, JR., DCM. REASON 1.4 (B)", "JOHN ROE, JR.", "DCM", "b"),
        ("Classified By: for reasons 1.4 (b)", None, None, "b"),
        ("Classified By: Consul General", None, "Consul General", ""),
        ("Classified By: Jane Roe", "Jane Roe", None, ""),
    ],
)
def test_who_and_why_are_read(written: str, name: str | None, title: str | None, reasons: str) -> None:
    found = read(written).classified_by
    assert found is not None
    assert (found.name, found.title) == (name, title)
    assert found.reasons == [f"1.4({letter})" for letter in reasons]


@pytest.mark.parametrize(
    "written",
    [
        "Classified By: DCM Bartholomew Constantin Quillon for reasons 1.4 (b) and (d\n).",
        "Classified By: DCM Bartholomew Constantin Quillon for reasons 1.\n4 (b) and (d).",
        "Classified By: Deputy Chief of Mission Bartholomew Constantin Quillon REA\nSONS 1.4 (B) AND (D)",
        "Classified By: Deputy Chief of Mission (Acting) Bartholomew C. Quillo\nn for reasons 1.4 (b), (d)",
    ],
)
def test_lines_cut_in_the_middle_of_a_token_are_joined(written: str) -> None:
    found = read(written).classified_by
    assert found is not None
    assert found.name is not None
    assert found.name.endswith("Quillon")
    assert found.reasons == ["1.4(b)", "1.4(d)"]


def test_lines_that_people_broke_keep_their_blank() -> None:
    found = read("Classified By: Ambassador Jane\nRoe for reasons 1.4 (b)\nand (d).").classified_by
    assert found is not None
    assert (found.name, found.reasons) == ("Jane Roe", ["1.4(b)", "1.4(d)"])


def test_two_classifiers_are_both_named() -> None:
    found = read("Classified By: DCM Jane Roe and Ambassador John Doe for reasons 1.4 (b)").classified_by
    assert found is not None
    assert (found.name, found.title) == ("Jane Roe; John Doe", "DCM; Ambassador")


def test_letters_without_a_section_are_kept_and_said() -> None:
    found = read("Classified By: DCM Jane Roe for reasons b+d")
    assert found.classified_by is not None
    assert found.classified_by.reasons == ["b", "d"]
    assert [each.rule for each in found.diagnostics] == ["reason-without-section"]


def test_a_day_of_declassification_is_read() -> None:
    found = read(
        "CLASSIFIED BY DCM JANE ROE FOR REASONS 1.5(B) AND (D). DECLASSIFY ON 9/14/2012."
    ).classified_by
    assert found is not None
    assert (found.reasons, found.declassify_on) == (["1.5(b)", "1.5(d)"], "2012-09-14")


@given(st.text("Classified By:DCM Roe for reasons 1.4(bd)\n,/&.", max_size=120))
def test_reading_a_classifier_never_raises(written: str) -> None:
    read(written)
    read(f"Classified By: {written}")
