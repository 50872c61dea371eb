import pytest

from reftel.desk.answers import Count
from reftel.web.charting import year_chart
from reftel.web.searching import Asked, asked


@pytest.mark.parametrize(
    ("search", "address"),
    [
        (Asked(), "/search?q="),
        (Asked("tin council"), "/search?q=tin+council"),
        (Asked('"a&b" #c=d/é', "newest", 3), "/search?q=%22a%26b%22+%23c%3Dd%2F%C3%A9&order=newest&page=3"),
    ],
)
def test_address_holds_the_whole_search(search: Asked, address: str) -> None:
    assert search.address() == address


def test_other_query_or_order_begins_at_the_first_page() -> None:
    search = Asked("tin", "newest", 4)
    assert search.with_query("tin -zinc") == "/search?q=tin+-zinc&order=newest"
    assert search.with_order("relevance") == "/search?q=tin"
    assert search.with_page(1) == "/search?q=tin&order=newest"


def test_hit_carries_the_search_it_was_found_by() -> None:
    assert Asked("tin").hit("07SUVA412~2", 21) == "/t/07SUVA412~2?q=tin&at=21"


def test_long_query_is_cut_and_said_to_be() -> None:
    search = asked("x" * 10_000, None, None)
    assert len(search.query) == 2_000
    assert search.cut
    assert not asked("x", "sideways", "3").cut
    assert asked("x", "sideways", "3") == Asked("x", "relevance", 3)


def count(year: str, number: int) -> Count:
    return Count(year, year, number, f"date:{year}")


def test_chart_has_every_year_between_the_first_and_the_last() -> None:
    chart = year_chart([count("1976", 5), count("1974", 10), count("unknown", 3)])
    assert [(bar.year, bar.count, bar.height) for bar in chart.bars] == [
        (1974, 10, 40.0),
        (1975, 0, 0.0),
        (1976, 5, 20.0),
    ]
    assert chart.bars[1].query == ""


def test_smallest_count_is_still_seen() -> None:
    assert year_chart([count("1974", 100_000), count("1975", 1)]).bars[1].height == 1


def test_chart_of_no_years_or_of_a_slip_of_centuries_is_none() -> None:
    assert year_chart([]).bars == ()
    assert year_chart([count("0001", 1), count("1975", 9)]).bars == ()
