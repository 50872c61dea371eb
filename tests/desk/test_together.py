"""Sections that arrive apart: reported while some are lacking, one telegram once all have come."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from reftel.cli.main import command_line
from reftel.desk.answers import TelegramView
from reftel.desk.desk import Desk, open_desk
from reftel.desk.intake_options import Options
from reftel.desk.together import JoinedHasNoBytesError

TEXTS = (
    "1. The harbour master counted the cranes.\n\n2. The consul promised an",
    "answer by the end of May.\n\n3. Cork from Evora was unikatdear.",
    "4. The pilots went home.\n\nNELSON",
)


def section(number: int, of: int = 3, text: str | None = None) -> str:
    return (
        f"VZCZCXYZ0001\nRR RUEHC\nDE RUEHLI #1234/{number:02} 0600930\nZNR UUUUU ZZH\nR 040930Z JAN 05\n"
        "FM AMEMBASSY LISBON\nTO RUEHC/SECSTATE WASHDC 4321\n"
        f"UNCLAS SECTION {number:02} OF {of:02} LISBON 001234\n\n"
        f"E.O. 12958: N/A\nTAGS: ETRD, PO\nSUBJECT: CORK AND CRANES\n\n{text or TEXTS[number - 1]}\n\n"
        "BT\n#1234\n\nNNNN\n"
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "archive", create=True) as opened:
        yield opened


def take(desk: Desk, place: Path, text: str) -> None:
    place.write_text(text, encoding="utf-8")
    report = desk.add([place], Options(workers=1))
    assert report.is_clean
    assert list(desk.verify(lambda _name, _done: None)) == []


def view(desk: Desk) -> TelegramView:
    (row,) = desk.list()
    opened = desk.open(row.address)
    assert opened.view is not None
    return opened.view


def said(desk: Desk, *words: str) -> str:
    return CliRunner().invoke(command_line, ["--archive", str(desk.folder), *words]).output


def test_while_sections_are_lacking_this_is_said(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path / "a.txt", section(2))
    take(desk, tmp_path / "b.txt", section(1))
    shown = view(desk)
    assert shown.sections is not None
    assert (shown.sections.held, shown.sections.of, shown.sections.lacking) == ([1, 2], 3, [3])
    assert shown.copy in shown.copies
    (lacking,) = desk.status().incomplete
    assert (lacking.address, lacking.lacking) == ("05LISBON1234", [3])
    assert "05LISBON1234: 3 of 3" in said(desk, "status")
    assert "lacking: 3" in said(desk, "show", "05LISBON1234")


def test_once_all_have_come_they_are_one_telegram(desk: Desk, tmp_path: Path) -> None:
    for number in (3, 1, 2):
        take(desk, tmp_path / f"{number}.txt", section(number))
    shown = view(desk)
    record = shown.copy.record
    assert [paragraph.number for paragraph in record.paragraphs] == [1, 2, 3, 4]
    assert " ".join(record.paragraphs[1].text.split()) == "The consul promised an answer by the end of May."
    assert (record.section, record.sections_held, record.signature) == (None, [1, 2, 3], "NELSON")
    assert desk.status().incomplete == []
    assert "all 3, which came apart and are joined here" in said(desk, "show", "05LISBON1234")
    assert [hit.mrn for hit in desk.search("cranes unikatdear pilots").hits] == ["05LISBON1234"]


def test_the_copies_stay_as_they_were_received(desk: Desk, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        take(desk, tmp_path / f"{number}.txt", section(number))
    shown = view(desk)
    assert sorted(desk.exact(copy).decode() for copy in shown.copies) == sorted(map(section, (1, 2, 3)))
    with pytest.raises(JoinedHasNoBytesError):
        desk.exact(shown.copy)


def test_a_whole_copy_makes_joining_needless(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path / "1.txt", section(1))
    whole = section(1, text="\n\n".join(TEXTS)).replace("SECTION 01 OF 03 ", "")
    take(desk, tmp_path / "whole.txt", whole)
    shown = view(desk)
    assert (shown.sections, shown.copy.text) == (None, whole)
    assert desk.status().incomplete == []


def test_undoing_the_intake_of_a_section_makes_it_lacking_again(desk: Desk, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        take(desk, tmp_path / f"{number}.txt", section(number))
    desk.undo(2)
    (lacking,) = desk.status().incomplete
    assert lacking.lacking == [2]
    shown = view(desk)
    assert shown.sections is not None
    assert shown.sections.lacking == [2]


def test_a_list_shows_what_the_first_section_says(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path / "2.txt", section(2).replace("CORK AND CRANES", "CORK AND CRANES (PART TWO)"))
    take(desk, tmp_path / "1.txt", section(1, text="1. Short."))
    (row,) = desk.list()
    assert row.subject == "CORK AND CRANES"
    take(desk, tmp_path / "3.txt", section(3, text="4. The pilots went home.\n\n" * 9 + "NELSON"))
    (row,) = desk.list()
    assert row.subject == "CORK AND CRANES"
    desk.undo(2)
    (row,) = desk.list()
    assert row.subject == "CORK AND CRANES (PART TWO)"


@pytest.mark.parametrize("order", [(1, 2, 3), (2, 3, 1), (3, 1, 2)])
def test_a_section_that_lost_its_day_joins_the_others(
    desk: Desk, tmp_path: Path, order: tuple[int, ...]
) -> None:
    for number in order:
        text = section(number)
        if number == 2:
            text = text.replace("R 040930Z JAN 05\n", "").replace("DE RUEHLI #1234/02 0600930\n", "")
            text = f"05LISBON1234\n{text}"
        take(desk, tmp_path / f"{number}.txt", text)
    shown = view(desk)
    assert shown.sections is not None
    assert (shown.sections.held, shown.sections.lacking) == ([1, 2, 3], [])


def test_a_second_telegram_of_the_number_keeps_its_sections_apart(desk: Desk, tmp_path: Path) -> None:
    take(desk, tmp_path / "1.txt", section(1))
    other = section(1, text="1. Nothing of this was ever in the other one; salt fish is another matter.")
    take(desk, tmp_path / "other.txt", other.replace("R 040930Z JAN 05", "R 040930Z JUN 05"))
    take(desk, tmp_path / "2.txt", section(2))
    assert sorted((row.address, row.copies) for row in desk.list()) == [
        ("05LISBON1234", 2),
        ("05LISBON1234~2", 1),
    ]
