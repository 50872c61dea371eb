import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.made_telegrams import folder_of

from reftel.cli.main import command_line


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("search")
    folder = folder_of(place / "in", 3)
    CliRunner().invoke(command_line, ["--archive", str(place / "archive"), "add", str(folder)])
    return str(place / "archive")


@pytest.mark.parametrize("word", ["-wheat", "-h2o", "-x", "-limit"])
def test_a_word_to_leave_out_is_no_option(archive: str, word: str) -> None:
    done = CliRunner().invoke(command_line, ["--archive", archive, "search", word, "--limit", "1"])
    assert done.output.startswith(f"3 telegrams without the word {word[1:]}\n")


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_can_still_be_asked_for(archive: str, word: str) -> None:
    done = CliRunner().invoke(command_line, ["--archive", archive, "search", word])
    assert done.output.startswith("Usage:")


def test_what_is_held_and_not_in_the_index_is_not_denied(archive: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(archive, copy)
    shutil.rmtree(copy / "words")
    done = CliRunner().invoke(command_line, ["--archive", str(copy), "search", "cork"])
    assert "3 not in the index yet" in done.output
    assert "holds no telegrams" not in done.output
    assert ": 1 problem." in CliRunner().invoke(command_line, ["--archive", str(copy), "verify"]).output
