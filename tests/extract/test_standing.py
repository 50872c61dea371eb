"""Private persons in legal cases are known, and shown by role and initials; all persons are invented."""

import pytest
from tests.extract.reading_names import found

from reftel.extract.risk import Private, initials, private_persons, shown

CASES = [
    ("AMCIT WARREN TOLLIVER WAS ARRESTED ON JULY 3.", "TOLLIVER", "accused"),
    ("MR. TOLLIVER HAS BEEN SENTENCED TO TWO YEARS.", "TOLLIVER", "accused"),
    ("POLICE DETAINED LUISA TORVENTO LAST NIGHT.", "TORVENTO", "prisoner"),
    ("THE RELEASE OF PRISONER DAVIT ORMELI IS EXPECTED.", "ORMELI", "prisoner"),
    ("THE TRIAL OF LUISA TORVENTO BEGAN.", "TORVENTO", "accused"),
    ("WITNESS PAVEL KOSTRIN SPOKE FOR AN HOUR.", "KOSTRIN", "witness"),
    ("PAVEL KOSTRIN TESTIFIED FOR AN HOUR.", "KOSTRIN", "witness"),
    ("MARIA DELAVEGA WAS KIDNAPPED BY UNKNOWN MEN.", "DELAVEGA", "victim"),
    ("REFUGEE IVAN BORSKOV REQUESTED HELP.", "BORSKOV", "asylum seeker"),
    ("Amcit Warren Tolliver was charged with fraud.", "TOLLIVER", "accused"),
    ("WE WILL TAKE UP THE TOLLIVER CASE.", "TOLLIVER", "accused"),
    ("WE ASK THAT TOLLIVERO BE EXPELLED INTO CUSTODY.", "TOLLIVERO", "asylum seeker"),
    ("JUDGE SIGNED ARREST WARRANT AGAINST PAVEL KOSTRIN.", "KOSTRIN", "accused"),
    ("PAVEL KOSTRIN IS IN JAIL.", "KOSTRIN", "prisoner"),
    # the surname of a statesman does not make a private person public
    ("JOSE KENNETH NIXON WAS EXTRADITED. NIXON DENIES ALL.", "NIXON", "accused"),
    ("CARTER WAS SENTENCED YESTERDAY.", "CARTER", "accused"),
]

PUBLIC = [
    "FONMIN TAKEMORI CRITICIZED THE ARREST OF STUDENTS.",
    "FORMER MINISTER OF INTERIOR KAZANDRI WAS ARRESTED.",
    "GENERAL DORVAL WAS DETAINED AFTER THE COUP.",
    "KURT BRANDWEIN OF THE OPPOSITION AGREED.",
    "AMBASSADOR HOLLINGDALE ASKED ABOUT THE PRISONERS.",
]


@pytest.mark.parametrize(("text", "surname", "standing"), CASES)
def test_a_private_person_in_a_case_has_a_standing(text: str, surname: str, standing: str) -> None:
    (name,) = {
        each.standing for each in found(text) if each.kind == "person" and surname in each.text.upper()
    }
    assert name == standing


@pytest.mark.parametrize("text", PUBLIC)
def test_officials_and_bystanders_have_none(text: str) -> None:
    assert private_persons(found(text)) == []


def test_who_signs_is_no_private_person() -> None:
    assert private_persons(found("HOLLINGDALE WAS HELD UP BY FOG.", signer="HOLLINGDALE")) == []


def test_one_mention_decides_for_the_whole_telegram() -> None:
    names = found("1. WARREN TOLLIVER CALLED ON CONSUL.\n\n2. TOLLIVER WAS ARRESTED LATER.")
    assert {each.standing for each in names if each.kind == "person"} == {"accused"}


def test_a_bare_surname_that_a_private_person_shares_is_private() -> None:
    names = found("KURT BRANDWEIN WAS ARRESTED. OTTO BRANDWEIN PAID. BRANDWEIN WAS ILL.")
    assert [each.standing for each in names] == ["accused", None, "accused"]


def test_everybody_without_the_right_sees_role_and_initials() -> None:
    people = [Private("Warren Arlo Tolliver", "accused")]
    assert shown("Warren Arlo Tolliver", people, may_see_names=False) == "accused W. A. T."
    assert shown("Warren Arlo Tolliver", people, may_see_names=True) == "Warren Arlo Tolliver"


@pytest.mark.parametrize(
    "words",
    [
        "TOLLIVER'S LAWYER ASKED FOR BAIL",
        "THE TOLLIVER CASE",
        "MR. WARREN TOLLIVER",
        "WARREN A. TOLLIVER WAS RELEASED",
        "Warren  Arlo\nTolliver left",
        "tolliver/OTHERS",
        "TOLLIVER, WARREN ARLO (CASE OF)",
        "THE TOLLIVERS' LAWYER",
        "MR. TOLLI- VER LEFT",
    ],
)
def test_no_spelling_of_the_name_remains(words: str) -> None:
    out = shown(words, [Private("Warren Arlo Tolliver", "accused")], may_see_names=False)
    assert "tolliver" not in out.lower().replace("- ", "")
    assert "warren" not in out.lower()
    assert "[accused W. A. T.]" in out


def test_the_first_of_two_surnames_alone_is_hidden_too() -> None:
    people = [Private("Walter Garrave Leytona", "prisoner")]
    assert shown("GARRAVE WAS MOVED.", people, may_see_names=False) == "[prisoner W. G. L.] WAS MOVED."
    assert shown("WALTER REED HOSPITAL", people, may_see_names=False) == "WALTER REED HOSPITAL"


def test_other_words_that_hold_the_letters_stay() -> None:
    assert shown("THE MAYOR", [Private("Rita May", "victim")], may_see_names=False) == "THE MAYOR"


def test_initials_are_of_each_part() -> None:
    assert initials("Jean-Luc O'Harrow") == "J. O."
    assert initials("Tolliver") == "T."


def test_names_that_are_patterns_do_no_harm() -> None:
    for name in ("(", ".*", "A+", "", "[", "\\"):
        assert shown("SOME WORDS (A+)", [Private(name, "accused")], may_see_names=False)
