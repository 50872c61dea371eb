"""Titles and pronouns lead back to the person meant, offices to their holder; all persons are invented."""

import datetime as dt

import pytest
from tests.extract.reading_names import DAY, found

from reftel.extract.findings import Name
from reftel.extract.holders import Holder, OfficeHolders, role_key

HOLDERS = OfficeHolders(
    [
        Holder("ambassador", "LAPAZ", "Ruth Hollingdale", dt.date(1974, 1, 5), dt.date(1976, 8, 1)),
        Holder("deputy chief of mission", "LAPAZ", "Ed Pellworth", dt.date(1975, 3, 1)),
        Holder("deputy chief of mission", "LAPAZ", "Ann Droy", dt.date(1973, 1, 1), dt.date(1975, 2, 20)),
        Holder("foreign minister", "BO", "Luis Quirogal", dt.date(1974, 1, 1), dt.date(1975, 12, 1)),
    ]
)


def _person(names: list[Name], written: str) -> Name:
    (name,) = (each for each in names if each.kind == "person" and each.text == written)
    return name


def test_the_minister_is_the_one_person_who_was_called_minister() -> None:
    name = _person(found("FONMIN TAKEMORI ARRIVED. THE MINISTER SMILED."), "FONMIN TAKEMORI")
    assert name.also == ["THE MINISTER"]


def test_two_ministers_leave_the_minister_open() -> None:
    names = found("FONMIN TAKEMORI MET DEFMIN OSHIRA. THE MINISTER SMILED.")
    assert [each.also for each in names if each.kind == "person"] == [[], []]


def test_he_is_the_one_person_of_the_paragraph() -> None:
    text = "FONMIN TAKEMORI ARRIVED. HE SMILED."
    name = _person(found(text), "FONMIN TAKEMORI")
    assert name.also == ["HE"]
    ((start, end),) = name.also_spans
    assert text[start:end] == "HE"


def test_he_is_nobody_where_two_persons_were_named() -> None:
    names = found("FONMIN TAKEMORI MET AMB HOLLINGDALE. HE SMILED.")
    assert not any(each.also for each in names)


def test_he_may_be_an_office_without_a_name() -> None:
    names = found("FONMIN TAKEMORI MET THE AMBASSADOR. HE SMILED.")
    assert not any(each.also for each in names)


@pytest.mark.parametrize(
    "text",
    [
        "THE PRESIDENT SPOKE AT LENGTH. HE SMILED.",
        "1. THE FOREIGN MINISTER AGREED. HE THEN LEFT. HE CAME BACK.",
    ],
)
def test_he_behind_an_office_alone_leads_nowhere(text: str) -> None:
    assert not any(each.also for each in found(text))


def test_he_does_not_reach_over_a_paragraph() -> None:
    names = found("1. FONMIN TAKEMORI ARRIVED.\n\n2. HE SMILED.")
    assert not any(each.also for each in names)


def test_mentions_of_one_person_share_a_number() -> None:
    names = found("FONMIN KENZO TAKEMORI ARRIVED. TAKEMORI SMILED, AND MR. TAKEMORI LEFT.")
    assert len({each.entity for each in names if each.kind == "person"}) == 1


def test_the_surname_in_the_middle_leads_to_the_same_person() -> None:
    names = found("WALTER GARRAVE LEYTONA SPOKE. GARRAVE WAS BITTER.")
    assert len({each.entity for each in names if each.kind == "person"}) == 1


def test_brothers_are_two_persons() -> None:
    names = found("KURT BRANDWEIN AND OTTO BRANDWEIN SPOKE.")
    assert len({each.entity for each in names if each.kind == "person"}) == 2


def test_without_a_table_an_office_is_nobody() -> None:
    assert found("THE AMBASSADOR CALLED ON THE FOREIGN MINISTER.", post="LAPAZ", host="BO") == []


def test_with_a_table_an_office_is_its_holder() -> None:
    names = found("THE AMBASSADOR CALLED ON FONMIN.", post="LAPAZ", host="BO", holders=HOLDERS)
    assert [(each.text, each.name, each.role, each.rule) for each in names] == [
        ("THE AMBASSADOR", "Ruth Hollingdale", "AMBASSADOR", "office-holder")
    ]
    names = found("THE FONMIN WAS ILL.", post="LAPAZ", host="BO", holders=HOLDERS)
    assert [each.name for each in names] == ["Luis Quirogal"]


def test_near_a_change_the_answer_is_less_sure() -> None:
    sure = HOLDERS.holder("ambassador", "LAPAZ", DAY)
    doubtful = HOLDERS.holder("deputy chief of mission", "LAPAZ", DAY)
    assert sure is not None
    assert doubtful is not None
    assert doubtful.name == "Ed Pellworth"
    assert doubtful.others == ("Ann Droy",)
    assert doubtful.confidence < sure.confidence


def test_nobody_listed_is_nobody() -> None:
    assert HOLDERS.holder("ambassador", "LAPAZ", dt.date(1990, 1, 1)) is None
    assert HOLDERS.holder("king", "LAPAZ", DAY) is None


def test_the_ambassador_of_another_country_is_not_ours() -> None:
    names = found("THE PERUVIAN AMBASSADOR LEFT.", post="LAPAZ", host="BO", holders=HOLDERS)
    assert [each.kind for each in names] == ["place"]


def test_who_is_named_is_not_looked_up() -> None:
    names = found("AMB DARROW ARRIVED. THE AMBASSADOR SMILED.", post="LAPAZ", host="BO", holders=HOLDERS)
    assert [each.name for each in names if each.kind == "person"] == ["Darrow"]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("FONMIN", "foreign minister"),
        ("Minister of Foreign Affairs", "foreign minister"),
        ("the DCM", "deputy chief of mission"),
        ("Ambassador Extraordinary and Plenipotentiary", "ambassador"),
        ("Chargé d’Affaires ad interim", "charge"),
        ("POLOFF", None),
        ("", None),
    ],
)
def test_spellings_of_an_office_are_one(written: str, key: str | None) -> None:
    assert role_key(written) == key


@pytest.mark.parametrize(
    "text",
    [
        "THE PRESIDENT OF PERU CALLED ON FOREIGN MINISTER OF CHILE.",
        "THE UNDER SECRETARY AND THE SECRETARY GENERAL LEFT.",
        "SECRETARY OF DEFENSE ARRIVED.",
        "THE AMBASSADOR TO PERU LEFT.",
        "FORMER AMBASSADOR LEFT.",
    ],
)
def test_other_offices_are_not_looked_up(text: str) -> None:
    names = found(text, post="LAPAZ", host="BO", holders=HOLDERS)
    assert not any(each.rule == "office-holder" for each in names)


def test_a_holder_who_signs_is_one_person() -> None:
    holders = OfficeHolders([Holder("ambassador", "LAPAZ", "Paul Darrow Jr.", dt.date(1974, 1, 5))])
    names = found("AMBASSADOR AGREED WITH DARROW.", post="LAPAZ", signer="DARROW", holders=holders)
    assert len({each.entity for each in names}) == 1
    assert len(names) == 2
