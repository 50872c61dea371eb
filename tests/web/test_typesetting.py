import time

import pytest

from reftel.desk.explaining import Explained
from reftel.web.typesetting import Note, blocks, runs


def shape(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(text)]


def test_lines_of_prose_become_one_stretch() -> None:
    assert shape("The Minister told the DCM that\nthe list will be published\nsoon.") == [
        ("prose", "The Minister told the DCM that the list will be published soon.")
    ]


def test_word_broken_at_a_line_end_is_joined_with_its_hyphen_kept() -> None:
    assert shape("HE MADE NO COMMIT-\nMENTS AND LEFT.") == [("prose", "HE MADE NO COMMIT-MENTS AND LEFT.")]
    assert shape("he said -\nand left again then") == [("prose", "he said - and left again then")]
    assert shape("the sum of 12-\n15 tons in all") == [("prose", "the sum of 12- 15 tons in all")]


def test_rows_with_columns_keep_their_lines() -> None:
    text = "Holders are:\n\n   Lautoka        412\n   Savusavu       180\n\nThat is all."
    assert shape(text) == [
        ("prose", "Holders are:"),
        ("table", "Lautoka        412\nSavusavu       180"),
        ("prose", "That is all."),
    ]


def test_blank_line_below_the_head_of_a_table_does_not_end_it() -> None:
    text = "Depot       Missiles\n\n-----       --------\nGorsk            188"
    assert shape(text) == [("table", text)]


def test_single_line_with_gaps_is_prose() -> None:
    assert shape("One word    here and there") == [("prose", "One word here and there")]


def test_points_of_a_list_stand_on_their_own() -> None:
    text = "He promised:\n- to publish the\nlist; and\n- to lower fees.\n-- Soon."
    assert shape(text) == [
        ("prose", "He promised:"),
        ("item", "- to publish the list; and"),
        ("item", "- to lower fees."),
        ("item", "-- Soon."),
    ]


def test_initial_at_the_beginning_of_a_line_is_no_point() -> None:
    text = "The letter was handed over by the secretary\nA. Quillon in person and was read aloud."
    assert len(blocks(text)) == 1


def test_sentence_runs_on_behind_a_blank_line() -> None:
    text = "officials that they cannot\n\nparticipate in this.\n\nnext begins small."
    assert shape(text) == [
        ("prose", "officials that they cannot participate in this."),
        ("prose", "next begins small."),
    ]


def test_short_line_that_ends_in_an_abbreviation_is_no_end() -> None:
    text = (
        "HAND IN THE PORT ALTHOUGH THERE ARE MORE THAN\n12,000 M.T.\nWHEAT STILL THERE AND MORE ON THE WAY."
    )
    assert len(blocks(text)) == 1


def test_no_word_is_lost_or_changed() -> None:
    text = "A. One\n\n\n   two     three\n   four    five\n- six\x0c seven\n\x00 eight\t nine\n\n"
    joined = " ".join(" ".join(block.text for block in blocks(text)).split())
    assert joined == " ".join(text.split())


@pytest.mark.parametrize("text", ["", "\n", "   \n \n", "\n\n\n"])
def test_text_without_words_has_no_blocks(text: str) -> None:
    assert blocks(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "a" * 500_000,
        "- " * 200_000,
        "x\n" * 100_000,
        "a   b\n" * 60_000,
        "-" * 300_000 + "x",
        "!" + ")" * 300_000,
        " " * 400_000 + "x",
        "word-\n" * 60_000,
    ],
    ids=lambda text: ascii(text[:8]),
)
def test_long_texts_take_time_in_proportion(text: str) -> None:
    start = time.process_time()
    blocks(text)
    assert time.process_time() - start < 3


def test_runs_give_the_text_back_whatever_the_notes() -> None:
    text = "The DCM told the MFA about reftel A."
    dcm, mfa = Explained("DCM", "Deputy", "acronym"), Explained("MFA", "Ministry", "acronym")
    notes = [
        Note((17, 20), mfa),
        Note((4, 7), dcm),
        Note((4, 12), dcm),
        Note((27, 35), href="/t/X", kind="mention"),
        Note((30, 30), dcm),
        Note((31, 33), dcm),
    ]
    cut = runs(text, notes)
    assert "".join(run.text for run in cut) == text
    assert [run.text for run in cut if run.note] == ["DCM told", "MFA", "reftel A"]
