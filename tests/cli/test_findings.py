"""`reftel findings` as it is typed, and killed: a pass that is run again loses and doubles nothing."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.made_telegrams import folder_of, telegram

COUNT = 150
START = (
    "import reftel.desk.finding_pass as p; p._BATCH = 20; p._PAGE = 8; "
    "from reftel.cli.main import main; main()"
)
BODY = (
    "1. On March 3 the Ambassador met Foreign Minister Pardo. He asked that Portugal support the salt\n"
    "convention.\n\n2. The Embassy will send a reply within one week. It is a matter of salt."
)


def run(
    archive: Path, *words: str | Path, die_at: str | None = None, typed: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", START, "--archive", str(archive), *map(str, words)],
        env=environment(die_at),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        input=typed,
    )


def environment(die_at: str | None = None) -> dict[str, str]:
    found = {**os.environ, "PYTHONWARNINGS": "error"}
    found.pop("REFTEL_ARCHIVE", None)
    if die_at is not None:
        found["REFTEL_TEST_DIE_AT"] = die_at
    return found


def kept(archive: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that was found, as the database has it."""
    tables = {
        "found": "SELECT copy, source, finder, fault, packed FROM found ORDER BY copy, source",
        "findings": "SELECT * FROM findings ORDER BY copy, kind, source, position",
        "named": "SELECT key, copy, mentions, private FROM named "
        "JOIN name_keys ON number = named.name ORDER BY key, copy",
        "unsettled": "SELECT * FROM unsettled",
    }
    connection = sqlite3.connect(archive / "archive.db")
    try:
        return {name: list(connection.execute(query)) for name, query in tables.items()}
    finally:
        connection.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of(tmp_path_factory.mktemp("in"), COUNT)


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    """What an undisturbed pass keeps."""
    archive = tmp_path_factory.mktemp("whole") / "archive"
    assert run(archive, "add", folder, "--workers", "1").returncode == 0
    done = run(archive, "findings", "--run", "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert f"Looked through {COUNT} copies" in done.stdout
    found = kept(archive)
    assert len(found["found"]) == COUNT
    assert found["findings"]
    return found


@pytest.mark.parametrize(
    ("place", "workers"),
    [
        ("before-findings:1", 1),
        ("in-findings:1", 1),
        ("in-findings:3", 2),
        ("after-findings:2", 1),
        ("after-findings:4", 2),
    ],
)
def test_a_pass_killed_at_a_chosen_place_goes_on(
    tmp_path: Path, folder: Path, whole: dict[str, list[tuple[object, ...]]], place: str, workers: int
) -> None:
    archive = tmp_path / "archive"
    assert run(archive, "add", folder, "--workers", "1").returncode == 0
    died = run(archive, "findings", "--run", "--workers", str(workers), die_at=place)
    assert died.returncode == -signal.SIGKILL
    again = run(archive, "findings", "--run", "--json", "--workers", str(workers))
    assert again.returncode == 0, again.stderr
    told = json.loads(again.stdout)
    assert (told["waiting"], told["stopped"]) == (0, False)
    assert told["copies"] < COUNT or place == "before-findings:1" or place.startswith("in-findings:1")
    assert kept(archive) == whole


def test_a_pass_killed_at_random_goes_on(
    tmp_path: Path, folder: Path, whole: dict[str, list[tuple[object, ...]]]
) -> None:
    archive = tmp_path / "archive"
    assert run(archive, "add", folder, "--workers", "1").returncode == 0
    chance = random.Random(11)
    command = [sys.executable, "-c", START, "--archive", str(archive), "findings", "--run", "--workers", "2"]
    kills = 0
    for _ in range(6):
        with subprocess.Popen(
            command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            try:
                process.communicate(timeout=chance.uniform(0.8, 3.0))
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                kills += 1
    assert kills > 0
    assert run(archive, "findings", "--run").returncode == 0
    assert kept(archive) == whole


def test_ctrl_c_stops_a_pass_and_says_how_to_go_on(tmp_path: Path, folder: Path) -> None:
    archive = tmp_path / "archive"
    assert run(archive, "add", folder, "--workers", "1").returncode == 0
    slow = START.replace(
        "p._PAGE = 8",
        "p._PAGE = 1; p._BATCH = 1; f = p.find; import time; "
        "p.find = lambda t, **k: (time.sleep(0.05), f(t, **k))[1]",
    )
    command = [sys.executable, "-c", slow, "--archive", str(archive), "findings", "--run", "--workers", "1"]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        while not kept(archive)["found"]:
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert "goes on where it stopped" in told
    assert "Traceback" not in told
    assert 0 < len(kept(archive)["found"]) < COUNT
    assert run(archive, "findings", "--run").returncode == 0
    assert len(kept(archive)["found"]) == COUNT


def test_status_and_add_say_what_waits(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    added = run(archive, "add", folder_of(tmp_path / "in", 3))
    assert "3 copies wait to be looked through for findings: `reftel findings --run`" in added.stderr
    assert "`reftel findings --run` looks through those that wait" in run(archive, "status").stdout
    sums = json.loads(run(archive, "status", "--json").stdout.splitlines()[-1])["sums"]
    assert (sums["looked_through"], sums["not_yet_looked_through"]) == (0, 3)
    run(archive, "findings", "--run")
    assert "3 copies looked through, 0 wait" in run(archive, "status").stdout


def test_a_telegram_is_shown_decided_on_and_told_as_json(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    place = tmp_path / "t.txt"
    place.write_text(telegram(1, body=BODY))
    run(archive, "add", place)
    shown = run(archive, "findings", "05LISBON1", "--kind", "promises")
    assert shown.returncode == 0
    assert "The Embassy will send a reply within one week." in shown.stdout
    (told,) = [
        json.loads(line) for line in run(archive, "findings", "05LISBON1", "--json").stdout.splitlines()
    ]
    assert list(told)[:2] == ["source", "mrn"]
    promise = next(item for item in told["promises"] if "within one week" in item["quote"])
    assert promise["id"] in shown.stdout
    done = run(archive, "findings", "--correct", promise["id"], "due_date=2005-03-10", "--reason", "counted")
    assert done.returncode == 0, done.stderr
    assert "corrected by local" in done.stdout
    assert "2005-03-10" in done.stdout
    done = run(archive, "findings", "--reject", promise["id"])
    assert promise["id"] not in run(archive, "findings", "05LISBON1").stdout
    assert "rejected" in run(archive, "findings", "05LISBON1", "--rejected").stdout
    assert run(archive, "findings", "--undo", promise["id"], "--json").returncode == 0
    added = run(
        *(archive, "findings", "--add", "a matter of salt", "05LISBON1", "--kind", "assessment"),
        *("stance=neutral", "--json"),
    )
    assert added.returncode == 0, added.stderr
    assert json.loads(added.stdout)["finding"]["state"] == "added"
    listed = run(archive, "findings", "--decisions", "--json").stdout.splitlines()
    assert [json.loads(line)["verdict"] for line in listed] == ["added", "undone", "rejected", "corrected"]


def test_files_are_looked_through_without_an_archive(tmp_path: Path) -> None:
    place = tmp_path / "t.txt"
    place.write_text(telegram(1, body=BODY) + telegram(2))
    done = run(tmp_path / "none", "findings", "--json", place)
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["mrn"] for each in told] == ["05LISBON1", "05LISBON2"]
    whole = place.read_text()
    for each in told:
        for item in each["promises"]:
            assert " ".join(whole[slice(*item["span"])].split()) == item["quote"]
    assert "promise" in run(tmp_path / "none", "findings", place).stdout.lower()
    assert not (tmp_path / "none").exists()


def test_private_persons_in_files_have_names_only_where_asked_for(tmp_path: Path) -> None:
    place = tmp_path / "t.txt"
    place.write_text(telegram(1, body="1. Amcit Warren Tolliver was arrested on March 2. Tolliver is ill."))
    for more in ((), ("--json",)):
        done = run(tmp_path / "none", "findings", *more, place)
        assert "Tolliver" not in done.stdout
        assert "accused W. T." in done.stdout
        assert "Tolliver" in run(tmp_path / "none", "findings", "--names", *more, place).stdout


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ([], 2, "Name a telegram or a file"),
        (["--run", "05LISBON1"], 2, "name nothing"),
        (["--triage"], 2, "needs a terminal"),
        (["05LISBON99"], 1, "not held"),
        (["--confirm", "1-ask-0"], 1, "no finding"),
        (["--confirm", "nonsense"], 1, "names no finding"),
        (["--correct", "1-ask-0", "polarity"], 1, "KEY=VALUE"),
        (["--confirm", "1-ask-0", "05LISBON1"], 2, "Only --correct and --add"),
        (["--add", "words", "05LISBON1"], 2, "Say where and what"),
        (["--undo", "d9"], 1, "Nobody decided d9"),
        (["--kind", "wishes", "05LISBON1"], 2, "wishes"),
    ],
)
def test_wrong_use_says_what_is_right(tmp_path: Path, words: list[str], code: int, told: str) -> None:
    archive = tmp_path / "archive"
    run(archive, "add", folder_of(tmp_path / "in", 1))
    done = run(archive, "findings", *words)
    assert (done.returncode, told in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_to_decide_says_so(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    run(archive, "add", folder_of(tmp_path / "in", 1))
    done = run(archive, "findings", "--waiting")
    assert done.returncode == 0
    assert "Nothing waits for a decision" in done.stderr
    assert "1 copies were not looked through yet" in done.stderr or "`reftel findings --run`" in done.stderr
