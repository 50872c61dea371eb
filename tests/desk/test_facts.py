"""Outside facts by table: series, ratings, office holders, countries."""

from pathlib import Path

import pytest

from reftel.desk.desk import Desk, open_desk
from reftel.desk.facts import FactsError
from reftel.suspense.facts import period_in

SERIES = """# Grain, invented
series,subject,date,value,unit,source
grain,France,2004,120,tons,yearbook p. 3
grain,FR,2005-04-01/2006-03-31,98,tons,
grain,Paris,2006,100,tons,
,France,2007,1,tons,
grain,France,soon,1,tons,
grain,,2007,1,tons,
grain,Atlantis,2004-07,7,tons,
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path / "archive", create=True)


def table(place: Path, text: str) -> Path:
    place.write_text(text, encoding="utf-8")
    return place


def test_a_series_comes_in_and_faults_are_told_by_line(desk: Desk, tmp_path: Path) -> None:
    done = desk.facts.add(table(tmp_path / "grain.csv", SERIES))
    assert (done.kind, done.rows, done.held) == ("series", 4, False)
    assert [(fault.row, fault.column) for fault in done.faults] == [
        (6, "series"),
        (7, "date"),
        (8, "subject"),
    ]
    rows = desk.facts.about("France")
    assert [(row.start, row.stop, row.value) for row in rows] == [
        ("2004", None, "120"), ("2005-04-01", "2006-03-31", "98"),
    ]  # fmt: skip
    assert (rows[0].source, rows[0].line) == ("yearbook p. 3", 3)
    assert rows[1].source == "Grain, invented"
    assert [row.value for row in desk.facts.about("atlantis")] == ["7"]


def test_the_same_table_again_changes_nothing_and_a_set_goes_whole(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path / "grain.csv", SERIES)
    first = desk.facts.add(path)
    assert desk.facts.add(path).held
    assert len(desk.facts.sets()) == 1
    assert desk.facts.remove(first.set) == 4
    assert desk.facts.sets() == []
    assert desk.facts.about("France") == []
    with pytest.raises(FactsError, match="no set"):
        desk.facts.remove(first.set)


def test_ratings_are_judged_by_their_scale(desk: Desk, tmp_path: Path) -> None:
    text = "country,iso2,year,tier\nFrance,FR,2006,2WL\nFrance,FR,2007,Tier 9\nFrance,FR,last year,2\n"
    done = desk.facts.add(table(tmp_path / "tiers.csv", text))
    assert (done.kind, done.rows) == ("tiers", 1)
    assert [fault.column for fault in done.faults] == ["tier", "year"]
    [row] = desk.facts.about("FR")
    assert (row.series, row.value) == ("tip", "2WL")


def test_holders_of_offices_are_found_by_place_and_day(desk: Desk, tmp_path: Path) -> None:
    text = (
        "office,country,surname,forename,started,ended,status\n"
        "Ambassador,France,Merle,Ada,2001-01-01,2004-06-30,served\n"
        "Ambassador,France,Orne,Bo,2004-08-01,,served\n"
        "Ambassador,France,Pell,Cy,2007-02-01,,served\n"
        "Ambassador,France,Never,Di,2006-01-01,,nominee\n"
    )
    done = desk.facts.add(table(tmp_path / "holders.csv", text))
    assert (done.kind, done.rows) == ("office-holders", 4)

    def on(day: str) -> list[str]:
        return [one.name for one in desk.facts.holders("Paris", day)]

    assert on("2003-05-05") == ["Ada Merle"]
    assert on("2004-07-15") == []
    assert on("2006-06-06") == ["Bo Orne"]  # no end is known: until the next one comes
    assert on("2008-01-01") == ["Cy Pell"]
    assert len(desk.facts.holders("FR")) == 4


def test_countries_of_ones_own_are_known_by_name_post_and_tag(desk: Desk, tmp_path: Path) -> None:
    desk.facts.add(
        table(tmp_path / "c.csv", "name,code,also,posts,tags\nRuritania,RU9,Ruritanian,STRELSAU,RT\n")
    )
    desk.facts.add(table(tmp_path / "s.csv", "series,subject,year,value\ngold,Ruritania,2001,5\n"), "series")
    assert [row.value for row in desk.facts.about("strelsau")] == ["5"]
    assert [row.value for row in desk.facts.about("RURITANIAN")] == ["5"]


def test_a_table_that_does_not_say_what_it_is_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FactsError, match="--kind"):
        desk.facts.add(table(tmp_path / "x.csv", "a,b\n1,2\n"))
    with pytest.raises(FactsError, match="holds nothing"):
        desk.facts.add(table(tmp_path / "x.csv", "a,b\n1,2\n"), "series")


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2006", ("2006", None)),
        ("2006-04", ("2006-04", None)),
        ("2006-04-01 to 2007-03-31", ("2006-04-01", "2007-03-31")),
        ("2006/2007", ("2006", "2007")),
        ("2006..2007", ("2006", "2007")),
        ("2007/2006", None),
        ("2006-13", None),
        ("2006-02-30", None),
        ("06", None),
        ("", None),
    ],
)
def test_a_period_is_one_or_two_ends(written: str, period: tuple[str, str | None] | None) -> None:
    assert period_in(written) == period


@pytest.mark.shared
def test_the_lists_of_tiers_and_officers_come_in_as_they_are(desk: Desk, shared: Path) -> None:
    tiers = desk.facts.add(shared / "facts" / "tip_tiers.csv")
    assert (tiers.kind, tiers.rows, list(tiers.faults)) == ("tiers", 2251, [])
    chiefs = desk.facts.add(shared / "posts" / "chiefs_of_mission.csv")
    assert (chiefs.kind, chiefs.rows, list(chiefs.faults)) == ("office-holders", 5968, [])
    officers = desk.facts.add(shared / "posts" / "principal_officers.csv")
    assert (officers.kind, officers.rows) == ("office-holders", 1293)
    assert [row.value for row in desk.facts.about("Cambodia", "tip")][4:7] == ["3", "2WL", "2WL"]
