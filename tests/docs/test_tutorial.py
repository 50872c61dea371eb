"""The tutorial is typed in from top to bottom; what it shows is what comes out."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "first-hour.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    """A command of the page and the lines shown below it."""

    command: str
    shown: list[str]


def steps() -> list[Step]:
    found: list[Step] = []
    for block in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append(Step(line[2:], []))
            else:
                found[-1].shown.append(line)
    return found


def folded(line: str) -> str:
    return " ".join(line.split())


def is_shown(shown: str, line: str) -> bool:
    """Whether a line of output is the one shown; `...` in it, or at its end, stands for anything."""
    parts = [re.escape(folded(part)) for part in shown.split("...")]
    return re.fullmatch(r"\s*.*".join(parts), folded(line)) is not None


def missing(shown: list[str], output: str) -> str | None:
    """The first line shown that the output has not, in order; between two shown lines only `...` may skip."""
    lines = [line for line in output.splitlines() if line.strip()]
    at, may_skip = 0, False
    for line in shown:
        if not line.strip():
            continue
        if line.strip() == "...":
            may_skip = True
            continue
        found = next((place for place in range(at, len(lines)) if is_shown(line, lines[place])), None)
        if found is None or (found > at and not may_skip):
            return line
        at, may_skip = found + 1, False
    return None if may_skip or at == len(lines) else f"nothing after: {lines[at]}"


@pytest.fixture
def shell(tmp_path: Path) -> Path:
    """A folder with `reftel` on the path, whatever way this Python has it."""
    tools = tmp_path / "tools"
    tools.mkdir()
    script = tools / "reftel"
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m reftel "$@"\n')
    script.chmod(0o755)
    (tmp_path / "work").mkdir()
    return tmp_path


@pytest.mark.skipif(shutil.which("sh") is None, reason="the page is typed at a shell, and there is none")
def test_every_command_of_the_hour_does_what_the_page_shows(shell: Path) -> None:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("REFTEL_")}
    path = f"{shell / 'tools'}{os.pathsep}{os.environ['PATH']}"
    environment = kept | {"PATH": path, "HOME": str(shell), "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    assert len(steps()) > 20
    for step in steps():
        done = subprocess.run(
            ["sh", "-c", step.command],
            cwd=shell / "work",
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        lacking = missing(step.shown, done.stdout)
        assert lacking is None, f"$ {step.command}\nnot as shown: {lacking}\n{done.stdout}"
        assert done.returncode == (1 if "is not held" in done.stdout else 0), step.command


def test_the_page_names_the_ten_and_they_are_files_of_the_sample() -> None:
    from reftel.sample import telegrams  # noqa: PLC0415 - only this test needs it

    listing = next(step for step in steps() if step.command == "ls ten")
    assert len(listing.shown) == 10
    assert set(listing.shown) <= {entry.name for entry in telegrams()}
