"""The examples of the page about searching find in the demo archive what the page says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.desk.desk import Desk, open_desk

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "search.md"
ROW = re.compile(r"^\| `([^`]+)` \|.*\| (\d+) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def desk(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(tmp_path_factory.mktemp("examples") / "archive", create=True) as opened:
        opened.add([repository / "src/reftel/sample/telegrams"])
        yield opened


def examples() -> list[tuple[str, int]]:
    return [(query, int(count)) for query, count in ROW.findall(PAGE.read_text(encoding="utf-8"))]


def test_there_are_ten_examples() -> None:
    assert len(examples()) == 10


@pytest.mark.parametrize(("query", "count"), examples())
def test_an_example_finds_as_many_as_the_page_says(desk: Desk, query: str, count: int) -> None:
    results = desk.search(query)
    assert results.total == count
    assert results.notes == []
    assert all(hit.why for hit in results.hits)
