"""`reftel suspense`, `dossier` and `facts` as a person or a program meets them."""

import json
from pathlib import Path

import docx
import icalendar
import pytest
from click.testing import CliRunner, Result
from lxml import etree
from tests.desk.sample_desk import bring_tables, sample_at

from reftel.cli.main import command_line
from reftel.desk.desk import open_desk
from reftel.sample import tables

KEYS = {
    "id", "kind", "by", "to", "what", "due_date", "status", "completion", "mrn", "quote", "evidence",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = sample_at(tmp_path_factory.mktemp("commands") / "archive")
    with open_desk(folder) as desk:
        bring_tables(desk)
    return folder


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    """A copy of the archive, for tests that write."""
    with open_desk(made) as desk:
        desk.backup(tmp_path / "own", lambda _name, _done: None)
    return tmp_path / "own"


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(command_line, ["--archive", str(folder), *words], standalone_mode=False)


def good(folder: Path, *words: str) -> str:
    came = run(folder, *words)
    assert came.exception is None, came.output
    assert came.return_value == 0, came.output
    return came.stdout


def lines(folder: Path, *words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in good(folder, *words, "--json").splitlines()]


def test_lines_have_the_keys_of_the_contract(made: Path) -> None:
    found = lines(made, "suspense", "--all", "--on", "2013-06-01")
    assert len(found) == 30
    assert all(line.keys() >= KEYS for line in found)


def test_what_is_due_on_a_day_is_listed_with_its_sentence(made: Path) -> None:
    [line] = lines(made, "suspense", "--on", "2004-10-31", "--country", "Velmora", "--kind", "promise")
    assert (line["due_date"], line["standing"]) == ("2004-10-31", "due")
    text = good(made, "suspense", "--on", "2004-11-01", "--country", "VL")
    assert "OVERDUE" in text
    assert "He promised to hand it over by October 31" in text
    came = run(made, "suspense", "--on", "1970-01-01")
    assert came.return_value == 0
    assert "suggest" in came.stderr


def test_a_status_that_is_closed_is_listed_without_asking_for_all(made: Path) -> None:
    found = lines(made, "suspense", "--status", "partly kept", "--status", "broken", "--on", "2013-06-01")
    assert {line["status"] for line in found} == {"broken", "partly_kept"}


@pytest.mark.parametrize(
    "words",
    [
        ("--on", "yesterday"),
        ("--status", "finished"),
        ("change", "2", "kept"),
        ("add", "--kind", "ask", "--by", "We", "--what", "x"),
        ("add", "--kind", "ask", "--by", "We", "--what", "x", "--document", "a.pdf"),
        ("accept",),
        ("accept", "--every"),
        ("correct", "2", "--set", "what"),
        ("import", "/nowhere.csv"),
    ],
)
def test_wrong_use_is_told_and_ends_with_2(own: Path, words: tuple[str, ...]) -> None:
    came = CliRunner().invoke(command_line, ["--archive", str(own), "suspense", *words])
    assert came.exit_code == 2, came.output


def test_a_matter_is_entered_followed_and_taken_back(own: Path) -> None:
    added = lines(
        own, "suspense", "add", "--kind", "promise", "--by", "Ministry", "--what", "send a list",
        "--said", "2024-01-05", "--due", "2024-02-01", "--document", "https://x.example/a",
        "--quote", "a list will come", "--page", "3", "--country", "fr",
    )  # fmt: skip
    number = str(added[0]["id"])
    assert added[0]["country"] == "FR"
    kept = lines(
        own, "suspense", "change", number, "partly kept", "--document", "b.pdf", "--quote", "half of it came",
        "--day", "2024-02-10", "--note", "the rest is promised for May",
    )  # fmt: skip
    assert (kept[0]["status"], kept[0]["completion"]) == ("partly_kept", 2)
    good(own, "suspense", "correct", number, "--set", "due_date=2024-05-31", "--day", "2024-02-10")
    good(own, "suspense", "review", number, "--note", "no news", "--day", "2024-03-01")
    history = good(own, "suspense", "show", number)
    assert "half of it came" in history
    assert "the rest is promised for May" in history
    good(own, "suspense", "undo", number)
    good(own, "suspense", "withdraw", number, "--note", "a test")
    assert number not in {str(line["id"]) for line in lines(own, "suspense", "--all")}


def test_suggestions_are_accepted_by_name_or_by_telegram(own: Path) -> None:
    found = lines(own, "suspense", "suggest", "06DROVNIK795")
    assert found
    assert len(lines(own, "suspense", "accept", str(found[0]["name"]))) == 1
    rest = lines(own, "suspense", "accept", "--telegram", "06DROVNIK795", "--yes")
    assert len(rest) == len(found) - 1
    came = run(own, "suspense", "accept", "--telegram", "06DROVNIK795", "--yes")
    assert came.return_value == 1


def test_evidence_is_proposed_and_can_be_declined(own: Path) -> None:
    added = lines(
        own, "suspense", "add", "--kind", "promise", "--by", "Quireston",
        "--what", "send the contract for fences", "--telegram", "05CASTREL462",
        "--quote", "He undertook to send the contract for fences and lights",
    )  # fmt: skip
    number = str(added[0]["id"])
    proposed = lines(own, "suspense", "evidence", number)
    assert proposed[0]["why"]
    address = proposed[0]["evidence"]["address"]  # type: ignore[index]
    good(own, "suspense", "evidence", number, "--decline", str(address))
    again = lines(own, "suspense", "evidence", number)
    assert address not in {one["evidence"]["address"] for one in again}  # type: ignore[index]


def test_a_table_comes_in_with_faults_by_row_and_status_1(own: Path, tmp_path: Path) -> None:
    place = tmp_path / "t.csv"
    place.write_text(
        "kind,by,what,said,telegram,quote\n"
        "promise,Brezhar,guards,2004-09-23,04CASTREL1637,invited the Defense Attache\n"
        "promise,Brezhar,guards,2004-09-23,04CASTREL1637,words nobody wrote\n",
        encoding="utf-8",
    )
    came = run(own, "suspense", "import", str(place))
    assert came.return_value == 1
    assert came.stdout.startswith("row 3: telegram: These words do not stand in 04CASTREL1637")
    assert "1 entries made" in came.stderr
    again = run(own, "suspense", "import", str(place), "--json")
    done = json.loads(again.stdout)
    assert (done["made"], done["changed"], done["held"]) == (0, 0, 1)


def test_the_samples_book_comes_in_twice_without_a_change(own: Path) -> None:
    came = good(own, "suspense", "import", str(tables()) + "/book.csv", "--json")
    assert json.loads(came) | {"held": 0} == json.loads(came) | {
        "held": 0,
        "made": 0,
        "changed": 0,
        "faults": [],
    }


def test_tables_calendars_reports_and_sheets_are_written(made: Path, tmp_path: Path) -> None:
    for name in ("book.csv", "book.xlsx"):
        good(made, "suspense", "export", str(tmp_path / name), "--country", "Velmora")
        assert (tmp_path / name).stat().st_size > 1000
    good(made, "suspense", "--on", "2005-04-10", "--ics", str(tmp_path / "b.ics"))
    assert icalendar.Calendar.from_ical((tmp_path / "b.ics").read_bytes()).walk("VEVENT")
    good(made, "suspense", "report", "Velmora", "--docx", str(tmp_path / "r.docx"))
    assert docx.Document(str(tmp_path / "r.docx")).tables
    good(made, "suspense", "report", "Velmora", "--picture", str(tmp_path / "r.svg"))
    root = etree.fromstring((tmp_path / "r.svg").read_bytes())
    assert any("kept" in (title.text or "") for title in root.iter("{http://www.w3.org/2000/svg}title"))
    sums = lines(made, "suspense", "report", "Velmora", "--on", "2006-12-31")
    assert sums[-1]["kept"] == 5
    sheet = good(made, "suspense", "meeting", "Velmora", "--on", "2005-06-01", "--markdown", "-")
    assert sheet.startswith("# Next meeting: Velmora")


def test_a_dossier_is_printed_in_every_form(made: Path, tmp_path: Path) -> None:
    text = good(made, "dossier", "Marisanda", "--on", "2013-06-01")
    assert "2010  missing" in text
    assert "“promised to open one in the former nurses' hostel before Christmas”" in text
    [whole] = lines(made, "dossier", "MJ", "--kind", "country")
    assert {"rows", "ratings", "grid", "entries", "by_year"} <= whole.keys()
    good(made, "dossier", "06DROVNIK665", "--docx", str(tmp_path / "case.docx"))
    came = run(made, "dossier", "zyzzyva")
    assert came.return_value == 1
    assert "reftel search" in came.stderr


def test_facts_are_brought_listed_and_removed(own: Path, tmp_path: Path) -> None:
    place = tmp_path / "gold.csv"
    place.write_text("series,subject,year,value\ngold,Marisanda,2004,5\ngold,,2005,6\n", encoding="utf-8")
    came = run(own, "facts", "add", str(place), "--source", "a yearbook")
    assert came.return_value == 1
    assert "row 3: subject: is empty" in came.stdout
    assert "a yearbook" in good(own, "facts", "list", "Marisanda")
    sets = lines(own, "facts", "list")
    good(own, "facts", "remove", str(sets[-1]["number"]))
    assert "gold" not in good(own, "facts", "list", "Marisanda")
    assert lines(own, "facts", "list", "--series", "tip")
