"""The commands in `script/` find their checkout from any folder; a Python of paper says what they run."""

import os
import subprocess
from pathlib import Path

import pytest

PAPER_PYTHON = '#!/bin/sh\nprintf "%s: %s\\n" "$PWD" "$*"\n'


def started(script: Path, cwd: Path, environment: Path, option: str) -> str:
    """The last thing a script runs: the folder it runs it in, and its arguments."""
    python = environment / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_text(PAPER_PYTHON)
    python.chmod(0o755)
    done = subprocess.run(
        [str(script), option],
        cwd=cwd,
        env={**os.environ, "REFTEL_VENV": str(environment)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "run"),
    [
        ("demo", "-m reftel demo --no-serve"),
        ("bench", "{root}/script/bench.py --help"),
        ("corpus", "{root}/script/corpus.py --help"),
    ],
)
def test_a_script_runs_where_it_was_called(repository: Path, tmp_path: Path, name: str, run: str) -> None:
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    link = tmp_path / "linked"
    link.symlink_to(repository / "script" / name)
    root = repository.resolve()
    for script in (repository / "script" / name, link):
        last = started(script, elsewhere, tmp_path / "environment", run.rpartition(" ")[2])
        assert last == f"{elsewhere}: {run.format(root=root)}"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["else where", "environment", "linked"]
