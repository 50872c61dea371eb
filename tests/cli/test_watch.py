"""Watching, with real processes: what arrives comes in, whenever it does, and never by half."""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import pytest
from tests.cli.test_crash import environment
from tests.made_telegrams import telegram

PATIENCE = 60.0
KEEPER = """
import sys, filelock
with filelock.FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


class Watching:
    """A watch under way; its lines can be waited for."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.seen: list[dict[str, object]] = []
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def until(self, wanted: Callable[[dict[str, object]], bool]) -> dict[str, object]:
        """The first thing from now on that is like this."""
        end = time.monotonic() + PATIENCE
        while (left := end - time.monotonic()) > 0:
            try:
                event: dict[str, object] = json.loads(self._lines.get(timeout=left))
            except Empty:
                break
            self.seen.append(event)
            if wanted(event):
                return event
        raise AssertionError(f"did not come; before it came {self.seen}")

    def until_taken(self) -> dict[str, object]:
        return self.until(lambda event: event["event"] == "taken")

    def stop(self, with_signal: signal.Signals = signal.SIGTERM) -> None:
        self.process.send_signal(with_signal)
        assert self.process.wait(PATIENCE) == 0


def command(archive: Path, *words: str | Path) -> list[str]:
    return [sys.executable, "-m", "reftel", "--archive", str(archive), *map(str, words)]


@contextmanager
def watching(archive: Path, *folders: Path, settle: float = 0.3) -> Iterator[Watching]:
    words = command(archive, "watch", "--json", "--every", "0.1", "--settle", str(settle), *folders)
    with subprocess.Popen(
        words, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        watch = Watching(process)
        try:
            watch.until(lambda event: event["event"] == "begins")
            yield watch
        finally:
            process.kill()


def held(archive: Path) -> list[str]:
    done = subprocess.run(
        command(archive, "list", "--json"), env=environment(), capture_output=True, text=True, check=True
    )
    return sorted(json.loads(line)["mrn"] for line in done.stdout.splitlines())


def write(place: Path, text: str) -> None:
    """As careful programs do: under another name first."""
    unfinished = place.with_name(place.name + ".part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.rename(place)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    return place


def test_what_is_there_and_what_comes_is_taken_in_and_ctrl_c_ends_it(tmp_path: Path, folder: Path) -> None:
    archive = tmp_path / "archive"
    write(folder / "1.txt", telegram(1))
    with watching(archive, folder) as watch:
        assert watch.until_taken()["intake"] == 1
        (folder / "box").mkdir()
        write(folder / "box" / "2.txt", telegram(2))
        watch.until_taken()
        assert held(archive) == ["05LISBON1", "05LISBON2"]
        watch.stop(signal.SIGINT)
        watch.until(lambda event: event["event"] == "ends")


def test_it_goes_on_after_a_restart_and_after_being_killed(tmp_path: Path, folder: Path) -> None:
    archive = tmp_path / "archive"
    write(folder / "1.txt", telegram(1))
    with watching(archive, folder) as watch:
        watch.until_taken()
        watch.process.kill()
        watch.process.wait()
    time.sleep(1.1)  # times of intakes are whole seconds
    write(folder / "2.txt", telegram(2))
    with watching(archive, folder) as watch:
        taken = watch.until_taken()
        assert "(2.txt): 1 new telegram" in str(taken["words"])
        watch.stop()
    assert held(archive) == ["05LISBON1", "05LISBON2"]


def test_a_file_written_slowly_is_read_once_and_whole(tmp_path: Path, folder: Path) -> None:
    archive = tmp_path / "archive"
    text = telegram(1)
    with watching(archive, folder, settle=1.5) as watch:
        with (folder / "slow.txt").open("w", encoding="utf-8") as slow:
            for start in range(0, len(text), 100):
                slow.write(text[start : start + 100])
                slow.flush()
                time.sleep(0.2)
        assert "1 new telegram" in str(watch.until_taken()["words"])
        watch.stop()
    assert [event for event in watch.seen if event["event"] == "taken"] == watch.seen[-1:]
    assert held(archive) == ["05LISBON1"]


def test_while_it_waits_others_can_take_in_and_it_waits_for_them(tmp_path: Path, folder: Path) -> None:
    archive = tmp_path / "archive"
    write(folder / "1.txt", telegram(1))
    other = tmp_path / "other.txt"
    other.write_text(telegram(7), encoding="utf-8")
    with watching(archive, folder) as watch:
        watch.until_taken()
        added = subprocess.run(
            command(archive, "add", "--wait", "0", other), env=environment(), capture_output=True, check=False
        )
        assert added.returncode == 0, added.stderr
        keeper = subprocess.Popen(
            [
                sys.executable,
                "-c",
                KEEPER,
                str(archive / "archive.lock"),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        with keeper:
            assert keeper.stdout is not None
            keeper.stdout.readline()
            write(folder / "2.txt", telegram(2))
            watch.until(lambda event: event["event"] == "waits")
            assert keeper.stdin is not None
            keeper.stdin.close()
        watch.until_taken()
        watch.stop()
    assert held(archive) == ["05LISBON1", "05LISBON2", "05LISBON7"]


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(tmp_path: Path, folder: Path) -> None:
    archive = tmp_path / "archive"
    (folder / "bad.bin").write_bytes(bytes(range(256)) * 40)
    write(folder / "good.txt", telegram(1))
    with watching(archive, folder) as watch:
        said = watch.until(lambda event: str(event["path"]).endswith("bad.bin"))
        assert str(said["words"]).startswith("refused: ")
        watch.until_taken()
        watch.stop()
    assert held(archive) == ["05LISBON1"]


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    done = subprocess.run(
        command(tmp_path / "archive", "watch", tmp_path / "no"),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert not (tmp_path / "archive").exists()
