import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

LONGEST = 400
"""Lines of a file; past that there is a second idea in it."""

UNNAMED = {"utils", "util", "helpers", "helper", "misc", "common", "stuff"}
PRINTS = "src/reftel/cli/output.py"

# Put together from halves, so that this file does not find itself.
FOREIGN = [
    re.compile(words, re.IGNORECASE)
    for words in ("/" + "work/", "pypi" + r"\.org", "pythonhosted" + r"\.org", "extra-" + "index-url")
]
TEXTS = {".py", ".pyi", ".md", ".toml", ".txt", ".sh", ".html", ".css", ".js", ".csv", ".json", ""}


def tracked(repository: Path) -> list[Path]:
    done = subprocess.run(
        ["git", "-c", f"safe.directory={repository}", "ls-files", "-z"],
        cwd=repository,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("not a checkout: git does not know this folder")
    names = (name for name in done.stdout.decode().split("\0") if name)
    return [path for path in (repository / name for name in names) if path.is_file()]


def words_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.suffix in TEXTS else ""


def test_no_file_of_code_is_longer_than_one_idea(repository: Path) -> None:
    long = {
        str(path.relative_to(repository)): lines
        for path in tracked(repository)
        if path.suffix in {".py", ".js", ".css", ".html"}
        and (lines := len(words_of(path).splitlines())) > LONGEST
    }
    assert long == {}


def test_no_file_is_named_for_what_is_left_over(repository: Path) -> None:
    assert [str(path) for path in tracked(repository) if path.stem in UNNAMED] == []


def test_nothing_names_a_machine_or_a_registry(repository: Path) -> None:
    found = [
        f"{path.relative_to(repository)}: {pattern.pattern}"
        for path in tracked(repository)
        for pattern in FOREIGN
        if pattern.search(words_of(path))
    ]
    assert found == []


def test_every_module_says_what_it_is_for(repository: Path) -> None:
    silent = [
        str(path.relative_to(repository))
        for path in sorted((repository / "src").rglob("*.py"))
        if not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_only_one_place_prints(repository: Path) -> None:
    def prints(node: ast.AST) -> bool:
        if not isinstance(node, ast.Call):
            return False
        called = ast.unparse(node.func)
        return called in {"print", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write"}

    found = [
        f"{path.relative_to(repository)}:{node.lineno}"
        for path in sorted((repository / "src").rglob("*.py"))
        if str(path.relative_to(repository)) != PRINTS
        for node in ast.walk(ast.parse(path.read_text()))
        if prints(node) and isinstance(node, ast.Call)
    ]
    assert found == []


def test_tests_lie_where_the_code_lies(repository: Path) -> None:
    folders = {path.name for path in (repository / "src" / "reftel").iterdir() if path.is_dir()}
    tested = {path.name for path in (repository / "tests").iterdir() if path.is_dir()}
    assert tested - folders - {"cases", "corpus", "docs", "property", "script", "__pycache__"} == set()


def test_the_changelog_has_a_place_for_what_is_not_released(repository: Path) -> None:
    text = (repository / "CHANGELOG.md").read_text()
    assert re.search(r"^## Unreleased\n", text, re.MULTILINE)
    headings = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert set(headings) <= {"Added", "Changed", "Fixed", "Removed"}


@pytest.mark.parametrize("lock", ["run", "test", "long"])
def test_the_lock_has_a_hash_for_everything_and_no_address(repository: Path, lock: str) -> None:
    text = (repository / "requirements" / f"{lock}.txt").read_text()
    entries = re.split(r"\n(?=\S)", text.strip())
    form = re.compile(r"[a-z0-9-]+==[\w.+!]+(?: ; [^\\\n]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+")
    assert [entry.splitlines()[0] for entry in entries if not form.fullmatch(entry)] == []
    assert "//" not in text


def versions(repository: Path, lock: str) -> dict[str, str]:
    text = (repository / "requirements" / f"{lock}.txt").read_text()
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))


@pytest.mark.parametrize(("smaller", "larger"), [("run", "test"), ("test", "long")])
def test_locks_agree_on_every_version(repository: Path, smaller: str, larger: str) -> None:
    first, second = versions(repository, smaller), versions(repository, larger)
    assert {name: second.get(name) for name in first} == first


@pytest.mark.parametrize("lock", ["run", "test", "long"])
def test_every_dependency_is_locked(repository: Path, lock: str) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    declared = project["dependencies"] if lock == "run" else project["optional-dependencies"][lock]
    whole = list(declared)
    for item in declared:  # an extra that is made of others of ours
        if item.startswith("reftel["):
            for extra in item.partition("[")[2].rstrip("]").split(","):
                whole += project["optional-dependencies"][extra]
    names = {re.split(r"[^A-Za-z0-9-]", item)[0] for item in whole} - {"reftel"}
    assert names - set(versions(repository, lock)) == set()
