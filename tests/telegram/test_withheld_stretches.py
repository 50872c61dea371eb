"""What is missing from a text, by whose hand, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.telegram.body import read_body
from reftel.telegram.parsing.lines import sort_lines
from reftel.telegram.record import Withheld
from reftel.telegram.withheld import find_withheld


def find(text: str) -> list[Withheld]:
    lines = sort_lines(text)
    return find_withheld(text, lines, read_body(text, lines, "C").paragraphs)


@pytest.mark.parametrize(
    ("text", "sign", "kind", "extent", "exemptions"),
    [
        ("He saw [3 lines not declassified] him.", "[3 lines not declassified]", "withheld", "3 lines", []),
        ("[1 paragraph (6 lines) not declassified]", None, "withheld", "1 paragraph (6 lines)", []),
        ("[less than 1 line\nnot declassified]", None, "withheld", "less than 1 line", []),
        ("[name withheld]", None, "withheld", "name", []),
        ("[redacted]", None, "withheld", None, []),
        ("[ B1, 1.4(B) ]", None, "withheld", None, ["B1", "1.4(B)"]),
        ("B1", None, "withheld", None, ["B1"]),
        ("1.4(B), 1.4(D)", None, "withheld", None, ["1.4(B)", "1.4(D)"]),
        ("He met with          B1", "B1", "withheld", None, ["B1"]),
        ("He told (b)(6) so.", "(b)(6)", "withheld", None, ["(b)(6)"]),
        ("The station 25X1 said", "25X1", "withheld", None, ["25X1"]),
        ("Said XXXXXXXXXX so.", "XXXXXXXXXX", "withheld", None, []),
        ("[Here follows a note.]", None, "editorial", "Here follows a note.", []),
        ("[Omitted here is a list.]", None, "editorial", "Omitted here is a list.", []),
        ("[2 words garbled]", None, "garble", "2 words garbled", []),
        ("[illegible]", None, "garble", "illegible", []),
        ("HE SAID (GARBLED) SO.", "(GARBLED)", "garble", None, []),
        ("HE SAID (#) SO.", "(#)", "garble", None, []),
        ("HE SA*ID SO.", "*", "garble", None, []),
        ("ORIGINAL TEXT MISSING", None, "garble", None, []),
        ("ERROR READING TEXT INDEX FILE", None, "garble", None, []),
        ("\u00bf\u00bf\u00bf\u00bf", None, "garble", None, []),
        ("E E E E E E E E", None, "garble", None, []),
    ],
)
def test_a_sign_is_found(
    text: str, sign: str | None, kind: str, extent: str | None, exemptions: list[str]
) -> None:
    (found,) = find(text)
    assert text[slice(*found.span)] == (sign or text)
    assert (found.kind, found.extent, found.exemptions) == (kind, extent, exemptions)


@pytest.mark.parametrize(
    "text",
    [
        "He [the Minister] agreed [sic].",
        "[Source: Department of State, Central Files]",
        "Classified By: DCM A. Quillon for reasons 1.4 (b) and (d).",
        "* * * * *",
        "************",
        "DEFICIT             (15)",
        "VITAMIN B12 WAS SENT.",
        "RATES ROSE 1.4 PERCENT.",
    ],
)
def test_what_only_looks_like_a_sign(text: str) -> None:
    assert find(text) == []


def test_the_paragraph_is_named() -> None:
    found = find("1. (C) One.\n\n2. (C) He saw [3 lines not declassified].\n\n3. (C) Three.")
    assert [each.paragraph for each in found] == [2]


@given(st.text("[]()B1X*#.4 Ebdnot\n\u00bf", max_size=120))
def test_signs_are_in_order_and_disjoint(text: str) -> None:
    last = 0
    for each in find(text):
        assert last <= each.span[0] < each.span[1] <= len(text)
        last = each.span[1]
