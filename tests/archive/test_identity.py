"""Which telegram a copy belongs to, and what it is called."""

import pytest

from reftel.archive.folding import fold_key
from reftel.archive.identity import Known, address_of, days_agree, find_home
from reftel.archive.incoming import IncomingCopy
from reftel.archive.likeness import are_alike, likeness
from reftel.archive.listing import Listing


def copy(mrn: str | None, day: str | None, sha256: bytes = b"\xab" * 32) -> IncomingCopy:
    listing = Listing(mrn, day, None, None, None, None, None, None)
    return IncomingCopy(sha256, 0, 1, 0, 0, listing, 0, "", None, 1, b"", b"", (), ())


def known(number: int, *days: str) -> Known:
    return Known(number, f"06SUVA{number}", "06SUVA1", set(days), 1, 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2006-03-01", "2006-03-01", True),
        ("2006-03-01", "2006-03-04", True),
        ("2006-03-01", "2006-03-05", False),
        ("2006-12-31", "2007-01-02", True),
        ("2006-03-01", None, False),
        (None, None, False),
        ("2006-03-01", "1974", False),
    ],
)
def test_days_agree_within_three(one: str | None, other: str | None, agree: bool) -> None:
    assert days_agree(one, other) is agree


def test_a_copy_goes_to_the_telegram_of_its_day_and_not_to_the_first() -> None:
    first, second = known(1, "2006-01-01"), known(2, "2006-06-01", "2006-06-02")
    assert find_home(copy("06SUVA1", "2006-06-04"), [first, second], lambda _: False) is second


def test_texts_are_compared_only_where_no_day_agrees() -> None:
    asked: list[int] = []

    def is_alike(telegram: Known) -> bool:
        asked.append(telegram.number)
        return telegram.number == 2

    first, second = known(1, "2006-01-01"), known(2, "2006-06-01")
    assert find_home(copy("06SUVA1", "2006-01-02"), [first, second], is_alike) is first
    assert asked == []
    assert find_home(copy("06SUVA1", None), [first, second], is_alike) is second
    assert asked == [1, 2]


def test_a_number_alone_never_joins() -> None:
    assert find_home(copy("06SUVA1", "2006-09-01"), [known(1, "2006-01-01")], lambda _: False) is None


def test_addresses_count_up_where_they_are_taken() -> None:
    taken = {"06SUVA1", "06SUVA1~2", "xabababababab"}
    assert address_of(copy("06SUVA2", None), taken.__contains__) == "06SUVA2"
    assert address_of(copy("06SUVA1", None), taken.__contains__) == "06SUVA1~3"
    assert address_of(copy(None, None), taken.__contains__) == "xabababababababab"
    assert address_of(copy(None, None, b"\x01" * 32), taken.__contains__) == "x010101010101"


def test_likeness_sees_through_page_lines_and_cuts() -> None:
    words = [f"word{number}" for number in range(200)]
    whole = " ".join(words)
    paged = "\n".join(f"PAGE {page} {' '.join(words[page * 40 : page * 40 + 40])}" for page in range(5))
    assert are_alike(whole, paged)
    assert are_alike(whole, " ".join(words[:90]))
    assert not are_alike(whole, " ".join(f"other{number}" for number in range(200)))
    assert likeness(whole, whole) == 1.0
    assert not are_alike("", "a few words here")


def test_names_are_folded_to_letters_and_digits() -> None:
    assert fold_key("D740001-0023") == fold_key("d740001 0023") == "D7400010023"
