import json
import subprocess
import sys
from pathlib import Path

import pytest

TELEGRAM = "R 121430Z MAR 75\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC\n\nUNCLAS LISBON 1234\n\n1. TEXT.\n"

ONLY_MSGSPEC = """
import importlib.abc, sys

class Closed(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in sys.stdlib_module_names or top in {"reftel", "msgspec"}:
            return None
        raise ImportError(f"{name} is not needed to read a telegram")

sys.meta_path.insert(0, Closed())
import reftel
telegram = reftel.parse(sys.stdin.read())
import msgspec
print(msgspec.json.encode(telegram.record()).decode())
"""

LOADED = """
import sys
from reftel.cli.main import main
sys.argv = ["reftel", "--help"]
try:
    main()
except SystemExit:
    pass
print("LOADED", *sorted({name.partition(".")[0] for name in sys.modules}))
"""

HEAVY = {"sqlalchemy", "tantivy", "litestar", "uvicorn", "jinja2", "pypdfium2", "lxml", "rich", "zstandard"}


def python(code: str, stdin: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], input=stdin, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_floors_hold(repository: Path) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache", "--no-logo"], cwd=repository, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_reading_a_telegram_needs_msgspec_alone() -> None:
    assert json.loads(python(ONLY_MSGSPEC, TELEGRAM))["mrn"] == "75LISBON1234"


def test_importing_the_package_loads_nothing_else_of_it_and_no_library() -> None:
    code = "import sys; before = set(sys.modules); import reftel; print(*sorted(set(sys.modules) - before))"
    assert [
        name for name in python(code).split() if name.partition(".")[0] not in sys.stdlib_module_names
    ] == ["reftel"]


@pytest.mark.parametrize("heavy", sorted(HEAVY))
def test_help_loads_no_heavy_library(heavy: str, loaded_by_help: set[str]) -> None:
    assert heavy not in loaded_by_help


@pytest.fixture(scope="module")
def loaded_by_help() -> set[str]:
    line = next(line for line in python(LOADED).splitlines() if line.startswith("LOADED"))
    return set(line.split()[1:])
