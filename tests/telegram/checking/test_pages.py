"""The pages of the manual are those that the docstrings give."""

from pathlib import Path

import pytest

from reftel.telegram.checking.pages import pages

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "reference" / "rules"


@pytest.mark.parametrize("name", sorted(pages()))
def test_every_page_is_there_and_fresh(name: str) -> None:
    path = FOLDER / name
    assert path.exists(), f"run script/rules: {name} is missing"
    assert path.read_text(encoding="utf-8") == pages()[name], f"run script/rules: {name} is stale"


def test_no_page_is_of_a_rule_that_is_gone() -> None:
    assert {path.name for path in FOLDER.glob("*.md")} == set(pages())
