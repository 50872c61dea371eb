"""A rating over the years: periods, releases, missing years, and what the scale's rules say next."""

import pytest

from reftel.suspense.ratings import (
    Placement,
    Scale,
    next_by_rule,
    period_of,
    rated_years,
    release_of,
    scale_named,
    value_of,
)


def tip() -> Scale:
    scale = scale_named("Trafficking in Persons report")
    assert scale is not None
    return scale


def placed(values: dict[int, str]) -> list[Placement]:
    return [Placement(year, value, f"table, line {year}") for year, value in values.items()]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1", "1"),
        ("Tier 2", "2"),
        ("TIER 2 WATCHLIST", "2WL"),
        ("Tier Two Watch List", "2WL"),
        ("2WL", "2WL"),
        ("tier three", "3"),
        ("Special Case", "SC"),
    ],
)
def test_a_value_is_known_however_it_is_written(written: str, value: str) -> None:
    found = value_of(tip(), written)
    assert found is not None
    assert found.value == value


def test_what_is_no_value_is_not_guessed_at() -> None:
    assert value_of(tip(), "Tier 4") is None
    assert value_of(tip(), "") is None
    assert scale_named("happiness") is None


def test_a_report_judges_april_to_march_and_stands_from_its_release() -> None:
    assert period_of(tip(), 2006) == ("2005-04-01", "2006-03-31")
    assert release_of(tip(), 2006) == ("2006-06-05", True)
    assert release_of(tip(), 2044) == ("2044-06-15", False)


def test_a_missing_year_is_shown_missing() -> None:
    years = rated_years(tip(), placed({2005: "3", 2007: "2WL"}))
    assert [(one.year, one.value, one.missing) for one in years] == [
        (2005, "3", False),
        (2006, None, True),
        (2007, "2WL", False),
    ]
    assert years[1].shown == "missing"


def test_sources_that_differ_are_both_shown_and_those_that_agree_once() -> None:
    years = rated_years(
        tip(),
        [Placement(2006, "2WL", "a"), Placement(2006, "Tier 2 Watch List", "b"), Placement(2006, "3", "c")],
    )
    assert years[0].value == "2WL"
    assert [one.source for one in years[0].others] == ["c"]


def test_a_value_before_it_existed_is_doubted() -> None:
    assert (
        rated_years(tip(), placed({2002: "2WL"}))[0].doubt
        == "Tier 2 Watch List is not known to have existed in 2002"
    )


@pytest.mark.parametrize(
    ("values", "year", "value", "words"),
    [
        ({2009: "2WL"}, 2010, None, "1 of 2 years"),
        ({2009: "2WL", 2010: "2WL"}, 2011, "3", "unless waived (2 years of waiver left)"),
        ({2009: "2WL", 2010: "2WL", 2011: "2WL"}, 2012, "3", "1 year of waiver left"),
        ({2009: "2WL", 2010: "2WL", 2011: "2WL", 2012: "2WL"}, 2013, "3", "no waiver left"),
        ({2017: "2WL", 2018: "2WL"}, 2019, "3", "1 year of waiver left"),
        ({2017: "2WL", 2018: "2WL", 2019: "2WL"}, 2020, "3", "no waiver left"),
        # two years before the rule held do not count
        ({2007: "2WL", 2008: "2WL", 2009: "2WL"}, 2010, None, "1 of 2 years"),
        # a year that is missing breaks the row, and that is said
        ({2010: "2WL", 2011: "2WL", 2013: "2WL"}, 2014, None, "2012 is missing"),
        ({2010: "2WL", 2011: "3", 2012: "2WL"}, 2013, None, "1 of 2 years"),
    ],
)
def test_two_years_on_the_watch_list_lead_down_unless_waived(
    values: dict[int, str], year: int, value: str | None, words: str
) -> None:
    says = next_by_rule(tip(), rated_years(tip(), placed(values)))
    assert says is not None
    assert (says.year, says.value) == (year, value)
    assert words in says.words


@pytest.mark.parametrize("values", [{}, {2012: "2"}, {2008: "2WL"}, {2012: "3"}, {2012: "SC"}])
def test_where_no_rule_speaks_nothing_is_said(values: dict[int, str]) -> None:
    assert next_by_rule(tip(), rated_years(tip(), placed(values))) is None
