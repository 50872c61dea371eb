"""Places as telegrams write them: towns, mistyped countries, missions, countries without a name."""

import pytest
from tests.extract.reading_names import found, named

from reftel.extract.slips import near_country


@pytest.mark.parametrize(
    "town",
    ["HANOI", "MUNICH", "HAMBURG", "SHANGHAI", "BEIJING", "BAKU", "DRESDEN", "MAPUTO", "PORT-AU-PRINCE"],
)
def test_towns_of_missions_and_large_towns_are_places(town: str) -> None:
    assert named(f"TALKS WILL BE HELD IN {town} NEXT WEEK.", "place") == [town]


@pytest.mark.parametrize("text", ["IT WAS NICE OF HIM TO CALL.", "READING OF THE TEXT TOOK AN HOUR."])
def test_words_that_are_towns_as_well_are_words(text: str) -> None:
    assert named(text, "place") == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [("BOLVIIA", "BO"), ("NORWEIGIAN", "NO"), ("CREECE", "GR"), ("INDONSIA", "ID"), ("PAKISTANN", "PK")],
)
def test_a_country_with_one_slip_is_that_country(written: str, meant: str) -> None:
    (name,) = found(f"HE LEFT FOR {written} YESTERDAY.")
    assert (name.kind, name.country, name.rule) == ("place", meant, "misspelt-place")
    assert name.confidence < 0.9


@pytest.mark.parametrize("word", ["", "PERUU", "MINISTER", "X" * 500, "ZAMBORAN", "ROMANIZE"])
def test_other_words_are_no_slips(word: str) -> None:
    assert near_country(word) is None


def test_a_name_behind_a_title_is_no_slip() -> None:
    assert [each.kind for each in found("MR. PANAMO AGREED.")] == ["person"]


def test_places_around_a_hyphen_and_a_blank_stay_two() -> None:
    text = "ITALY- UNCERTAIN. CANADA- UNCERTAIN. SOVIET- AMERICAN TALKS WENT ON."
    assert named(text, "place") == ["ITALY", "CANADA", "SOVIET", "AMERICAN"]


def test_a_word_broken_at_a_line_end_is_still_joined() -> None:
    assert named("THE COMMIT- MENTS OF VENE- ZUELA WERE KEPT.", "place") == ["VENE- ZUELA"]


def test_the_country_and_both_countries_are_places() -> None:
    names = found(
        "HE LEFT THE COUNTRY. BOTH COUNTRIES AND HIS GOVERNMENT AGREED. THE TWO GOVERNMENTS MET.", host="PE"
    )
    assert [(each.text, each.country) for each in names] == [
        ("THE COUNTRY", "PE"),
        ("BOTH COUNTRIES", None),
        ("HIS GOVERNMENT", None),
        ("THE TWO GOVERNMENTS", None),
    ]


def test_the_country_team_is_no_place() -> None:
    assert named("THE COUNTRY TEAM MET.", "place") == []


@pytest.mark.parametrize(
    "text", ["FIRMS INFORM US THAT PRICES ROSE.", "THEY ARE ASKING US TO WAIT.", "THIS LED US TO ACT."]
)
def test_us_is_also_a_pronoun(text: str) -> None:
    assert named(text, "place") == []


def test_a_number_of_the_department_names_the_department() -> None:
    names = found("WE ACTED ON STATE 289777 AT ONCE.")
    assert [(each.text, each.kind, each.name) for each in names] == [
        ("STATE", "organisation", "Department of State")
    ]
    assert found("THE STATE 1974 BUDGET ROSE.") == []


def test_a_town_that_is_spoken_to_is_the_mission_there() -> None:
    (name,) = found("FOR LIMA: PLEASE PASS THE ABOVE.")
    assert (name.kind, name.name) == ("organisation", "Embassy Lima")


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("THE MILITARY SITUATION IS UNCLEAR.", []),
        ("THE MILITARY ARRESTED HIM.", ["THE MILITARY"]),
        ("ANTI-MILITARY FEELING GREW.", []),
    ],
)
def test_a_body_that_describes_what_follows_is_none(text: str, bodies: list[str]) -> None:
    assert named(text, "organisation") == bodies


@pytest.mark.parametrize("surname", ["BRZEZINSKI", "WILSON", "JOHNSON", "CLARK", "DAVIS"])
def test_surnames_that_stand_in_a_dictionary_are_names(surname: str) -> None:
    assert named(f"{surname} SAID HE WOULD GO.", "person") == [surname]
