"""What the page quotes of a telegram stands in the sample's file."""

import re
from pathlib import Path

from reftel.sample import folder

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "what-a-telegram-is.md"


def folded(text: str) -> str:
    return " ".join(text.split())


def test_every_line_quoted_is_in_the_file() -> None:
    page = PAGE.read_text(encoding="utf-8")
    file = folded(folder().joinpath("05CASTREL462.txt").read_bytes().decode())
    blocks = re.findall(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(blocks) > 9
    quoted = [part for block in blocks for part in folded(block).split(" ... ")]
    assert [part for part in quoted if part not in file] == []


def test_every_file_it_names_is_in_the_sample() -> None:
    names = re.findall(r"`(\w+\.txt)`", PAGE.read_text(encoding="utf-8"))
    assert len(names) > 4
    assert all(folder().joinpath(name).is_file() for name in names)
