"""`reftel parse`: a line for every telegram, a message and status 1 for what gives none."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reftel.cli.commands.parse import parse_command

ONE = """R 140930Z MAY 07
FM AMEMBASSY SUVA
TO SECSTATE WASHDC 0123
UNCLAS SUVA 000412

E.O. 12958: N/A
TAGS: ETRD, FJ
SUBJECT: COCONUT OIL

1. (U) Text.
QUILLON
"""
TWO = ONE + "\n\nNNNN\n\n" + ONE.replace("0412", "0413").replace("0930Z", "1030Z")


def run(*args: str, text: str | None = None) -> tuple[int, list[dict[str, object]], str]:
    result = CliRunner().invoke(parse_command, ["--json", *args], input=text)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def test_one_line_for_each_telegram_in_the_order_of_the_paths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(TWO)
    (tmp_path / "a.txt").write_text(ONE)
    code, records, talk = run(str(tmp_path / "b"), str(tmp_path / "a.txt"))
    assert (code, talk) == (0, "")
    two = str(tmp_path / "b" / "two.txt")
    assert [record["source"] for record in records] == [f"{two}#1", f"{two}#2", str(tmp_path / "a.txt")]
    assert [record["mrn"] for record in records] == ["07SUVA412", "07SUVA413", "07SUVA412"]


def test_spans_of_the_second_telegram_count_from_the_start_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text(TWO)
    _, records, _ = run(str(path))
    spans = records[1]["spans"]
    assert isinstance(spans, dict)
    start, end = spans["mrn"]
    assert TWO[start:end] == "SUVA 000413"


def test_standard_input_is_a_dash() -> None:
    code, records, _ = run("-", text=ONE)
    assert code == 0
    assert (records[0]["source"], records[0]["mrn"]) == ("-", "07SUVA412")


def test_what_gives_no_text_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "1-empty.txt").write_text("")
    (tmp_path / "2-good.txt").write_text(ONE)
    code, records, talk = run(str(tmp_path))
    assert code == 1
    assert [record["mrn"] for record in records] == ["07SUVA412"]
    assert "1-empty.txt" in talk


def test_a_missing_file_is_told() -> None:
    code, records, talk = run("no-such-file.txt")
    assert (code, records) == (1, [])
    assert "no-such-file.txt" in talk


def test_every_other_text_gives_a_record() -> None:
    code, records, _ = run("-", text="no telegram at all\n")
    assert code == 0
    assert records[0]["form"] == "plain"


def test_without_json_people_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(ONE.replace("UNCLAS SUVA", "UNCLS SUVA"))
    result = CliRunner().invoke(parse_command, [str(path)])
    assert result.exit_code == 0
    assert "07SUVA412" in result.stdout
    assert "COCONUT OIL" in result.stdout
    assert f"{path}:4:1: warning classification-misspelt" in result.stdout


@pytest.mark.parametrize("args", [[], ["--no-such-option", "x"]])
def test_wrong_use_is_status_2(args: list[str]) -> None:
    assert CliRunner().invoke(parse_command, args).exit_code == 2
