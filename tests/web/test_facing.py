import pytest

from reftel.telegram.model import Part
from reftel.telegram.record import Record
from reftel.web.facing import LONGEST, Meanings, line_rows, part_in_words

MEANINGS = Meanings(Record(reader="made", form="plain"))


def test_every_character_of_a_line_is_in_a_piece() -> None:
    text = "FM SUVA\r\nTO STATEUNCLAS SUVA\n\n1. Text\x0c more\rlast"
    parts = [
        Part("from", (0, 9)),
        Part("to", (9, 17)),
        Part("class-line", (17, 29)),
        Part("separator", (29, 30)),
        Part("paragraph", (30, len(text))),
    ]
    rows = list(line_rows(text, parts, MEANINGS))
    assert ["".join(piece.text for piece in row.pieces) for row in rows] == [
        "FM SUVA",
        "TO STATEUNCLAS SUVA",
        "",
        "1. Text\x0c more",
        "last",
    ]
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]


def test_line_that_holds_two_parts_names_both() -> None:
    text = "TO STATEUNCLAS SUVA"
    (row,) = line_rows(text, [Part("to", (0, 8)), Part("class-line", (8, 19))], MEANINGS)
    assert [one.name for one in row.names] == ["to", "classification, post and number"]
    assert [piece.family for piece in row.pieces] == ["address", "marking"]


def test_part_over_several_lines_is_named_once_and_paragraphs_each() -> None:
    text = "INFO A\nB\n1. C\n2. D\n"
    parts = [
        Part("info", (0, 7)),
        Part("info", (7, 9)),
        Part("paragraph", (9, 14)),
        Part("paragraph", (14, 19)),
    ]
    rows = line_rows(text, parts, MEANINGS)
    names = [[one.name for one in row.names] for row in rows]
    assert names == [["for information"], [], ["paragraph"], ["paragraph"]]


def test_text_without_parts_is_still_shown() -> None:
    (row,) = line_rows("a b", [], MEANINGS)
    assert [piece.text for piece in row.pieces] == ["a b"]


def test_long_text_ends_at_the_limit() -> None:
    rows = list(line_rows("a" * (LONGEST + 5), [Part("paragraph", (0, LONGEST + 5))], MEANINGS))
    assert sum(len(piece.text) for row in rows for piece in row.pieces) == LONGEST


@pytest.mark.parametrize(
    ("kind", "name"), [("unread", "not read"), ("page-line", "page line"), ("new-kind", "new kind")]
)
def test_kinds_are_named_in_words(kind: str, name: str) -> None:
    assert part_in_words(kind)[0] == name
