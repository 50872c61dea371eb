"""Killed at any moment, an intake that is run again has lost nothing and doubled nothing. Real processes."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.made_telegrams import folder_of, telegram

COUNT = 120
START = (
    "import reftel.desk.intake as i, reftel.desk.sorting as s; i._BATCH_BYTES = {}; s._TASK_FILES = 16; "
    "from reftel.cli.main import main; main()"
)
"""The command line with tasks and batches so small that there are many; workers know nothing of it."""


def run(
    archive: Path, *words: str | Path, die_at: str | None = None, batch: int = 4_000_000
) -> subprocess.CompletedProcess[str]:
    """One command, to its end."""
    return subprocess.run(
        command(archive, *words, batch=batch),
        env=environment(die_at),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def command(archive: Path, *words: str | Path, batch: int = 4_000_000) -> list[str]:
    return [sys.executable, "-c", START.format(batch), "--archive", str(archive), *map(str, words)]


def environment(die_at: str | None = None) -> dict[str, str]:
    found = {**os.environ, "PYTHONWARNINGS": "error"}
    found.pop("REFTEL_ARCHIVE", None)
    if die_at is not None:
        found["REFTEL_TEST_DIE_AT"] = die_at
    return found


def is_complete(archive: Path, folder: Path, count: int = COUNT) -> None:
    """Sums complete, status agrees with the files, search finds every telegram, nothing is damaged."""
    lines = [json.loads(line) for line in run(archive, "status", "--json").stdout.splitlines()]
    sums = lines.pop()["sums"]
    assert (sums["seen"], sums["read"] + sums["held"], sums["pending"]) == (count, count, 0)
    assert sums["telegrams_held"] == count
    assert sums["telegrams"] == sums["new_telegrams"] + sums["new_copies"] + sums["held_copies"]
    assert sums["not_yet_searchable"] == 0
    assert {line["path"] for line in lines} == {str(path) for path in folder.rglob("*.txt")}
    checked = run(archive, "verify")
    assert checked.returncode == 0, checked.stdout
    found = run(archive, "search", "--json", "--limit", str(count + 5), "harbour master")
    hits = [json.loads(line)["mrn"] for line in found.stdout.splitlines()[1:]]
    assert sorted(hits) == sorted(f"05LISBON{serial}" for serial in range(1, count + 1))


@pytest.mark.parametrize(
    ("place", "workers"),
    [
        ("before-sqlite:1", 1),
        ("before-sqlite:3", 1),
        ("in-sqlite:2", 1),
        ("after-sqlite:1", 1),
        ("after-sqlite:3", 2),
        ("after-words:2", 2),
        ("before-index:1", 2),
        ("after-index:1", 1),
    ],
)
def test_killed_at_a_chosen_place_it_goes_on(tmp_path: Path, place: str, workers: int) -> None:
    folder = folder_of(tmp_path / "in", COUNT)
    archive = tmp_path / "archive"
    died = run(archive, "add", folder, "--workers", str(workers), die_at=place, batch=20_000)
    assert died.returncode == -signal.SIGKILL
    again = run(archive, "add", folder, "--workers", str(workers))
    assert again.returncode == 0, again.stderr
    is_complete(archive, folder)


def test_killed_ten_times_at_random_it_goes_on(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", COUNT)
    archive = tmp_path / "archive"
    chance = random.Random(7)
    kills = 0
    for _ in range(10):
        started = command(archive, "add", folder, "--workers", "2", batch=10_000)
        with subprocess.Popen(
            started, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            try:
                process.communicate(timeout=chance.uniform(0.5, 3.0))
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                kills += 1
    assert kills > 0
    again = run(archive, "add", folder)
    assert again.returncode == 0, again.stderr
    is_complete(archive, folder)


def test_a_killed_removal_is_finished_by_the_next_command(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 6)
    archive = tmp_path / "archive"
    run(archive, "add", folder)
    died = run(archive, "remove", "--intake", "1", "--yes", die_at="after-removal")
    assert died.returncode == -signal.SIGKILL
    again = run(archive, "add", folder)
    assert again.returncode == 0, again.stderr
    is_complete(archive, folder, 6)


def test_ctrl_c_stops_cleanly_with_the_sums_so_far(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 3_000)
    archive = tmp_path / "archive"
    started = command(archive, "add", folder, "--workers", "1", batch=10_000)
    with subprocess.Popen(
        started, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        database = archive / "archive.db"
        for _ in range(600):
            if database.exists() and run(archive, "list", "--limit", "1").stdout:
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert process.returncode == 1, err
    assert "Run the same command again" in err
    assert "pending" in out
    sums = json.loads(run(archive, "status", "--json").stdout.splitlines()[-1])["sums"]
    assert sums["pending"] > 0
    assert sums["seen"] == 3_000
    assert sums["not_yet_searchable"] == 0


def test_of_two_intakes_at_once_one_waits_and_says_for_whom(tmp_path: Path) -> None:
    first, second = folder_of(tmp_path / "one", 1_500), folder_of(tmp_path / "two", 60, first=2_001)
    archive = tmp_path / "archive"
    run(archive, "add", folder_of(tmp_path / "zero", 1, first=5_000))
    started = command(archive, "add", first, "--workers", "1")
    with subprocess.Popen(started, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as busy:
        while not (archive / "archive.lock.holder").exists() and busy.poll() is None:
            time.sleep(0.01)
        refused = run(archive, "add", second, "--wait", "0")
        waited = run(archive, "add", second)
        busy.communicate(timeout=120)
    assert busy.returncode == 0
    assert refused.returncode == 1
    assert f"process {busy.pid}" in refused.stderr
    assert waited.returncode == 0
    sums = json.loads(run(archive, "status", "--json").stdout.splitlines()[-1])["sums"]
    assert sums["telegrams_held"] == 1_561


def test_reading_goes_on_while_another_takes_in(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    run(archive, "add", folder_of(tmp_path / "zero", 5, first=5_000))
    started = command(archive, "add", folder_of(tmp_path / "in", 900), "--workers", "1")
    with subprocess.Popen(started, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as busy:
        while not (archive / "archive.lock.holder").exists() and busy.poll() is None:
            time.sleep(0.01)
        standing = run(archive, "status")
        shown = run(archive, "show", "05LISBON5003")
        found = run(archive, "search", "--json", "unikat5002")
        saved = run(archive, "backup", tmp_path / "copy")
        busy.communicate(timeout=120)
    assert shown.returncode == 0
    assert "05LISBON5002" in found.stdout
    assert saved.returncode == 0, saved.stderr
    assert f"by process {busy.pid}" in standing.stdout
    assert run(tmp_path / "copy", "show", "05LISBON5003").returncode == 0
    assert run(tmp_path / "copy", "rebuild", "words").returncode == 0
    assert run(tmp_path / "copy", "verify").returncode == 0


def test_a_full_disk_is_said_and_breaks_nothing(tmp_path: Path, small_disk: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    chance = random.Random(3)
    for serial in range(1, 400):
        noise = " ".join(f"{chance.getrandbits(60):x}" for _ in range(600))
        (folder / f"{serial}.txt").write_text(telegram(serial, body=f"1. {noise}"), encoding="utf-8")
    archive = small_disk / "archive"
    full = run(archive, "add", folder, batch=200_000)
    assert full.returncode == 1
    assert "is full" in full.stderr
    assert "Traceback" not in full.stderr
    assert run(archive, "list").returncode == 0
    for ballast in small_disk.glob("ballast*"):
        ballast.unlink()
    again = run(archive, "add", folder)
    assert again.returncode == 0, again.stderr
    assert run(archive, "verify").returncode == 0
    sums = json.loads(run(archive, "status", "--json").stdout.splitlines()[-1])["sums"]
    assert (sums["telegrams_held"], sums["pending"]) == (399, 0)
