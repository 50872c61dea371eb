"""References of real telegrams are tied to the right ones; see links.py for what counts as right."""

from pathlib import Path

import pytest
from tests.corpus.links import Measured, archives, foreign_relations, table


@pytest.mark.shared
def test_no_link_is_wrong_and_few_are_missed(shared: Path) -> None:
    measures = [archives(shared), *foreign_relations(shared)]
    for one in measures:
        assert one.precision >= 0.99, (one.what, one.wrong)
        assert one.recall >= 0.95, (one.what, one.missed)


@pytest.mark.shared
def test_the_page_has_the_figures_of_today(shared: Path, repository: Path) -> None:
    page = (repository / "docs" / "reference" / "accuracy-links.md").read_text(encoding="utf-8")
    assert table([archives(shared), *foreign_relations(shared)]) in page


def test_rates_of_nothing_are_whole() -> None:
    nothing = Measured("nothing", 0, 0, 0, 0, 0, [], [])
    assert (nothing.precision, nothing.recall) == (1.0, 1.0)
