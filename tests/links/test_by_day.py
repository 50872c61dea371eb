import pytest

from reftel.links.by_day import find_by_day
from reftel.links.resolve import Held, resolve_by_day


def _keys(text: str, sender: str = "OSLO", *receivers: str) -> list[str]:
    found = find_by_day(text, (0, len(text)), "1975-03-12", sender, receivers or ("STATE",))
    return [key for _, key in found]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("AS IN MY TELEGRAM OF MARCH 3, HE AGREED", ["D:OSLO:1975-03-03"]),
        ("YOUR MESSAGE DATED 12 FEB REFERS", ["D:STATE:1975-02-12"]),
        ("REURTEL OF MARCH 3", []),
        ("EMBASSY'S CABLE OF DECEMBER 30", ["D:OSLO:1974-12-30"]),  # the last such day before
        ("DEPARTMENT'S TELEGRAM OF MARCH 30, 1974", ["D:STATE:1974-03-30"]),
        ("MY TELEGRAM OF FEBRUARY 30", []),
        ("YOUR TELEGRAM OF MARCH 3, 1976", []),  # written later
    ],
)
def test_whose_telegram_of_which_day_is_told_by_the_ends(text: str, keys: list[str]) -> None:
    assert _keys(text) == keys


def test_yours_to_several_addressees_names_none() -> None:
    assert _keys("YOUR TELEGRAM OF MARCH 3", "OSLO", "STATE", "ROME") == []


def test_the_embassys_from_the_department_is_the_addressees() -> None:
    assert _keys("EMBASSY'S TELEGRAM OF MARCH 3", "STATE", "ROME") == ["D:ROME:1975-03-03"]


def test_a_day_alone_settles_nothing_unless_the_telegram_is_cited_by_number_too() -> None:
    held = {"D:OSLO:1975-03-03": [Held(7, "1975-03-03"), Held(8, "1975-03-03")]}
    one = {"D:OSLO:1975-03-03": [Held(7, "1975-03-03")]}

    def came(own: set[int], known: dict[str, list[Held]]) -> tuple[str, int | None, tuple[int, ...]]:
        found = resolve_by_day("D:OSLO:1975-03-03", own, 1, lambda key: known.get(key, []))
        return found.state, found.target, found.candidates

    assert came(set(), held) == ("ambiguous", None, (7, 8))
    assert came(set(), one) == ("ambiguous", None, (7,))  # the post sent more that day than is held
    assert came({8, 3}, held) == ("held", 8, ())
    assert came({7, 8}, held) == ("ambiguous", None, (7, 8))
    assert came(set(), {}) == ("not_held", None, ())
