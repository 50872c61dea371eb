"""What the sample cites and does not hold, by command and by desk."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from tests.made_telegrams import telegram

from reftel.cli.main import command_line
from reftel.desk.desk import open_desk
from reftel.desk.documents import write_letters
from reftel.desk.intake_options import Options
from reftel.sample import telegrams


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "archive"
    with open_desk(folder, create=True) as desk:
        desk.add([Path(str(one)) for one in telegrams()], Options(workers=1))
    return folder


def _run(folder: Path, *words: str) -> str:
    came = CliRunner().invoke(command_line, ["--archive", str(folder), "gaps", *words])
    assert came.exception is None, came.output
    return came.stdout


def test_the_most_cited_come_first_with_all_that_is_known(folder: Path) -> None:
    with open_desk(folder) as desk:
        first, *rest = desk.gaps(limit=None)
        assert (first.mrn, first.cited_by) == ("04CASTREL1402", 2)
        assert first.citing == ["04STATE144466", "04CASTREL1637"]
        assert (first.earliest, first.latest, first.holder) == ("2004-01-01", "2004-09-14", "state")
        assert {"PREL", "VL"} <= set(first.tags)
        assert all(gap.cited_by <= first.cited_by for gap in rest)
        [inside] = desk.gaps(names=["05CASTREL1641"])
        assert (inside.earliest, inside.latest) == ("2005-06-30", "2005-10-04")


def test_a_message_of_another_agency_is_asked_of_that_agency(folder: Path) -> None:
    with open_desk(folder) as desk:
        [gap] = [gap for gap in desk.gaps(limit=None) if gap.post == "SECDEF"]
    assert (gap.holder, gap.likely[0].kind) == ("agency", "other_agency")


def test_lines_have_the_keys_of_the_contract(folder: Path) -> None:
    lines = [json.loads(line) for line in _run(folder, "--json", "--post", "STATE").splitlines()]
    assert {line["post"] for line in lines} == {"STATE"}
    assert all(
        {"mrn", "cited_by", "earliest", "latest", "subject", "likely"} <= line.keys() for line in lines
    )


def test_a_table_and_shares_and_a_letter(folder: Path, tmp_path: Path) -> None:
    _run(folder, "--csv", str(tmp_path / "gaps.csv"))
    with (tmp_path / "gaps.csv").open(encoding="utf-8", newline="") as stream:
        assert next(csv.DictReader(stream))["mrn"] == "04CASTREL1402"
    assert "2005-03       74-462" in _run(folder, "--share", "--post", "CASTREL", "--year", "2005")
    words = _run(folder, "04CASTREL1402", "--request", "mdr", "--name", "A. Reader")
    assert "Executive Order 13526, section 3.5" in words
    assert "04CASTREL1402" in words


def test_a_letter_is_written_as_a_document(folder: Path, tmp_path: Path) -> None:
    _run(folder, "04CASTREL1402", "75STATE", "--request", "foia", "--docx", str(tmp_path / "letter.docx"))
    written = [paragraph.text for paragraph in docx.Document(str(tmp_path / "letter.docx")).paragraphs]
    assert any(words.startswith("1. Telegram 04CASTREL1402 from CASTREL") for words in written)


def test_without_the_library_the_next_step_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(Exception, match=r"pip install python-docx"):
        write_letters(tmp_path / "letter.docx", [["Words"]])


def test_the_subject_in_quotation_marks_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(telegram(5, refs=['OSLO 44 ("HERRING AND CORK")']), encoding="utf-8")
    with open_desk(tmp_path / "archive", create=True) as desk:
        desk.add([path], Options(workers=1))
        [gap] = desk.gaps()
    assert (gap.mrn, gap.subject) == ("05OSLO44", "HERRING AND CORK")


def test_a_year_after_the_citing_telegram_is_misread_and_not_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(telegram(5, refs=["09 OSLO 44", "OSLO 41"]), encoding="utf-8")
    with open_desk(tmp_path / "archive", create=True) as desk:
        desk.add([path], Options(workers=1))
        likely = {gap.mrn: gap.likely[0].kind for gap in desk.gaps(limit=None)}
    assert [kind for mrn, kind in likely.items() if mrn is not None and mrn.startswith("09")] == ["misread"]
    words = _run(tmp_path / "archive", "--request", "foia")
    assert "OSLO41" in words
    assert "09OSLO44" not in words
    assert "09OSLO44" in _run(tmp_path / "archive", "09OSLO44", "--request", "foia")


def test_a_message_without_a_number_can_be_asked_for_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(telegram(5, refs=["JCS 121723Z JAN 07"]), encoding="utf-8")
    with open_desk(tmp_path / "archive", create=True) as desk:
        desk.add([path], Options(workers=1))
        [gap] = desk.gaps(limit=None)
    assert (gap.earliest, gap.latest) == ("2007-01-12", "2007-01-12")
    words = _run(tmp_path / "archive", gap.name.lower(), "--request", "mdr")
    assert "1. JCS message of 2007-01-12, 17:23Z, sent by 2007-01-12" in words


def test_a_place_that_cannot_be_written_is_said_in_a_line(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reftel", "--archive", str(folder), "gaps", "--csv"]
    came = subprocess.run(
        [*command, str(tmp_path / "none" / "gaps.csv")], capture_output=True, text=True, check=False
    )
    assert came.returncode == 1
    assert "Traceback" not in came.stderr
    assert "gaps.csv" in came.stderr
