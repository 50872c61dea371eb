"""The demonstration is one command that makes its archive, says where, and can be run again."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from reftel.cli.commands.demo import usual_place
from reftel.sample import telegrams

REFTEL = [sys.executable, "-m", "reftel"]


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("REFTEL_")}
    return subprocess.run(
        [*REFTEL, *words],
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_it_makes_the_archive_in_the_users_own_folder_and_says_where(tmp_path: Path) -> None:
    done = run("demo", "--no-serve", HOME=str(tmp_path), XDG_DATA_HOME="")
    assert done.returncode == 0, done.stderr
    place = tmp_path / ".local/share/reftel/sample-archive"
    assert str(place) in done.stderr
    assert (place / "archive.db").is_file()


def test_run_twice_it_opens_what_is_there(tmp_path: Path) -> None:
    archive = str(tmp_path / "archive")
    first = run("demo", "--archive", archive, "--no-serve")
    second = run("--archive", archive, "demo", "--no-serve")
    assert (first.returncode, second.returncode) == (0, 0)
    assert "Took in" in first.stderr
    assert "already" in second.stderr


def test_the_readers_own_archive_is_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "own"
    done = run("demo", "--no-serve", HOME=str(tmp_path), XDG_DATA_HOME="", REFTEL_ARCHIVE=str(own))
    assert done.returncode == 0, done.stderr
    assert not own.exists()


def test_without_a_home_it_uses_a_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert usual_place().parent == tmp_path
    assert usual_place() == usual_place()


def test_every_command_it_suggests_works(tmp_path: Path) -> None:
    archive = str(tmp_path / "archive")
    said = run("demo", "--archive", archive, "--no-serve").stderr
    suggested = re.findall(rf"reftel --archive {re.escape(archive)} (\S+(?: \S+)?)", said)
    assert len(suggested) >= 3
    for words in suggested:
        done = run("--archive", archive, *words.split())
        assert done.returncode == 0, (words, done.stderr)
        assert done.stdout.strip()


def test_the_files_are_put_into_a_folder_and_never_over_other_texts(tmp_path: Path) -> None:
    words = (
        "demo",
        "--no-serve",
        "--archive",
        str(tmp_path / "archive"),
        "--files",
        str(tmp_path / "sample"),
    )
    assert run(*words).returncode == 0
    copied = {path.name: path.read_bytes() for path in (tmp_path / "sample").iterdir()}
    assert copied == {entry.name: entry.read_bytes() for entry in telegrams()}
    assert run(*words).returncode == 0
    (tmp_path / "sample" / "11CASTREL837.txt").write_text("mine")
    refused = run(*words)
    assert refused.returncode == 2
    assert "another text" in refused.stderr


def test_it_serves_pages_and_prints_the_address(tmp_path: Path) -> None:
    serving = subprocess.Popen(
        [*REFTEL, "demo", "--archive", str(tmp_path / "archive"), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert serving.stdout is not None
        address = re.search(r"http://\S+", serving.stdout.readline())
        assert address is not None
        with urllib.request.urlopen(address[0], timeout=30) as answer:
            assert answer.status == 200
    finally:
        serving.send_signal(signal.SIGINT)
        serving.communicate(timeout=30)
