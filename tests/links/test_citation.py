"""Citations as authors write them, and what an archive makes of them."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.links.citation import find_citations
from reftel.links.judge import Candidate, Lookups, Neighbour, judge
from reftel.links.written_days import read_day


@pytest.mark.parametrize(
    ("written", "mrn", "post", "serial"),
    [
        ("06PHNOMPENH1606", "06PHNOMPENH1606", "PHNOMPENH", 1606),
        ("1975SUVA00412", "75SUVA412", "SUVA", 412),
        ("06 Phnom Penh 1606", "06PHNOMPENH1606", "PHNOMPENH", 1606),
        ("Telegram 1234 from Suva, 6 September 2006", "06SUVA1234", "SUVA", 1234),
        ("telegram No. 2,345 from the Embassy in Oslo, March 3, 1974", "74OSLO2345", "OSLO", 2345),
        ("tel. 77 from Oslo to the Department of State, May 3, 1974", "74OSLO77", "OSLO", 77),
        ("telegram 3344 to Saigon, 4 May 1974", "74STATE3344", "STATE", 3344),
        ("Oslo 5034, May 4th, 1975", "75OSLO5034", "OSLO", 5034),
        ("La Paz 5034", None, "LAPAZ", 5034),
        ("Moscow telegram 1954", None, "MOSCOW", 1954),
        ("Embtel 1706, May 24, 1961", None, None, 1706),
        ("Deptel 2710 to Moscow, June 3, 1961", None, "STATE", 2710),
        ("Tel. 1234, Oslo to State, 3 March 1975", "75OSLO1234", "OSLO", 1234),
        ("State 144466 to Oslo, 12 August 1975", "75STATE144466", "STATE", 144466),
        ("Oslo 1234 to State, 3 Mar. 1975", "75OSLO1234", "OSLO", 1234),
        ("telegram 1234 from the Embassy in Norway, May 3, 1974", "74OSLO1234", "OSLO", 1234),
        ("telegram 706 from the Embassy in the Soviet Union, May 24, 1961", None, "MOSCOW", 706),
        ("Circular telegram 1234", None, "STATE", 1234),
    ],
)  # fmt: skip
def test_ways_of_citing_a_telegram_are_read(
    written: str, mrn: str | None, post: str | None, serial: int
) -> None:
    [found] = find_citations(f"As shown in {written}; others differ.")
    assert (found.written, found.mrn, found.post, found.serial) == (written, mrn, post, serial)


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("D790120–0349", "film", "D790120-0349"),
        ("611.61/5-2461", "file", "611.61/5-2461"),
        ("FRUS, 1961–1963, vol. V, doc. 65", "frus", "frus1961-63v05/d65"),
        ("Foreign Relations, 1969-1976, Volume XIX, Part Two, Document 7", "frus", "frus1969-76v19p2/d7"),
        ("FRUS 1952-1954, vol. XIII, part 1, doc. 12", "frus", "frus1952-54v13p1/d12"),
        ("FRUS, 1969–1976, vol. E–10, Documents on Peru, doc. 12", "frus", "frus1969-76ve10/d12"),
        ("FRUS, 1961–1963, Volume V, Soviet Union, Document 65", "frus", "frus1961-63v05/d65"),
        ("D 790120-0349", "film", "D790120-0349"),
        ("https://history.state.gov/historicaldocuments/frus1961-63v05/d65", "frus", "frus1961-63v05/d65"),
    ],
)
def test_films_files_and_printed_editions_are_read(written: str, kind: str, value: str) -> None:
    [found] = find_citations(f"({written})")
    assert (found.written, found.kind, found.value) == (written, kind, value)


@pytest.mark.parametrize(
    "prose",
    [
        "At Geneva 1954 they agreed.",
        "She lived in Paris 16 and flew London 747s.",
        "It cost 1200 dollars in Oslo.",
        "Room 1606, Telephone 415-555-2233",
        "Between 1973 and 1979 some 3,000 came.",
        "Cable cars carried 1,200 people from Monday to Friday.",
    ],
)
def test_years_districts_and_figures_are_no_citations(prose: str) -> None:
    assert find_citations(prose) == []


def test_a_day_the_calendar_does_not_have_is_no_day() -> None:
    assert read_day("30 February 1974") is None
    assert read_day("Sept. 6, 2006") == dt.date(2006, 9, 6)


def test_every_number_of_a_list_is_a_citation() -> None:
    text = "Telegrams 1234, 1235, and 1240 from Oslo, March 3, 1975; telegram 9 from Rome, May 1, 1975."
    found = find_citations(text)
    assert [one.mrn for one in found] == ["75OSLO1234", "75OSLO1235", "75OSLO1240", "75ROME9"]
    assert [one.written for one in found[:2]] == ["Telegrams 1234", "1235"]


def test_a_year_in_front_of_a_place_is_no_number_of_it() -> None:
    assert all(one.mrn is None for one in find_citations("In 1974 Rome 1200 people marched."))


@given(st.text(alphabet="Oslo Paris 06,1234telegram no.from/–DFRUS\n", max_size=200))
def test_spans_hold_the_words_and_do_not_overlap(text: str) -> None:
    last = 0
    for found in find_citations(text):
        assert found.span[0] >= last
        assert text[slice(*found.span)] == found.written
        last = found.span[1]


HELD = [
    Candidate("75OSLO100", "75OSLO100", "1975-03-01"),
    Candidate("75OSLO200", "75OSLO200", "1975-03-20"),
    Candidate("75SUVA7", "75SUVA7", "1975-01-02"),
    Candidate("75SUVA7~2", "75SUVA7", "1975-06-02"),
    Candidate("74OSLO100", "74OSLO100", "1974-04-01"),
]


def _series(post: str, year: int, _day: dt.date) -> Sequence[Neighbour]:
    return [
        Neighbour(
            int((one.mrn or "").removeprefix(f"{year % 100}{post}")), dt.date.fromisoformat(one.date or "")
        )
        for one in HELD
        if (one.mrn or "").startswith(f"{year % 100}{post}")
    ]


PRINTED = {
    "P:1960:OSLO:1706": Candidate("x1", None, "1961-05-24"),
    "P:1960:STATE>OSLO:2710": Candidate("x2", None, "1961-06-03"),
}


def _by_day(serial: int, day: dt.date, from_department: bool) -> list[Candidate]:
    return list(
        {
            one.address: one
            for key, one in PRINTED.items()
            if key.endswith(f":{serial}") and one.date == f"{day}" and ("STATE>" in key) == from_department
        }.values()
    )


LOOKUPS = Lookups(
    by_key=lambda key: [PRINTED[key]] if key in PRINTED else [],
    by_day=_by_day,
    by_mrn=lambda mrn: [one for one in HELD if one.mrn == mrn],
    by_serial=lambda post, serial: [one for one in HELD if (one.mrn or "")[2:] == f"{post}{serial}"],
    by_name=lambda _name: [],
    series=_series,
)


@pytest.mark.parametrize(
    ("text", "state", "addresses"),
    [
        ("75OSLO100", "held", ["75OSLO100"]),
        ("75OSLO101", "not_held", []),
        ("Oslo 100", "ambiguous", ["75OSLO100", "74OSLO100"]),
        ("Oslo 200", "ambiguous", ["75OSLO200"]),  # that of another year may be meant, which is not held
        ("75SUVA7", "ambiguous", ["75SUVA7", "75SUVA7~2"]),
        ("telegram 7 from Suva, June 1, 1975", "held", ["75SUVA7~2"]),
        ("telegram 100 from Oslo, 9 December 1975", "ambiguous", ["75OSLO100"]),
        ("telegram 9000 from Oslo, 9 March 1975", "no_such_telegram", []),
        ("telegram 150 from Oslo, 9 March 1975", "not_held", []),
        ("telegram 9000 from Oslo, 9 December 1975", "not_held", []),
        ("telegram 0 from Oslo, 9 March 1975", "no_such_telegram", []),
        ("telegram 100 from the Embassy in Norway, March 1, 1975", "held", ["75OSLO100"]),
        ("telegram 100 from the Embassy in Peru, March 1, 1975", "not_held", []),
        ("Embtel 1706, May 24, 1961", "held", ["x1"]),
        ("Embtel 1706, May 26, 1961", "not_held", []),
        ("Deptel 2710, June 3, 1961", "held", ["x2"]),
        ("Deptel 1706, May 24, 1961", "not_held", []),
        ("Deptel 2710 to Oslo, June 3, 1961", "held", ["x2"]),
        ("Deptel 2710 to Paris, June 3, 1961", "not_held", []),
        ("telegram 1706 from Oslo, May 24, 1961", "held", ["x1"]),
        ("telegram 1706 from the Embassy in Norway, May 24, 1961", "held", ["x1"]),
        ("telegram 1706 from Paris, May 24, 1961", "not_held", []),
        ("telegram 1706 from Oslo, May 24, 1962", "not_held", []),
    ],
)
def test_nothing_is_chosen_where_two_readings_remain(text: str, state: str, addresses: list[str]) -> None:
    [citation] = find_citations(text)
    judged = judge(citation, LOOKUPS)
    assert judged.state == state
    assert [one.address for one in judged.candidates] == addresses
