"""Numbers of telegrams: every way of writing them leads to one canonical form."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.gazetteer.posts import posts
from reftel.telegram.mrn import (
    MrnParts,
    canonical_mrn,
    canonical_post,
    document_number,
    full_year,
    parse_mrn,
    resolve_post,
)


@pytest.mark.parametrize(
    ("written", "canonical", "how"),
    [
        ("PHNOM PENH", "PHNOMPENH", "exact"),
        ("AMEMBASSY PHNOM PENH", "PHNOMPENH", "exact"),
        ("N'DJAMENA", "NDJAMENA", "exact"),
        ("USMISSION GENEVA", "GENEVA", "variant"),
        ("RIO", "RIODEJANEIRO", "variant"),
        ("SECSTATE WASHDC", "STATE", "variant"),
        ("Department", "STATE", "variant"),
        ("DEPT OF STATE", "STATE", "variant"),
        ("USUN", "USUNNEWYORK", "variant"),
        ("USEU BRUSSELS", "USEUBRUSSELS", "exact"),
        ("NEWDE", "NEWDELHI", "code"),
        ("PHNOM", "PHNOMPENH", "code"),
        ("KUALA LUM", "KUALALUMPUR", "truncated"),
        ("PORT MOR", "PORTMORESBY", "truncated"),
        ("0SLO", "OSLO", "near"),
        ("WELLINTGON", "WELLINGTON", "near"),
        ("COPEHNAGAN", "COPENHAGEN", "near"),
        ("UNIS", "TUNIS", "near"),
        ("AMCONSUL LENINGARD", "LENINGRAD", "near"),
    ],
)
def test_posts_are_found_by_every_spelling(written: str, canonical: str, how: str) -> None:
    match = resolve_post(written)
    assert match is not None
    assert (match.post.canonical, match.how) == (canonical, how)


@pytest.mark.parametrize("written", ["", "USIA", "CINCPAC", "TREASURY", "ATLANTIS", "XQ", "A" * 500])
def test_a_name_that_is_no_post_stays_unresolved(written: str) -> None:
    assert resolve_post(written) is None


def test_nearness_can_be_refused() -> None:
    assert resolve_post("WELLINTGON", near=False) is None


def test_two_posts_equally_near_are_no_answer() -> None:
    # one letter away from both MADRID and MADRAS would be a guess
    assert resolve_post("MADRAD") is None


def test_every_post_of_the_table_resolves_to_itself() -> None:
    for post in posts().values():
        for spelling in (post.canonical, post.spaced):
            match = resolve_post(spelling)
            assert match is not None
            assert match.post is post


@pytest.mark.parametrize(
    ("written", "year", "post", "serial"),
    [
        ("06PHNOMPENH1606", 2006, "PHNOMPENH", 1606),
        ("06 PHNOM PENH 001606", 2006, "PHNOMPENH", 1606),
        ("1974LAPAZ00017", 1974, "LAPAZ", 17),
        ("1975USUNN03774", 1975, "USUNNEWYORK", 3774),
        ("12 Suva 412", 2012, "SUVA", 412),
        ("SUVA 000412", None, "SUVA", 412),
        ("080SLO12", 2008, "OSLO", 12),
        ("O6 SUVA 12", 2006, "SUVA", 12),
        ("06SECTO8011", 2006, "SECTO", 8011),
        ("74USIA12", 1974, "USIA", 12),
        ("06SECSTATE77", 2006, "STATE", 77),
    ],
)
def test_numbers_are_taken_apart(written: str, year: int | None, post: str, serial: int) -> None:
    parts = parse_mrn(written)
    assert parts is not None
    assert (parts.year, parts.post, parts.serial) == (year, post, serial)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("06EFTOSKOPJE206", "06SKOPJE206"),
        ("07EFTOSUVA88", "07SUVA88"),
        ("07SECTION01OF03ANKARA365", "07ANKARA365"),
        ("06SECTIO02OF04OSLO9", "06OSLO9"),
        ("08SECTION01F03BEIRUT15", "08BEIRUT15"),
        ("0901OF02RPODUBAI28", "09RPODUBAI28"),
        ("7575LIBREVILLE1895", "75LIBREVILLE1895"),
        ("06SIFIEDABUJA12", "06ABUJA12"),
        ("06NOFORNACCRA12", "06ACCRA12"),
        ("06WELINGTON5", "06WELLINGTON5"),
    ],
)
def test_malformed_numbers_are_repaired_and_say_so(written: str, expected: str) -> None:
    parts = parse_mrn(written)
    assert parts is not None
    assert parts.year is not None
    assert canonical_mrn(parts.year, parts.post, parts.serial) == expected
    assert parts.repaired


def test_a_travelling_series_is_an_alias() -> None:
    assert parse_mrn("90STATE255577TOSEC140323") == MrnParts(
        1990, "STATE", 255577, ("TOSEC140323",), repaired=True, how="exact"
    )


def test_of_two_serials_the_later_counts_and_the_first_is_an_alias() -> None:
    parts = parse_mrn("08ACCRA001382SUSPECTEDDUPLICATE1392")
    assert parts is not None
    assert (parts.serial, parts.aliases) == (1392, ("08ACCRA1382",))


@pytest.mark.parametrize(
    "written", ["", "06", "1606", "SUVA", "06UNCLAS12", "06SUVA12ABC", "06SUVA0", "?" * 200]
)
def test_what_is_no_number_gives_none(written: str) -> None:
    assert parse_mrn(written) is None


def test_document_numbers_follow_the_archive() -> None:
    assert document_number(1974, "PHNOM", 1598) == "1974PHNOM01598"
    assert document_number(1974, "STATE", 192345) == "1974STATE192345"


def test_years_turn_over_at_sixty_six() -> None:
    assert [full_year(year) for year in ("66", "99", "00", "65", "094", "1974")] == [
        1966,
        1999,
        2000,
        2065,
        1994,
        1974,
    ]


def test_a_post_no_table_holds_is_kept_folded() -> None:
    assert canonical_post("Usia Wash") == "USIAWASH"


@given(st.text(max_size=60))
def test_nothing_raises(written: str) -> None:
    parse_mrn(written)
    resolve_post(written)


@given(st.sampled_from(sorted(posts())), st.integers(1966, 2065), st.integers(1, 999999))
def test_canonical_numbers_read_back(post: str, year: int, serial: int) -> None:
    parts = parse_mrn(canonical_mrn(year, post, serial))
    assert parts is not None
    assert (parts.year, parts.post, parts.serial) == (year, post, serial)


def test_long_garbage_takes_no_time() -> None:
    started = time.process_time()
    for word in ("0" * 10_000, "A0" * 10_000, "SECTION" * 5_000):
        parse_mrn(word)
        resolve_post(word)
    assert time.process_time() - started < 0.5
