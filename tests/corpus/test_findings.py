"""Events are found on marked telegrams at least as well as when the rates were committed."""

import json
from pathlib import Path

import pytest
from tests.corpus import findings


@pytest.fixture(scope="module")
def results(shared: Path) -> dict[tuple[str, bool], list[findings.Score]]:
    return findings.measure(shared)


@pytest.mark.shared
def test_no_rate_falls_below_the_committed_one(
    results: dict[tuple[str, bool], list[findings.Score]],
) -> None:
    committed = json.loads(findings.RATES.read_text(encoding="utf-8"))
    now = findings.rates(results)
    assert {name: rate for name, rate in now.items() if rate < committed[name]} == {}


@pytest.mark.shared
def test_the_page_has_the_figures_of_today(
    results: dict[tuple[str, bool], list[findings.Score]], repository: Path
) -> None:
    page = (repository / "docs" / "reference" / "accuracy-findings.md").read_text(encoding="utf-8")
    assert findings.table(results) in page


def test_words_broken_at_a_line_end_and_cases_do_not_keep_quotes_apart() -> None:
    one: findings.Item = {"quote": "OFFER OF COM- PENSATION IN LAND"}
    other: findings.Item = {"quote": "renews offer of compensation in land, it says"}
    assert findings.pair([one], [other]) == ({0: 0}, set())


def test_what_repeats_a_pair_is_neither_right_nor_wrong() -> None:
    marked: list[findings.Item] = [
        {"quote": "the crane will be mended in May", "also": ["a mended crane in May"]}
    ]
    found: list[findings.Item] = [
        {"quote": "the crane will be mended in May"},
        {"quote": "a mended crane in May"},
        {"quote": "the sardines are late this year"},
    ]
    assert findings.pair(found, marked) == ({0: 0}, {1})
