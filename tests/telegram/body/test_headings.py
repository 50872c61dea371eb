"""Headings, told from tables, addresses and the ends of paragraphs."""

from collections.abc import Callable

import pytest

from reftel.telegram.body import Body

Read = Callable[..., Body]
DASHES = "-" * 20


@pytest.mark.parametrize(
    ("above", "heading"),
    [
        (f"The Season\n{DASHES}", "The Season"),
        ("The Season\n==========", "The Season"),
        ("The Season\n__________", "The Season"),
        ("The Season\n- - - - - -", "The Season"),
        (f"The Season of the\nGreat Tide\n{DASHES}", "The Season of the Great Tide"),
        (f"{DASHES}\nThe Season\n{DASHES}", "The Season"),
        (f"(SBU) The Season\n{DASHES}", "(SBU) The Season"),
        ("The Season\n" + "-" * 45 + " " + "-" * 10, "The Season"),
        ("The Season", "The Season"),
        ("THE SEASON", "THE SEASON"),
        ("SUMMARY:", "SUMMARY:"),
        ("Comment.", "Comment."),
        ("The season was long and nobody complained.", None),
        ("PORT MORESBY, P.O. BOX 12", None),
        ("-- The Season", None),
        ("but Not the Season", None),
        ("YEAR      TONS\n----      ----", None),
    ],
)
def test_a_heading_above_a_number(body: Read, above: str, heading: str | None) -> None:
    found = body(f"1. ONE.\n\n{above}\n\n2. TWO.").paragraphs
    assert [each.heading for each in found] == [None, heading]
    assert (found[0].text == "ONE.") == (heading is not None)


def test_a_heading_on_the_line_of_the_number(body: Read) -> None:
    (found,) = body(f"1. (C) The Season\n{DASHES}\n\nIt was long.").paragraphs
    assert (found.heading, found.text) == ("The Season", "It was long.")


def test_a_heading_opens_text_without_number(body: Read) -> None:
    found = body(f"1. One.\n\nComment\n{DASHES}\n\nIt was long.\n\nIt will be longer.").paragraphs
    assert [(each.number, each.heading, each.role) for each in found] == [
        (1, None, "body"),
        (None, "Comment", "comment"),
        (None, None, "comment"),
    ]


def test_rules_of_a_table_stay_in_the_text(body: Read) -> None:
    table = "Year      Tons\n----      ----\n1973       410"
    (found,) = body(f"1. Exports:\n\n{table}").paragraphs
    assert found.text == f"Exports:\n\n{table}"


def test_a_heading_is_a_part_of_its_own(body: Read) -> None:
    text = f"1. One.\n\nThe Season\n{DASHES}\n\n2. Two."
    parts = [(part.kind, text[slice(*part.span)]) for part in body(text).parts]
    assert parts == [("paragraph", "1. One."), ("heading", f"The Season\n{DASHES}"), ("paragraph", "2. Two.")]


def test_headings_of_a_quoted_text_stay_in_it(body: Read) -> None:
    text = f"1. One. BEGIN POINTS:\n\nBoats\n{DASHES}\n\n-- Two.\n\nEND POINTS.\n\n2. Two."
    assert [(each.number, each.heading) for each in body(text).paragraphs] == [(1, None), (2, None)]
