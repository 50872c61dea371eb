"""`reftel check` as it is used: formats, choice of rules, configuration, mending, exit status."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reftel.cli.commands.check import check_command
from reftel.telegram.checking.examples import FRAMES, telegram_with

CLEAN = FRAMES["2007"]
FAULTY = telegram_with("2007", "TAGS: EAGR,, ETRD, FJ.\nSUBJECT: FIJI: COCONUT OIL EXPORT PERMITS.")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration of the machine or of this project is near."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")


def run(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(check_command, list(words), input=given)


def file(folder: Path, text: str, name: str = "suva-412.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_a_clean_telegram_is_silent_and_gives_zero(tmp_path: Path) -> None:
    result = run(str(file(tmp_path, CLEAN)))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing found in 1 telegram.\n"


def test_a_finding_is_shown_with_line_and_caret(tmp_path: Path) -> None:
    path = file(tmp_path, telegram_with("2007", "140930Z MAY 07"))
    result = run(str(path))
    assert result.exit_code == 1
    assert result.stdout == (
        "precedence-missing: no precedence before the date-time group\n"
        f" --> {path}:5:1\n"
        "5 | 140930Z MAY 07\n"
        "  | ^^^^^^^^^^^^^^\n"
        "  = help: put it first, for example `R 140930Z MAY 07`\n\n"
    )
    assert result.stderr == "1 error in 1 of 1 telegram.\n"


def test_the_short_format_is_one_line_each(tmp_path: Path) -> None:
    path = file(tmp_path, FAULTY)
    assert run("--format", "short", str(path)).stdout.splitlines() == [
        f"{path}:16:12: error tags-punctuated: an empty place between commas",
        f"{path}:16:22: error tags-punctuated: a point behind the last TAG",
        f"{path}:17:42: warning subject-with-point: a point behind the subject",
    ]


def test_json_is_one_object_a_line(tmp_path: Path) -> None:
    lines = run("--json", str(file(tmp_path, FAULTY))).stdout.splitlines()
    first = json.loads(lines[0])
    assert first["rule"] == "tags-punctuated"
    assert first["fixable"] is True
    assert FAULTY[slice(*first["span"])] == ","
    assert len(lines) == 3


def test_rules_and_groups_are_chosen_by_name(tmp_path: Path) -> None:
    path = str(file(tmp_path, FAULTY))
    assert "tags-punctuated" not in run("--ignore", "tags-punctuated", path).stdout
    assert run("--select", "subject", "--format", "short", path).stdout.count("\n") == 1
    assert run("--select", "subject,tags", "--format", "short", path).stdout.count("\n") == 3
    assert run("--ignore", "subject", "--ignore", "TAGS", path).exit_code == 0


def test_an_unknown_rule_is_wrong_use_with_a_suggestion(tmp_path: Path) -> None:
    result = run("--select", "tags-punctuatd", str(file(tmp_path, CLEAN)))
    assert result.exit_code == 2
    assert "Did you mean `tags-punctuated`?" in result.stderr


def test_the_nearest_configuration_is_used_and_typing_wins(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.reftel]\nignore = ["TAGS"]\n')
    path = str(file(tmp_path, FAULTY))
    assert run("--format", "short", path).stdout.count("\n") == 1
    assert run("--format", "short", "--ignore", "subject", path).stdout.count("\n") == 2
    (tmp_path / "reftel.toml").write_text('select = ["tags-punctuated"]\n')
    assert run("--format", "short", path).stdout.count("\n") == 2


@pytest.mark.parametrize(
    "content", ["select = 3\n", "selekt = []\n", "select = [\n", 'ignore = ["no-such-rule"]\n']
)
def test_a_configuration_that_makes_no_sense_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "mine.toml").write_text(content)
    result = run("--config", str(tmp_path / "mine.toml"), str(file(tmp_path, CLEAN)))
    assert result.exit_code == 2
    assert result.stdout == ""


def test_fix_mends_what_is_safe_and_nothing_else(tmp_path: Path) -> None:
    path = file(tmp_path, FAULTY.replace("\n", "\r\n"))
    result = run("--fix", str(path))
    assert result.exit_code == 0
    assert f"{path}: 3 mended." in result.stderr
    expected = telegram_with("2007", "TAGS: EAGR, ETRD, FJ\nSUBJECT: FIJI: COCONUT OIL EXPORT PERMITS")
    assert path.read_bytes() == expected.replace("\n", "\r\n").encode()


def test_fix_leaves_containers_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "telegrams.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.txt", FAULTY)
    before = path.read_bytes()
    result = run("--fix", str(path))
    assert result.exit_code == 1
    assert "only plain text files are written" in result.stderr
    assert path.read_bytes() == before


def test_several_telegrams_in_one_file_are_judged_one_by_one(tmp_path: Path) -> None:
    second = telegram_with("2007", "TAGS: FJ").replace("000412", "000414").replace("0412", "0414")
    path = file(tmp_path, CLEAN + "\n" + second)
    result = run("--format", "short", str(path))
    line = (CLEAN + "\n" + second).split("TAGS: FJ")[0].count("\n") + 1
    assert f"{path}:{line}:1: error subject-tag-missing" in result.stdout
    assert "in 1 of 2 telegrams" in result.stderr


def test_standard_input_and_what_cannot_be_read(tmp_path: Path) -> None:
    assert run("-", given=FAULTY).exit_code == 1
    assert run(str(tmp_path / "absent.txt")).exit_code == 1
    assert run().exit_code == 2


def test_a_very_long_line_is_shown_around_the_finding(tmp_path: Path) -> None:
    text = telegram_with("2007", "1. " + "COCONUT " * 200 + "\n2. More.")
    shown = run("--select", "line-too-long", str(file(tmp_path, text))).stdout.splitlines()
    assert max(len(line) for line in shown) < 140
