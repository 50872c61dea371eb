import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [
    *sorted(DOCS.rglob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
]
SHELVES = ("tutorial", "how-to", "reference", "explanation")

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)|<img[^>]* src=\"([^\"]+)\"")
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^(?:\$ )?reftel(?: --?[a-z-]+(?:[ =][^ -]\S*)?)* ([a-z]+)", re.MULTILINE)


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """What the headings of a page are called in links to them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    text = FENCE.sub("", page.read_text())
    broken = []
    for target in LINK.findall(text):
        path, _, anchor = target.partition("#")
        if "://" in path or path.startswith("mailto:"):
            continue
        there = (page.parent / path).resolve() if path else page
        if not there.exists() or (anchor and there.suffix == ".md" and anchor not in anchors(there)):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_pictures_are_there(page: Path) -> None:
    found = [first or second for first, second in PICTURE.findall(page.read_text())]
    assert [target for target in found if "://" not in target and not (page.parent / target).exists()] == []


@pytest.mark.parametrize("shelf", SHELVES)
def test_every_page_of_a_shelf_is_on_the_first_page(shelf: str) -> None:
    index = (DOCS / "index.md").read_text()
    pages = [page.relative_to(DOCS).as_posix() for page in sorted((DOCS / shelf).glob("*.md"))]
    assert pages
    assert [page for page in pages if f"({page})" not in index] == []


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "script" / "docs.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_commands_shown_in_pages_exist() -> None:
    known = set(
        re.findall(r"^### reftel (\w+)$", (DOCS / "reference" / "commands.md").read_text(), re.MULTILINE)
    )
    wrong = [
        f"{named(page)}: reftel {name}"
        for page in PAGES
        for language, block in FENCE.findall(page.read_text())
        if language in {"sh", "console"}
        for name in COMMAND.findall(block)
        if name not in known
    ]
    assert wrong == []


def test_every_setting_of_the_environment_has_its_place_in_the_reference() -> None:
    code = "".join(path.read_text() for path in (ROOT / "src").rglob("*.py"))
    code += "".join(path.read_text() for path in (ROOT / "script").iterdir() if path.is_file())
    page = (DOCS / "reference" / "settings.md").read_text()
    assert [
        name
        for name in sorted(set(re.findall(r"\bREFTEL_(?!TEST_)[A-Z_]+\b", code)))
        if f"`{name}`" not in page
    ] == []


def test_every_key_of_the_record_is_on_its_page() -> None:
    from reftel.telegram.record import Record  # noqa: PLC0415 - only this test reads the code

    page = (DOCS / "reference" / "record.md").read_text()
    fields = Record.__dataclass_fields__
    assert [name for name in fields if f"`{name}`" not in page] == []


PYTHON = [
    (named(page), number, block)
    for page in PAGES
    for number, (language, block) in enumerate(FENCE.findall(page.read_text()), 1)
    if language == "python"
]


@pytest.mark.parametrize(("page", "number", "block"), PYTHON, ids=[f"{page}:{n}" for page, n, _ in PYTHON])
def test_examples_in_python_run(page: str, number: int, block: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", block],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{page}, block {number}: {done.stderr}"
