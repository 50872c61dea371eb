import json
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


def test_answers_are_lines_of_json(archive: str) -> None:
    done = CliRunner().invoke(command_line, ["--archive", archive, "search", "--json", "from:lisbon"])
    answer, *hits = [json.loads(line) for line in done.output.splitlines()]
    assert {"query", "read_as", "total", "unseen"} <= answer.keys()
    assert answer["read_as"] == "telegrams from Lisbon"
    assert answer["total"] == len(hits) == 3
    keys = {"mrn", "address", "date", "post", "subject", "score", "why", "snippets"}
    assert all(keys <= hit.keys() for hit in hits)


def test_a_phrase_the_shell_took_the_quotes_off_is_one_again(archive: str) -> None:
    done = CliRunner().invoke(command_line, ["--archive", archive, "search", "one two", "three"])
    assert "with the phrase “one two”, with the word three" in done.output


def test_an_empty_answer_says_what_was_searched_and_what_to_try(archive: str) -> None:
    done = CliRunner().invoke(command_line, ["--archive", archive, "search", "xylophone", "from:lisbon"])
    assert done.exit_code == 0
    assert done.output.startswith("0 telegrams with the word xylophone, from Lisbon\n")
    assert "Searched 3 telegrams." in done.output
    assert "reftel search 'from:LISBON'" in done.output


def test_an_archive_without_telegrams_says_how_to_fill_it(tmp_path: Path) -> None:
    place = str(tmp_path / "empty")
    CliRunner().invoke(command_line, ["--archive", place, "add", str(tmp_path)])
    done = CliRunner().invoke(command_line, ["--archive", place, "search", "wheat"])
    assert "reftel add PATH" in done.output
