import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.made_telegrams import folder_of

from reftel.cli.fitting import fitted, marked
from reftel.cli.main import command_line


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("saved")
    folder = folder_of(place / "in", 3)
    CliRunner().invoke(command_line, ["--archive", str(place / "archive"), "add", str(folder)])
    return str(place / "archive")


def run(archive: str, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(command_line, ["--archive", archive, "search", *words])
    return done.exit_code, f"{done.output}{done.exception if done.exit_code == 1 else ''}"


@pytest.mark.parametrize("option", ["--limt", "--ordr=date", "--jsn", "--xyz"])
def test_a_misspelt_option_is_no_word(archive: str, option: str) -> None:
    code, said = run(archive, option, "wheat")
    assert code == 2
    assert option.partition("=")[0] in said
    assert run(archive, "--", option)[0] == 0


def test_a_search_is_saved_listed_asked_and_forgotten(archive: str) -> None:
    assert "No search is saved yet" in run(archive, "--saved")[1]
    assert run(archive, "from:lisbon", "--save", "port")[0] == 0
    assert "port" in run(archive, "--saved")[1]
    code, said = run(archive, "--saved", "port")
    assert code == 0
    assert said.startswith("port: 0 new since 20")
    listed = [json.loads(line) for line in run(archive, "--saved", "--json")[1].splitlines()]
    assert [(one["name"], one["queries"], one["totals"]) for one in listed] == [
        ("port", ["from:lisbon"], [3])
    ]
    assert run(archive, "--forget", "port")[0] == 0
    code, said = run(archive, "--saved", "port")
    assert code == 1
    assert "No search is saved as port" in said


def test_a_search_kept_as_typed_stays_so(archive: str) -> None:
    assert run(archive, "human", "rights", "lisbon", "--exact", "--save", "plain")[0] == 0
    listed = [json.loads(line) for line in run(archive, "--saved", "--json")[1].splitlines()]
    assert len(listed) == 1
    assert desk_exact(archive, listed[0]["queries"][0])
    run(archive, "--forget", "plain")


def desk_exact(archive: str, query: str) -> bool:
    """Whether nothing is taken beside a query."""
    answer: dict[str, object] = json.loads(run(archive, "--json", query)[1].splitlines()[0])
    return answer["expansions"] == []


def test_a_file_is_asked_line_by_line_and_kept(archive: str, tmp_path: Path) -> None:
    terms, counts, hits = tmp_path / "terms.txt", tmp_path / "counts.csv", tmp_path / "hits.csv"
    terms.write_text("from:lisbon\nno such thing\n", encoding="utf-8")
    code, said = run(
        archive, "--batch", str(terms), "--save", "mine", "--csv", str(counts), "--hits-csv", str(hits)
    )
    assert code == 0
    assert "2 lines, 1 of them found nothing." in said
    assert len(counts.read_text(encoding="utf-8").splitlines()) == 3
    assert len(hits.read_text(encoding="utf-8").splitlines()) == 5
    lines = [json.loads(line) for line in run(archive, "--saved", "mine", "--json")[1].splitlines()]
    assert [(line["total"], line["since"]["new"]) for line in lines] == [(3, 0), (0, 0)]
    assert "new  lost" in run(archive, "--saved", "mine")[1]


def test_what_cannot_be_read_or_written_is_said(archive: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("# nothing\n", encoding="utf-8")
    assert "holds no query" in run(archive, "--batch", str(empty))[1]
    empty.write_text("wheat\n", encoding="utf-8")
    code, said = run(archive, "--batch", str(empty), "--csv", str(tmp_path / "no" / "such.csv"))
    assert code == 1
    assert "cannot be written" in said


def test_other_names_are_said_and_switched_off(archive: str) -> None:
    assert "Also taken for" not in run(archive, "--exact", "from:lisbon")[1]
    answer = json.loads(run(archive, "--json", "from:lisbon")[1].splitlines()[0])
    assert (answer["expansions"], answer["unexpanded"]) == ([], None)


@pytest.mark.parametrize("columns", [30, 40, 80])
def test_an_answer_fits_the_terminal(archive: str, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    said = run(archive, "from:lisbon", "the")[1].splitlines()
    assert said
    assert all(len(line) <= columns for line in said if "shown; `--offset" not in line), said


def test_text_is_broken_at_blanks_and_nothing_is_lost() -> None:
    text = "one two three " + "x" * 50 + " four"
    pieces = [text[start:stop] for start, stop in fitted(text, 12)]
    assert all(len(piece) <= 12 for piece in pieces)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
    assert list(fitted(text, None)) == [(0, len(text))]


def test_marks_are_cut_with_the_text() -> None:
    assert marked("one two three", [(4, 7), (8, 13)]) == "one *two* *three*"
    assert marked("one two three", [(4, 10)], 0, 7) == "one *two*"
    assert marked("one two three", [(4, 10)], 8, 13) == "*th*ree"
