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
        ("Foreign Relations, 1969-1976, Volume XIX, Part Two, Document 7", "frus", "frus1969-76v19/d7"),
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


LOOKUPS = Lookups(
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
        ("Oslo 200", "held", ["75OSLO200"]),
        ("75SUVA7", "ambiguous", ["75SUVA7", "75SUVA7~2"]),
        ("telegram 7 from Suva, June 1, 1975", "held", ["75SUVA7~2"]),
        ("telegram 100 from Oslo, 9 December 1975", "ambiguous", ["75OSLO100"]),
        ("telegram 9000 from Oslo, 9 March 1975", "no_such_telegram", []),
        ("telegram 150 from Oslo, 9 March 1975", "not_held", []),
        ("telegram 9000 from Oslo, 9 December 1975", "not_held", []),
        ("telegram 0 from Oslo, 9 March 1975", "no_such_telegram", []),
    ],
)
def test_nothing_is_chosen_where_two_readings_remain(text: str, state: str, addresses: list[str]) -> None:
    [citation] = find_citations(text)
    judged = judge(citation, LOOKUPS)
    assert judged.state == state
    assert [one.address for one in judged.candidates] == addresses
