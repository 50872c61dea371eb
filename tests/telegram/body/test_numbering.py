"""Which lines begin a paragraph."""

from collections.abc import Callable

import pytest

from reftel.telegram.body import Body

Read = Callable[..., Body]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1. ONE.\n\n2. TWO.", [1, 2]),
        ("\u00b61. One.\n\n\u00b62. Two.", [1, 2]),
        ("1.) ONE.\n\n2.) TWO.", [1, 2]),
        ("1 . ONE.\n\n2 . TWO.", [1, 2]),
        ("01. ONE.\n\n02. TWO.", [1, 2]),
        ("1) ONE.\n\n2) TWO.", [1, 2]),
        ("(1) ONE.\n\n(2) TWO.", [1, 2]),
        ("PARA 1. ONE.\n\nPARA 2. TWO.", [1, 2]),
        ("(C) 1. One.\n\n(U) 2. Two.", [1, 2]),
        ("1. ONE.\n2. TWO.\n3. THREE.", [1, 2, 3]),
        ("SUMMARY: ALL IS WELL. END SUMMARY.\n1. ONE.\n2. TWO.", [None, 1, 2]),
        ("1. ONE.\n\n2. IT ROSE FROM\n2.5 TO 3.1.\n\n3. THREE.", [1, 2, 3]),
        ("1. ONE.\n\n\u00b62006.  It rose.\n\n2. TWO.", [1, 2]),
        ("1. ONE, ON MAY\n2. THEN MORE.\n\n2. TWO.\n\n3. THREE.", [1, 2, 3]),
        ("1. ONE.\n\n2. TWO, ON MAY\n15. IT ROSE.\n\n3. THREE.", [1, 2, 3]),
        ("1. ONE.\n(1) A\n(2) B\n\n2. TWO.", [1, 2]),
        ("1. ONE:\n\n1. A\n\n2. B\n\n3. C\n\n2. TWO.\n\n3. THREE.", [1, 2, 3]),
        ("1. ONE.\n\n2. TWO:\n\n1. A\n\n2. B\n\n3. THREE.", [1, 2, 3]),
        ("1. ONE.\n\n3. THREE.", [1, 3]),
        ("1. ONE.\n\n2. TWO.\n\n2. TWO.\n\n3. THREE.", [1, 2, 2, 3]),
        ("1. ONE.\n\n2. TWO.\n\n7. THREE.\n\n4. FOUR.\n\n5. FIVE.", [1, 2, 7, 4, 5]),
        ("1. ONE.\n\n2, TWO.\n\n3. THREE.", [1, 2, 3]),
        ("1. ONE.\n\n2 TWO.\n\n3. THREE.", [1, 2, 3]),
        ("1. ONE IS DONE. 2. TWO IS NOT.\n\n3. THREE.", [1, 2, 3]),
        ("8. EIGHT.\n\n9. NINE.", [8, 9]),
        ("1. ONE.", [1]),
        ("ALL IS WELL.\n\nALL WILL BE WELL.", [None, None]),
        ("ALL IS WELL ON MAY\n15. OF COURSE.", [None]),
        ("SHE STUDIED:\n1. LAW\n2. TRADE", [None]),
        ("5. N\n6A. --\n6B. --\n7. X", [5, 6, 7]),
        ("511. Deptel 388. He received me.", [None]),
        ("1. ONE.\n\n2.A. TWO.\n\n2.B. TWO AS WELL.\n\n3. THREE.", [1, 2, 3]),
        ("1. ONE.\n\n2. J. DOE CAME.\n\n3. B. ROE LEFT.", [1, 2, 3]),
        ("1. ONE.\n\nBEGIN TEXT:\n\n1. A\n\n2. B\n\nEND TEXT.\n\n2. TWO.", [1, 2]),
        ("1. ONE. QUOTE\n\n1. A\n\n2. B UNQUOTE\n\n2. TWO.", [1, 2]),
        ("1. ONE.\n\n2. BEGIN QUOTE: TWO.\n\n3. THREE.\n\n4. FOUR. END QUOTE.", [1, 2, 3, 4]),
    ],
)
def test_numbers(body: Read, text: str, numbers: list[int | None]) -> None:
    assert [paragraph.number for paragraph in body(text).paragraphs] == numbers


def test_marked_paragraphs_outweigh_a_list_without_marks(body: Read) -> None:
    text = "1. (C) One:\n\n1. a\n\n2. b\n\n3. c\n\n4. d\n\n5. e\n\n2. (C) Two.\n\n3. (C) Three."
    found = body(text, "C").paragraphs
    assert [(each.number, each.mark_written) for each in found] == [(1, "C"), (2, "C"), (3, "C")]


def test_text_begins_behind_number_and_mark_and_keeps_its_lines(body: Read) -> None:
    text = "\u00b61.  (SBU)  The first \nline. \n He saw\n\n   two  boats. \n"
    (found,) = body(text).paragraphs
    assert found.text == "The first\nline.\n He saw\n\n   two  boats."
    assert text[slice(*found.span)] == text[1:].rstrip()


def test_text_may_begin_on_the_line_below(body: Read) -> None:
    (first, second) = body("1. (C)\nText.\n\n2.\nMore.").paragraphs
    assert (first.mark, first.text, second.text) == ("C", "Text.", "More.")


def test_a_gap_and_a_repeat_are_said(body: Read) -> None:
    found = body("2. TWO.\n\n3. THREE.\n\n5. FIVE.\n\n5. FIVE.\n\n6. SIX.")
    assert [each.rule for each in found.diagnostics] == [
        "paragraph-missing",
        "paragraph-missing",
        "paragraph-repeated",
    ]
    assert all(each.help and each.span for each in found.diagnostics)


def test_furniture_is_left_out_and_the_span_runs_over_it(body: Read) -> None:
    page = "CONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02  SUVA 00412  141103Z\n\n"
    text = f"1. THE FLEET WAS\n{page}SEEN AGAIN.\n\n2. TWO."
    found = body(text)
    assert found.paragraphs[0].text == "THE FLEET WAS\nSEEN AGAIN."
    assert text[slice(*found.paragraphs[0].span)].endswith("SEEN AGAIN.")
    assert [text[slice(*part.span)] for part in found.parts] == ["1. THE FLEET WAS", "SEEN AGAIN.", "2. TWO."]


def test_a_portion_without_mark_has_the_level_given(body: Read) -> None:
    found = body("1. One.\n\n2. (U) Two.", "SBU").paragraphs
    assert [(each.mark, each.mark_written) for each in found] == [("SBU", None), ("U", "U")]


def test_what_is_said_of_the_entire_text_is_inherited(body: Read) -> None:
    found = body("1. (C) ENTIRE TEXT.\n\n2. TWO.\n\n3. (U) THREE.", "S").paragraphs
    assert [each.mark for each in found] == ["C", "C", "U"]
