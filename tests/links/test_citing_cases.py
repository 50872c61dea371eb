"""Markdown cases for the ways authors cite telegrams.

A page has a heading, words that say why, a `text` block and a `finds` block with a line for each citation:
the words as written, then what they name. `--update-cases` writes what is read now, for people to review.
"""

import re
from pathlib import Path

import pytest

from reftel.links.citation import Citation, find_citations

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
_PAGE = re.compile(
    r"\A(?P<head># [^\n]+\n\n.+?\n```text\n(?P<text>.*?)\n```\n\n```finds\n)(?P<finds>.*?)\n?```\n\Z",
    re.DOTALL,
)


def _line(one: Citation) -> str:
    said: list[str] = [one.kind]
    if one.kind != "telegram":
        said.append(one.value or "")
    elif one.mrn:
        said.append(one.mrn)
    else:
        said += [f"post {one.post or one.place or 'not said'}", f"serial {one.serial}"]
    said += [f"to {one.to}"] if one.to else []
    said += [f"on {one.day}"] if one.day else []
    return f"{' '.join(one.written.split())} -> {', '.join(said)}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_ways_of_citing(path: Path, request: pytest.FixtureRequest) -> None:
    page = path.read_text(encoding="utf-8")
    found = _PAGE.match(page)
    assert found is not None, f"{path}: a page has a heading, words, a text block and a finds block"
    lines = [_line(one) for one in find_citations(found["text"])]
    if request.config.getoption("--update-cases"):
        path.write_text(found["head"] + "".join(f"{line}\n" for line in lines) + "```\n", encoding="utf-8")
        return
    assert lines == [line for line in found["finds"].split("\n") if line]


def test_there_are_cases() -> None:
    assert len(CASES) >= 8
