"""Collections over the sample: filled, ordered, undone, handed on."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from reftel.cli.main import command_line
from reftel.desk.collecting import NoCollectionError
from reftel.desk.desk import Desk, open_desk
from reftel.desk.intake_options import Options
from reftel.sample import telegrams

LIST = "04CASTREL1891"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "archive"
    with open_desk(folder, create=True) as desk:
        desk.add([Path(str(one)) for one in telegrams()], Options(workers=1))
    return folder


@pytest.fixture
def desk(archive: Path) -> Iterator[Desk]:
    with open_desk(archive) as desk:
        for one in desk.collections.all():
            desk.collections.remove(str(one.number))
        yield desk


def test_telegrams_and_paragraphs_are_added_once_and_what_is_not_held_is_named(desk: Desk) -> None:
    kept = desk.collections
    number = str(kept.make("Chapter 3", "What was promised"))
    added = kept.add(number, [LIST, f"{LIST}#p3", "06 CASTREL 281 para 2", "77NOWHERE12", LIST])
    assert (added.added, added.there_before, added.unknown) == (3, 1, ["77NOWHERE12"])
    items = kept.get("chapter 3").items
    assert [(one.address, one.paragraph) for one in items] == [
        (LIST, None),
        (LIST, 3),
        ("06CASTREL281", 2),
    ]
    assert kept.holding(LIST) == [(int(number), "Chapter 3")]


def test_a_search_an_exchange_and_a_pasted_text_fill_it(desk: Desk) -> None:
    kept = desk.collections
    number = str(kept.make("Filled"))
    assert kept.add_search(number, "tamnik").added == desk.search("tamnik").total
    assert kept.add_thread(number, LIST).there_before > 0
    fresh = str(kept.make("Pasted"))
    added = kept.add_pasted(
        fresh, f"As reported in {LIST}, and again in 05CASTREL462.\n\n06CASTREL281#p2\nnothing"
    )
    assert [one.address for one in kept.get(fresh).items] == [LIST, "05CASTREL462", "06CASTREL281"]
    assert added.unknown == ["nothing"]


def test_every_change_of_the_items_can_be_undone_one_after_the_other(desk: Desk) -> None:
    kept = desk.collections
    number = str(kept.make("Ordered"))
    kept.add(number, [LIST, "05CASTREL462", "06CASTREL281"])
    kept.move(number, 3, 1)
    kept.note(number, 1, "First of all")
    kept.take_out(number, 2)
    assert [(one.address, one.note) for one in kept.get(number).items] == [
        ("06CASTREL281", "First of all"),
        ("05CASTREL462", ""),
    ]
    assert kept.undo(number) == "took out item 2"
    assert kept.undo(number) == "changed the note on item 1"
    assert kept.undo(number) == "moved item 3 to 1"
    assert [one.address for one in kept.get(number).items] == [LIST, "05CASTREL462", "06CASTREL281"]
    assert kept.undo(number) == "added 3 items"
    assert kept.undo(number) is None
    with pytest.raises(NoCollectionError, match="no item 1"):
        kept.move(number, 1, 2)


def test_names_are_taken_once_and_a_collection_put_away_comes_back(desk: Desk) -> None:
    kept = desk.collections
    number = kept.make("One name")
    for name in ("ONE NAME", " ", "12"):
        with pytest.raises(NoCollectionError):
            kept.make(name)
    kept.remove("one name")
    assert [one.name for one in kept.all()] == []
    kept.remove(str(number), back=True)
    kept.describe("one name", "Another", "Said anew")
    assert [(one.name, one.about) for one in kept.all()] == [("Another", "Said anew")]


def test_what_is_no_longer_held_stays_as_its_number(tmp_path: Path) -> None:
    with open_desk(tmp_path / "archive", create=True) as desk:
        desk.add([Path(str(one)) for one in telegrams() if LIST in str(one)], Options(workers=1))
        number = str(desk.collections.make("Kept"))
        desk.collections.add(number, [LIST])
        desk.take_down(LIST, "asked for")
        [item] = desk.collections.get(number).items
        assert (item.held, item.address) == (False, LIST)
        assert b"No longer in the archive" in desk.collections.written_as(number, "md")


def test_it_leaves_as_word_markdown_ris_and_csv_with_citations(desk: Desk) -> None:
    kept = desk.collections
    number = str(kept.make("Out *there*", "=1+1"))
    kept.add(number, [f"{LIST}#p3", "06CASTREL281"], "=SUM(A1)")
    document = docx.Document(io.BytesIO(kept.written_as(number, "docx")))
    words = "\n".join(one.text for one in document.paragraphs)
    assert "General Brezhar told the DCM on November 4" in words
    assert words.count("Source: ") == 2
    markdown = kept.written_as(number, "md").decode()
    assert markdown.startswith("# Out \\*there\\*")
    assert "[^2]: " in markdown
    sources = kept.written_as(number, "ris").decode()
    assert (sources.count("TY  - "), sources.count("ER  - ")) == (2, 2)
    assert sources.count("\n") == sources.count("\r\n")
    rows = list(csv.DictReader(io.StringIO(kept.written_as(number, "csv").decode("utf-8-sig"))))
    assert [row["paragraph"] for row in rows] == ["3", ""]
    assert rows[0]["note"] == "'=SUM(A1)"


def _run(archive: Path, *words: str, said: str = "", code: int = 0) -> str:
    came = CliRunner().invoke(
        command_line, ["--archive", str(archive), "collect", *words], input=said, standalone_mode=False
    )
    assert came.exception is None, came.output
    assert came.return_value == code, came.output
    return came.stdout


def test_the_command_makes_fills_orders_and_writes(archive: Path, tmp_path: Path, desk: Desk) -> None:
    assert desk.collections.all() == []
    _run(archive, "By command", LIST, f"{LIST}#p2", "--about", "A test")
    lines = [json.loads(line) for line in _run(archive, "by command", "--json").splitlines()]
    assert [(line["collection"], line["paragraph"]) for line in lines] == [
        ("By command", None),
        ("By command", 2),
    ]
    _run(archive, "by command", "--from", "-", said="05CASTREL462\n77NOWHERE3\n", code=1)
    _run(archive, "by command", "--place", "3", "--move", "1")
    _run(archive, "by command", "--md", str(tmp_path / "out.md"))
    assert (tmp_path / "out.md").read_text(encoding="utf-8").index("TECHNICAL TEAM") < 300
    assert "By command" in _run(archive)
    _run(archive, "by command", "--remove")
    assert _run(archive, "--json") == ""
