import pytest

from reftel.links.places import embassies_in, post_of_place


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("Moscow", "MOSCOW"),
        ("the Soviet Union", "MOSCOW"),
        ("Norway", "OSLO"),
        ("Vietnam", "SAIGON"),  # printed editions end before there was another embassy
        ("United Kingdom", "LONDON"),
        ("Nowhereland", "NOWHERELAND"),
    ],
)
def test_a_city_and_its_country_are_one_sender(words: str, post: str) -> None:
    assert post_of_place(words) == post


def test_a_country_with_several_embassies_gives_them_all() -> None:
    assert embassies_in("Norway") == ("OSLO",)
    assert set(embassies_in("Vietnam")) >= {"HANOI", "SAIGON"}
    assert embassies_in("Nowhereland") == ()
