"""Many files are taken in from any script, guarded or not, and from a process that may start none."""

import subprocess
import sys
import textwrap
from pathlib import Path

from tests.made_telegrams import folder_of

_MANY = 80


def _run(place: Path, script: str) -> subprocess.CompletedProcess[str]:
    place.write_text(textwrap.dedent(script), encoding="utf-8")
    return subprocess.run(
        [sys.executable, place.name],
        cwd=place.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_plain_script_without_a_guard_is_run_once(tmp_path: Path) -> None:
    folder_of(tmp_path / "in", _MANY)
    done = _run(
        tmp_path / "plain.py",
        """
        from pathlib import Path
        from reftel.desk.desk import open_desk
        from reftel.desk.intake_options import Options
        print("begun", flush=True)
        with open_desk(Path("archive"), create=True) as desk:
            sums = desk.add([Path("in")], Options(workers=2)).sums
            print(sums.read, sums.failed, len(list(desk.list())))
        """,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["begun", f"{_MANY} 0 {_MANY}"]


def test_a_worker_of_a_pool_takes_in_by_itself(tmp_path: Path) -> None:
    folder_of(tmp_path / "in", _MANY)
    done = _run(
        tmp_path / "pooled.py",
        """
        from multiprocessing import get_context
        from pathlib import Path
        from reftel.desk.desk import open_desk
        from reftel.desk.intake_options import Options

        def fill(name: str) -> int:
            with open_desk(Path(name), create=True) as desk:
                return desk.add([Path("in")], Options(workers=2)).sums.read

        if __name__ == "__main__":
            with get_context("spawn").Pool(1) as pool:
                print(pool.map(fill, ["archive"]))
        """,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [f"[{_MANY}]"]
