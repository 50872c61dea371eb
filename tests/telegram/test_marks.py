"""Marks as people write them, and the lattice they form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.telegram.marks import (
    NOTHING,
    Marking,
    covers,
    entire_text,
    highest,
    level_of,
    mark_of,
    portion_mark,
    rank,
)
from reftel.telegram.record import Mark

MARKS: list[Mark] = ["U", "SBU", "LOU", "R", "C", "S", "TS"]
markings = st.builds(
    Marking, st.sampled_from(MARKS), st.frozensets(st.sampled_from(["NF", "REL TO USA", "ORCON"]))
)


@pytest.mark.parametrize(
    ("written", "mark", "as_written", "caveats"),
    [
        ("(SBU) Text", "SBU", "SBU", set()),
        ("(S//NF) Text", "S", "S//NF", {"NF"}),
        ("(c/nf)Text", "C", "c/nf", {"NF"}),
        ("(SBU/N) Text", "SBU", "SBU/N", {"NF"}),
        ("[C] Text", "C", "C", set()),
        ("( U ) Text", "U", "U", set()),
        ("(CONFIDENTIAL) Text", "C", "CONFIDENTIAL", set()),
        ("(Limited Official Use) Text", "LOU", "Limited Official Use", set()),
        ("(L) TEXT", "LOU", "L", set()),
        ("C) Text", "C", "C", set()),
        ("C - TEXT", "C", "C", set()),
        ("(U) (SBU) Text", "SBU", "SBU", set()),
        ("(C) (U) Text", "C", "C", set()),
        ("(S/REL TO USA, GBR) Text", "S", "S/REL TO USA, GBR", {"REL TO USA, GBR"}),
        ("(S/NF/ORCON) Text", "S", "S/NF/ORCON", {"NF", "ORCON"}),
    ],
)
def test_a_portion_mark_is_read(written: str, mark: Mark, as_written: str, caveats: set[str]) -> None:
    read = portion_mark(written, 0)
    assert read is not None
    assert (read.mark, read.written, set(read.marking.caveats)) == (mark, as_written, caveats)
    assert written[read.end :].strip().upper() == "TEXT"


@pytest.mark.parametrize(
    "written",
    [
        "(A) Text",
        "C-130 AIRCRAFT",
        "c - text",
        "(CC) Text",
        "(S-1) Text",
        "Text (C)",
        "(C - ENTIRE TEXT)",
        "(",
        "",
    ],
)
def test_what_is_no_mark_is_left_alone(written: str) -> None:
    assert portion_mark(written, 0) is None


@pytest.mark.parametrize(
    ("written", "mark"),
    [
        ("CONFIDENTIAL - ENTIRE TEXT.", "C"),
        ("(C - ENTIRE TEXT).", "C"),
        ("(LOU - ENTIRE TEXT)", "LOU"),
        ("C-ENTIRE TEXT", "C"),
        ("SECRET--ENTIRE TEXT", "S"),
        ("CONFIDENTIAL ENTIRE TEXT", "C"),
        ("ENTIRE TEXT CONFIDENTIAL.", "C"),
        ("ENTIRE TEXT IS SBU", "SBU"),
        ("THE ENTIRE MESSAGE IS CONFIDENTIAL", "C"),
        ("(SBU - Entire text)", "SBU"),
        ("ALL PARAGRAPHS CONFIDENTIAL", "C"),
    ],
)
def test_a_mark_of_the_entire_text_is_read(written: str, mark: str) -> None:
    read = entire_text(written, 0)
    assert read is not None
    assert read.mark == mark
    assert written[read.start :].startswith(read.written)


@pytest.mark.parametrize("written", ["ENTIRE TEXT FOLLOWS", "THE ENTIRE TEXT WAS READ OUT", "C", ""])
def test_words_about_a_text_mark_nothing(written: str) -> None:
    assert entire_text(written, 0) is None


@pytest.mark.parametrize(
    ("word", "mark"),
    [
        ("UNCLASSIFIED", "U"),
        ("UNCLAS", "U"),
        ("C O N F I D E N T I A L", "C"),
        ("L I M I T E D  O F F I C I A L  U S E", "LOU"),
        ("Top Secret", "TS"),
        ("SECRETARIAT", None),
    ],
)
def test_a_classification_word_has_a_mark(word: str, mark: str | None) -> None:
    assert mark_of(word) == mark


def test_unclassified_and_sensitive_is_sbu() -> None:
    assert level_of("UNCLASSIFIED", sensitive=True) == "SBU"
    assert level_of("CONFIDENTIAL", sensitive=True) == "C"
    assert level_of(None, sensitive=True) is None


def test_sbu_and_lou_stand_on_one_step() -> None:
    assert rank("SBU") == rank("LOU")
    assert [rank(mark) for mark in MARKS] == sorted(rank(mark) for mark in MARKS)
    assert highest(["U", None, "C", "SBU"]) == "C"
    assert highest([None]) is None


@given(markings, markings, markings)
def test_markings_form_a_lattice(one: Marking, other: Marking, third: Marking) -> None:
    both = one | other
    assert covers(both, one)
    assert covers(both, other)
    assert covers(one, NOTHING)
    assert covers(one, one)
    if covers(third, one) and covers(third, other):
        assert covers(third, both)
    if covers(one, other) and covers(other, third):
        assert covers(one, third)


@given(st.text(max_size=60), st.integers(0, 70))
def test_reading_a_mark_never_raises(text: str, position: int) -> None:
    read = portion_mark(text, position)
    assert read is None or position < read.end <= len(text)
    whole = entire_text(text, position)
    assert whole is None or position <= whole.start < whole.end <= len(text)
