import pytest

from reftel.desk.wording import (
    arrival_in_words,
    day_in_words,
    instant_in_words,
    list_in_words,
    month_in_words,
    place_in_sentence,
    place_in_words,
    short_day,
    stretch_in_words,
    title_case,
)


def test_days_are_said_with_the_day_of_the_week() -> None:
    assert day_in_words("1975-05-14") == "Wednesday, 14 May 1975"
    assert short_day("1975-05-14") == "14 May 1975"
    assert month_in_words("1975-05") == "May 1975"
    assert instant_in_words("1975-05-14T09:30:00Z") == "Wednesday, 14 May 1975, 09:30 UTC"


@pytest.mark.parametrize(
    ("written", "sent", "words"),
    [
        ("091722Z", "1974-01-09", "Wednesday, 9 January 1974, 17:22 UTC"),
        ("010003Z", "1974-12-31", "Wednesday, 1 January 1975, 00:03 UTC"),
        ("311722Z", "1974-02-09", None),
        ("092722Z", "1974-02-09", None),
        ("soon", "1974-02-09", None),
        ("091722Z", None, None),
    ],
)
def test_arrival_takes_its_month_from_the_day_of_sending(
    written: str, sent: str | None, words: str | None
) -> None:
    assert arrival_in_words(written, sent) == words


@pytest.mark.parametrize("written", [None, "", "1975-02-30", "spring"])
def test_what_is_no_day_comes_back_as_it_is(written: str | None) -> None:
    assert day_in_words(written) == written
    assert short_day(written) == written
    assert instant_in_words(written) == written


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("AMEMBASSY SUVA", "Embassy Suva, Fiji"),
        ("AMEMBASSY  Suva", "Embassy Suva, Fiji"),
        ("AMCONSUL RIO DE JANEIRO", "Consulate Rio de Janeiro, Brazil"),
        ("AMEMBASSY VELMORA", "Embassy Velmora"),
        ("USMISSION USUN NEW YORK", "US Mission New York, United Nations"),
        ("SECSTATE WASHDC", "Department of State"),
        ("SECDEF WASHINGTON DC", "Secretary of Defense"),
        ("DEPT OF TREASURY WASHINGTON DC", "Department of the Treasury"),
        ("DEPT OF INTERIOR WASHINGTON DC", "Department of Interior"),
        ("DEPARTMENT", "Department of State"),
        ("ASEAN MEMBER COLLECTIVE", "Asean Member Collective"),
        ("SUVA", "Embassy Suva, Fiji"),
        ("MR. AND MRS. DOE", "MR. AND MRS. DOE"),
        ("", ""),
    ],
)
def test_addressees_are_said_in_words_or_left_as_written(written: str, words: str) -> None:
    assert place_in_words(written) == words


def test_addressees_stand_in_a_sentence() -> None:
    assert place_in_sentence("AMEMBASSY SUVA") == "the Embassy in Suva, Fiji"
    assert place_in_sentence("USMISSION USUN NEW YORK") == "the US Mission in New York (United Nations)"
    assert place_in_sentence("SECSTATE WASHDC") == "the Department of State"
    assert place_in_sentence("MR. DOE") == "MR. DOE"


def test_lists_and_names_are_set_as_people_write_them() -> None:
    assert list_in_words([]) == ""
    assert list_in_words(["a"]) == "a"
    assert list_in_words(["a", "b", "c"]) == "a, b and c"
    assert title_case("RIO DE LA PLATA") == "Rio de la Plata"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (20, "20 days"),
        (21, "3 weeks"),
        (91, "2 months"),
        (729, "23 months"),
        (731, "2 years"),
        (19262, "52 years"),
    ],
)
def test_stretches_are_said_in_the_unit_people_use(days: int, words: str) -> None:
    assert stretch_in_words(days) == words
