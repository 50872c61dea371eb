"""Telegrams of printed editions: their names, and what they name; all invented."""

import pytest

from reftel.links.printed import Printed, read_printed

_FROM_POST = """12. Telegram From the Embassy in Norway to the Department of State

Oslo, January 21, 1962, 7 p.m.

{text}
"""
_TO_POST = """Telegram From the Department of State to the Embassy in Norway

Washington, July 3, 1962, 6:10 p.m.

{text}
"""


def _read(form: str, text: str) -> Printed:
    printed = read_printed(form.format(text=text))
    assert printed is not None
    return printed


def test_a_post_is_named_by_country_and_by_city() -> None:
    printed = _read(_FROM_POST, "511. The minister received me.")
    assert printed.keys == ("P:1961:OSLO:511",)
    assert printed.day.isoformat() == "1962-01-21"


def test_the_department_numbers_for_each_addressee_from_july_on() -> None:
    assert _read(_TO_POST, "44. Please inquire.").keys == ("P:1962:STATE>OSLO:44",)


@pytest.mark.parametrize(
    ("form", "text", "keys"),
    [
        (_FROM_POST, "511. Embtel 497 refers.", ["P:1961:OSLO:497"]),
        (_FROM_POST, "511. Deptel 388. He asked.", ["P:1961:STATE>OSLO:388"]),
        (
            _FROM_POST,
            "511. Your 388 and 390.1 He asked.",
            ["P:1961:STATE>OSLO:388", "P:1961:STATE>OSLO:390"],
        ),
        (_FROM_POST, "511. Text in Embassy telegram 1706).1 When", ["P:1961:OSLO:1706"]),
        (_TO_POST, "44. Re your 1164.1 Although", ["P:1962:OSLO:1164"]),
        (_TO_POST, "44. Re Osloʼs 57, Rome's 2008.", ["P:1962:OSLO:57", "P:1962:ROME:2008"]),
        (_FROM_POST, "511. See telegram 12 to Rome.", ["P:1961:STATE>ROME:12"]),
        (_FROM_POST, "511. Telegram 1688 from Oslo.", ["P:1961:OSLO:1688"]),
        (_FROM_POST, "511. Your 15 men came in 1961 with our 30 mules.", []),
    ],
)
def test_ways_of_naming_a_telegram(form: str, text: str, keys: list[str]) -> None:
    assert [name.key for name in _read(form, text).cited] == keys


def test_spans_give_the_words_back() -> None:
    text = _FROM_POST.format(text="511. He held Embtels 497 and 501 against us.")
    printed = read_printed(text)
    assert printed is not None
    assert [text[slice(*name.span)] for name in printed.cited] == ["Embtels 497", "501"]


def test_no_heading_no_dateline_or_a_later_year_is_no_such_telegram() -> None:
    assert read_printed("Memorandum From the Director\n\nWashington, May 3, 1962.\n") is None
    assert read_printed("Telegram From the Embassy in Norway to the Department of State\n\nnothing") is None
    late = _FROM_POST.replace("1962", "1974").format(text="511. Text.")
    assert read_printed(late) is None
