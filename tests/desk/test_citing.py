"""Telegrams of the sample cited by command."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reftel.cli.main import command_line
from reftel.desk.desk import open_desk
from reftel.desk.intake_options import Options
from reftel.sample import telegrams


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "archive"
    with open_desk(folder, create=True) as desk:
        desk.add([Path(str(one)) for one in telegrams()], Options(workers=1))
    return folder


def _run(folder: Path, *words: str) -> str:
    came = CliRunner().invoke(command_line, ["--archive", str(folder), "cite", *words])
    assert came.exception is None, came.output
    return came.stdout


def test_a_telegram_of_the_seventies_is_cited_down_to_the_building(folder: Path) -> None:
    first, later, *_ = _run(folder, "74PUERTOALMAR409").splitlines()
    assert "Telegram 409 from Puerto Almar to Department of State, “UPPER TANSO: LARRUDE" in first
    assert "; National Archives at College Park, MD; available online at https://aad" in first
    assert later.endswith("February 12, 1974, 1974PUERTO00409, CFPF, RG 59, NACP.")


def test_a_later_telegram_has_its_whole_number_and_a_paragraph(folder: Path) -> None:
    words = _run(folder, "05CASTREL462", "--paragraph", "3", "--style", "chicago")
    assert "Telegram 05CASTREL462, March 17, 2005, para. 3." in words


def test_a_telegram_of_a_printed_edition_has_its_serial_and_city(folder: Path) -> None:
    with open_desk(folder) as desk:
        printed = next(
            row.address for row in desk.list() if row.date == "1962-11-09" or row.address.startswith("x0c5b")
        )
    assert "Telegram 511 from Puerto Almar to Department of State, November 9, 1962" in _run(folder, printed)


def test_programs_get_what_they_read(folder: Path) -> None:
    items = json.loads(_run(folder, "74PUERTOALMAR409", "05CASTREL462", "--style", "csl-json"))
    assert [item["id"] for item in items] == ["74PUERTOALMAR409", "05CASTREL462"]
    assert _run(folder, "05CASTREL462", "--style", "ris").startswith("TY  - PCOMM")
    assert _run(folder, "05CASTREL462", "--style", "bibtex").startswith("@misc{05CASTREL462,")
