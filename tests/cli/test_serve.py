import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from reftel.desk.desk import open_desk

TELEGRAM = """R 140930Z MAY 07
FM AMEMBASSY SUVA
TO SECSTATE WASHDC 0123
UNCLAS SUVA 000412

SUBJECT: COCONUT OIL

1. (U) The harvest is good.
QUILLON
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "suva.txt").write_text(TELEGRAM, encoding="utf-8")
    with open_desk(tmp_path / "archive", create=True) as desk:
        assert desk.add([tmp_path / "suva.txt"]).is_clean
    return tmp_path / "archive"


def start(archive: Path, *arguments: str) -> subprocess.Popen[str]:
    program = "from reftel.cli.main import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, "--archive", str(archive), "serve", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )


def test_serve_says_where_it_is_answers_there_and_ends_on_ctrl_c(archive: Path) -> None:
    process = start(archive, "--port", "0")
    try:
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        assert line.startswith("Reftel is open at http://127.0.0.1:")
        address = line.rpartition(" ")[2]
        with urllib.request.urlopen(f"{address}t/07SUVA412", timeout=10) as answer:
            assert "COCONUT OIL" in answer.read().decode()
        foreign = urllib.request.Request(address, headers={"Host": "rebound.example"})
        with pytest.raises(urllib.error.HTTPError, match="421"):
            urllib.request.urlopen(foreign, timeout=10)
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, talk = process.communicate(timeout=15)
    finally:
        process.kill()
    assert process.returncode == 0
    assert "Ctrl-C closes it." in talk
    assert "Closed." in talk
    assert "Traceback" not in talk
    assert time.monotonic() - started < 10


def test_port_in_use_says_what_to_type_instead(archive: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start(archive, "--port", str(port))
        results, talk = process.communicate(timeout=30)
    assert process.returncode == 1
    assert results == ""
    assert f"Port {port} of 127.0.0.1 is in use" in talk
    assert f"reftel serve --port {port + 1}" in talk
    assert "Traceback" not in talk


def test_address_of_another_machine_is_refused_with_the_next_step(archive: Path) -> None:
    process = start(archive, "--host", "192.0.2.1")
    _, talk = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "Cannot listen at 192.0.2.1" in talk
    assert "Traceback" not in talk


def test_missing_archive_is_said_before_anything_is_opened(tmp_path: Path) -> None:
    process = start(tmp_path / "none", "--port", "0")
    results, talk = process.communicate(timeout=30)
    assert process.returncode == 1
    assert results == ""
    assert "There is no archive" in talk


def test_machines_of_the_network_are_told_of(archive: Path) -> None:
    process = start(archive, "--host", "0.0.0.0", "--port", "0")
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Reftel is open at http://127.0.0.1:")
        process.send_signal(signal.SIGINT)
        _, talk = process.communicate(timeout=15)
    finally:
        process.kill()
    assert "Everyone who can reach this machine" in talk
