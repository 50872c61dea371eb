"""Intake on a real Ray cluster: two nodes on one machine, one of them killed in the middle."""

import os
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from reftel.desk.cluster import Cluster, ClusterError
from reftel.desk.desk import open_desk
from reftel.desk.intake_options import Options
from reftel.sample.generate import Corpus, write_stretch

TELEGRAMS = 3_000
HAS_RAY = find_spec("ray") is not None


@pytest.mark.skipif(HAS_RAY, reason="Ray is installed")
def test_without_ray_the_message_says_what_to_install(tmp_path: Path) -> None:
    with open_desk(tmp_path / "archive", create=True) as desk:
        report = desk.add([tmp_path], Options(on="ray"))
    assert report.error is not None
    assert "pip install" in report.error
    assert issubclass(ClusterError, Exception)
    assert Cluster.__doc__


def _ray(*arguments: str) -> None:
    environment = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_MODE": "disabled"}
    subprocess.run(
        [sys.executable, "-m", "ray.scripts.scripts", *arguments],
        check=True, capture_output=True, env=environment, timeout=120,
    )  # fmt: skip


def _raylets() -> list[int]:
    """Raylets of this network namespace, the oldest first."""
    found = subprocess.run(["pgrep", "-f", "raylet/raylet"], capture_output=True, text=True, check=False)
    here = str(Path("/proc/self/ns/net").readlink())
    return [int(pid) for pid in found.stdout.split() if _space(pid) == here]


def _space(pid: str) -> str:
    try:
        return str(Path(f"/proc/{pid}/ns/net").readlink())
    except OSError:
        return ""


def _inside(folder: Path) -> None:
    """Inside a network of its own: start two nodes, take in, kill one while it works."""
    _ray(
        "start",
        "--head",
        "--port=6399",
        "--num-cpus=1",
        "--node-ip-address=127.0.0.1",
        "--include-dashboard=false",
    )
    try:
        _ray("start", "--address=127.0.0.1:6399", "--num-cpus=1", "--node-ip-address=127.0.0.1")
        nodes = _raylets()
        assert len(nodes) == 2, nodes
        command = [sys.executable, "-m", "reftel", "--archive", str(folder / "archive"), "add"]
        environment = {**os.environ, "RAY_AUTH_MODE": "disabled"}
        adding = subprocess.Popen(
            [*command, "--on", "127.0.0.1:6399", str(folder / "corpus")], env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and adding.poll() is None and not _has_begun(folder / "archive"):
            time.sleep(0.2)
        assert adding.poll() is None, "it was over before a node could be killed"
        os.kill(nodes[-1], 9)
        said, _ = adding.communicate(timeout=500)
        assert adding.returncode == 0, said
        assert f"= {TELEGRAMS:,} new telegrams" in said, said
    finally:
        _ray("stop", "--force")


def _has_begun(archive: Path) -> bool:
    """Whether a first batch is in the archive."""
    database = archive / "archive.db"
    if not database.exists():
        return False
    import sqlite3  # noqa: PLC0415 - this runs in a child process of the test

    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            [held] = connection.execute("SELECT count(*) FROM copies").fetchone()
        return int(held) > 0
    except sqlite3.Error:
        return False


@pytest.mark.long
@pytest.mark.skipif(not HAS_RAY, reason="needs Ray: pip install 'reftel[cluster]'")
@pytest.mark.skipif(
    not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("unshare") and shutil.which("ip")),
    reason="needs root, unshare and ip to make a network of its own",
)
def test_the_loss_of_a_node_costs_no_telegram(tmp_path: Path) -> None:
    for _ in write_stretch(Corpus(TELEGRAMS, 7), tmp_path / "corpus", range(TELEGRAMS)):
        pass
    done = subprocess.run(
        [
            "unshare", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh",
            sys.executable, __file__, str(tmp_path),
        ],
        capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    with open_desk(tmp_path / "archive") as desk:
        assert not list(desk.verify(lambda *_: None))
        assert sum(1 for _ in desk.list()) == TELEGRAMS


if __name__ == "__main__":
    _inside(Path(sys.argv[1]))
