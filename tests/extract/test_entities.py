"""Mentions of one person are tied together, and persons are not confused; all of them are invented."""

import pytest
from tests.extract.reading_names import found, named


def _numbers(text: str) -> list[int | None]:
    return [each.entity for each in found(text) if each.kind == "person"]


@pytest.mark.parametrize(
    "text",
    [
        "KURT BRANDWEIN SPOKE. K. BRANDWEIN LEFT. MR. BRANDWEIN AND BRANDWEIN.",
        "MOHAMED FAROUQIN SPOKE. MUHAMMAD FAROUQIN LEFT.",
        "VICE PREMIER TENG HSIAO-PINGO SPOKE. TENG SAID NO.",
        "LE DUC MINHO SPOKE. LE DUC MINHO LEFT.",
        "JOSE LUIS GARCIAN Y PEREZ SPOKE. JOSE LUIS GARCIAN Y PEREZ LEFT.",
    ],
)
def test_one_person_has_one_number(text: str) -> None:
    assert len(set(_numbers(text))) == 1
    assert len(_numbers(text)) > 1


@pytest.mark.parametrize("pair", [("KURT", "KARL"), ("MARIA", "MARIO"), ("JUAN", "JOSE"), ("PAUL", "PETER")])
def test_brothers_with_one_initial_are_two(pair: tuple[str, str]) -> None:
    assert len(set(_numbers(f"{pair[0]} BRANDWEIN AND {pair[1]} BRANDWEIN SPOKE."))) == 2


@pytest.mark.parametrize("bare", ["BRANDWEIN LEFT.", "K. BRANDWEIN LEFT."])
def test_what_two_may_be_called_leads_to_neither(bare: str) -> None:
    *two, third = _numbers(f"KURT BRANDWEIN AND KARL BRANDWEIN SPOKE. {bare}")
    assert third not in two


def test_a_surname_that_comes_first_and_two_have_leads_to_neither() -> None:
    *two, third = _numbers("KIM IL-SONGO AND KIM YONG-NAMO SPOKE. KIM SAID NO.")
    assert third not in two


def test_a_title_does_not_reach_over_a_full_stop() -> None:
    assert named("HE RECEIVED US. CHAIRMAN HUALO SPOKE.", "person") == ["CHAIRMAN HUALO"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("DR. FRED A TALLARDIN SPOKE.", "Fred A Tallardin"),
        ("LE DUC MINHO SPOKE.", "Le Duc Minho"),
        ("JOSE LUIS GARCIAN-MORENO Y PEREZ LEFT.", "Jose Luis Garcian-Moreno y Perez"),
        ("SHEIKH MUHAMMAD BIN MUBARAK AL-FAROUQI LEFT.", "Muhammad bin Mubarak Al-Farouqi"),
    ],
)
def test_names_of_several_languages_are_whole(text: str, name: str) -> None:
    assert [each.name for each in found(text)] == [name]


def test_a_case_is_no_part_of_a_name() -> None:
    (name,) = found("WE WILL TAKE UP THE TALLARDO CASE AGAIN.")
    assert (name.name, name.standing) == ("Tallardo", "accused")


def test_places_in_small_letters_are_no_persons() -> None:
    assert named("Police raided Street 63 and Toul Karek areas.", "person") == []
