"""Reports, sheets and pages made of entries: sums, sides, words that cannot become markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.suspense.made_entries import ask, promise

from reftel.suspense.page import Block, as_markdown, as_text
from reftel.suspense.parties import is_ours, theirs_to_do
from reftel.suspense.report import report
from reftel.suspense.sheet import meeting_sheet, report_page


@pytest.mark.parametrize(
    ("party", "ours"),
    [
        ("Embassy", True),
        ("Ambassador", True),
        ("A/DCM", True),
        ("Department of State", True),
        ("USG", True),
        ("Foreign Minister Larrude", False),
        ("Ambassador of Tarsavia's Ministry", False),
        ("General Brezhar", False),
        ("Secretary General", False),
        ("Government of Velmora", False),
        (None, False),
        ("", False),
    ],
)
def test_sides_are_told_by_office(party: str | None, ours: bool) -> None:
    assert is_ours(party) is ours


def test_who_has_to_act_is_the_one_asked_or_the_one_who_promised() -> None:
    assert theirs_to_do(promise())
    assert not theirs_to_do(promise(by="Embassy"))
    assert theirs_to_do(ask())
    assert not theirs_to_do(ask(by="Minister of Works", to="Department of State"))


def test_a_report_counts_outcomes_time_and_delay_by_year() -> None:
    entries = [
        promise(id=1, status="kept", completion=4, closed="2004-11-03"),
        promise(id=2, status="kept", completion=4, closed="2004-10-04"),
        promise(id=3, status="broken", said="2005-02-01"),
        promise(id=4, said="2005-02-01", due_date="2005-03-01"),
        promise(id=5, by="Embassy"),
        promise(id=6, withdrawn=True),
        ask(id=7, status="answered", answer="agreed"),
        ask(id=8, status="answered", answer="deferred"),
        ask(id=9),
    ]
    made = report("Fiji", entries, "2005-04-01")
    assert [(line.year, line.promised, line.kept) for line in made.years] == [(2004, 2, 2), (2005, 2, 0)]
    total = made.total
    assert (total.asked, total.agreed, total.put_off, total.unanswered) == (3, 1, 1, 1)
    assert (total.broken, total.open, total.overdue, total.late, total.days) == (1, 1, 1, 1, 25)
    assert made.ours_open == 1
    assert report("Fiji", [], "2005-04-01").total.days is None


def test_a_sheet_says_who_owes_what_and_leaves_out_what_is_closed() -> None:
    entries = [
        promise(id=1),
        promise(id=2, status="kept", what="long done"),
        ask(id=3),
        promise(id=4, by="Embassy"),
    ]
    text = " ".join(as_text(meeting_sheet("Fiji", entries, "2004-11-05")).split())
    assert "Open on 2004-11-05: 3 matters." in text
    assert "5 days overdue" in text
    assert "long done" not in text
    for heading in ("They promised", "They were asked", "We promised"):
        assert heading in text
    assert text.count("The Minister promised a list by October 31") == 3


@given(st.text(max_size=60))
def test_what_stands_in_texts_cannot_become_markup(words: str) -> None:
    written = as_markdown([Block("item", words)]).removeprefix("- ")
    bare = written.replace("\\\\", "")
    assert all(bare[place - 1 : place] == "\\" for place, one in enumerate(bare) if one in "<>|[]*_`{}#")
    assert as_text([Block("title", words), Block("quote", words, words)]).endswith("\n")


def test_brackets_bars_and_stars_are_kept_as_they_are_written() -> None:
    written = as_markdown([Block("quote", "a | b [c](d) *e* <f>")])
    assert written == "  > a \\| b \\[c\\](d) \\*e\\* \\<f\\>\n"


def test_a_report_page_has_every_sentence() -> None:
    text = as_text(report_page(report("Fiji", [promise(), ask(id=2)], "2005-01-01")))
    assert text.count("“The Minister promised a list by October 31”") == 2
