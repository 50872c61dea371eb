"""REF blocks beyond the worked examples: the same irregularities in other mixtures."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.gazetteer.posts import posts
from reftel.telegram.flow import Flow
from reftel.telegram.references import Citing, ReferencesRead, read_references

SUVA = Citing("SUVA", 2007, dt.date(2007, 5, 14), 412, ("WELLINGTON",))
LIMA = Citing("LIMA", 1974, dt.date(1974, 5, 14), 4000, ("STATE",))
JANUARY = Citing("LIMA", 1974, dt.date(1974, 1, 24), 548, ("STATE",))
WASHINGTON = Citing("STATE", 1975, dt.date(1975, 3, 2), 47000, ("SUVA",))


def read(lines: str, citing: Citing = SUVA) -> ReferencesRead:
    return read_references(Flow(lines, [(0, len(lines))]), citing)


def numbers(lines: str, citing: Citing = SUVA) -> list[str]:
    return [f"{item.label or ''} {item.mrn or item.kind}".strip() for item in read(lines, citing).references]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("REF: [A] STATE 45678 [B] SUVA 1", ["A 07STATE45678", "B 07SUVA1"]),
        ("REF: 1. STATE 45678 2. SUVA 12", ["1 07STATE45678", "2 07SUVA12"]),
        ("REFS: (1) STATE 45678; (2) 06 SUVA 12", ["1 07STATE45678", "2 06SUVA12"]),
        ("REF: A - STATE 45678 B - SUVA 12", ["A 07STATE45678", "B 07SUVA12"]),
        ("REF: A: STATE 45678 B: SUVA 12", ["A 07STATE45678", "B 07SUVA12"]),
        ("REF: A.STATE 45678 B.SUVA 12", ["A 07STATE45678", "B 07SUVA12"]),
        ("REF: (A.) STATE 45678; (B.) SUVA 12", ["A 07STATE45678", "B 07SUVA12"]),
        ("REFTEL A: STATE 45678; REFTEL B: SUVA 3", ["A 07STATE45678", "B 07SUVA3"]),
        ("REF A: STATE 45678\nREF B: SUVA 3", ["A 07STATE45678", "B 07SUVA3"]),
        ("¶A. STATE 45678\n\n     ¶B. B) SUVA 12", ["A 07STATE45678", "B 07SUVA12"]),
        ("REF: a) state 45678 b) suva 12", ["a 07STATE45678", "b 07SUVA12"]),
        ("REFSTATE 45678", ["07STATE45678"]),
        ("REFA: SUVA 12", ["A 07SUVA12"]),
        ("REF(S): STATE 45678", ["07STATE45678"]),
        (
            "REF: A) STATE 45678 (B) SUVA 12 C. LIMA 3 D CANBERRA 4",
            ["A 07STATE45678", "B 07SUVA12", "C 07LIMA3", "D 07CANBERRA4"],
        ),
        ("REF: STATE 45678 - FISHING RIGHTS B. SUVA 12", ["A 07STATE45678", "B 07SUVA12"]),
    ],
)
def test_labels_of_every_kind_are_read(lines: str, expected: list[str]) -> None:
    assert numbers(lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("REF: 06 AND 07 STATE 12345 AND 45678", ["06STATE12345", "07STATE45678"]),
        ("REF: 05, 06 STATE 12345", ["05STATE12345", "06STATE12345"]),
        ("REF: 06 SUVA 512, 07 519", ["06SUVA512", "07SUVA519"]),
        ("REF: STATE 45678-80", ["07STATE45678", "07STATE45679", "07STATE45680"]),
        ("REF: STATE 45678 THRU 45680 (NOTAL)", ["07STATE45678", "07STATE45679", "07STATE45680"]),
        ("REF: SUVA '06 512", ["06SUVA512"]),
        ("REF: SUVA (06) 512", ["06SUVA512"]),
        ("REF: 2006/SUVA/512", ["06SUVA512"]),
        ("REF: CY06 SUVA 512", ["06SUVA512"]),
        ("REF: SUVA 512, 2006", ["06SUVA512"]),
        ("REF: SUVA 512 OF 2006", ["06SUVA512"]),
        ("REF: SUVA 512 DTD 5/3/06", ["06SUVA512"]),
        ("REF: SUVA 000512 (MAY 3, 2006)", ["06SUVA512"]),
        ("REF: STATE 45678 DTG 121723Z MAY 06", ["06STATE45678"]),
        ("REF: STATE 45678.\n06 SUVA 12.", ["07STATE45678", "06SUVA12"]),
        ("REF: STATE 123,456", ["07STATE123456"]),
        ("REF: SUVA 398,401", ["07SUVA398", "07SUVA401"]),
        ("REF: STATE 45678/SUVA 12/LIMA 3", ["07STATE45678", "07SUVA12", "07LIMA3"]),
        ("REF: STATE 45678 45699", ["07STATE45678", "07STATE45699"]),
        ("REF: SECTO 8011, TOSEC 80022", ["07SECTO8011", "07TOSEC80022"]),
        ("REF: OUR 398 AND YOUR 221", ["07SUVA398", "07WELLINGTON221"]),
        ("REF: SUVA'S 398", ["07SUVA398"]),
        (
            "REF: MEXICO CITY 12; ST. PETERSBURG 55; PORT-AU-PRINCE 8",
            ["07MEXICO12", "07STPETERSBURG55", "07PORTAUPRINCE8"],
        ),
        ("REF: USDAO SUVA 123", ["07USDAOSUVA123"]),
    ],
)
def test_lists_years_and_senders_mix(lines: str, expected: list[str]) -> None:
    assert numbers(lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "REF: A) STATE 148; B) LIMA 470; C)\n     BARTON'S MEMO OF JAN. 3, 1974",
            ["A 74STATE148", "B 74LIMA470", "C document"],
        ),
        ("REF: LIMA 577 AND PREVIOUS.", ["74LIMA577"]),
        (
            "REFS: (A) A-121, JUNE 15, 1973: (B) LIMA 6652, NOVEMBER 23, 1973:\n(C) QUITO A-25",
            ["A document", "B 73LIMA6652", "C document"],
        ),
        ("REF: CABLE STATE 028250", ["74STATE28250"]),
        ("REF: STATE 028448 DATED FEBRUARY 13, AND PREVIOUS.", ["74STATE28448"]),
        ("REF: STATE 2353 OF 11/30/73\n    STATE 2401 OF 12/8/73", ["73STATE2353", "73STATE2401"]),
        ("REF: A) LIMA 26 B) SEC/DEFENSE MESSAGE 121835Z APR 74", ["A 74LIMA26", "B telegram"]),
        ("REFS: 1. MIL. MSG. P 161339Z MAR 74\n     2. LIMA 503 OF JAN. 24", ["1 telegram", "2 74LIMA503"]),
        ("REF: STATE A4683 OF JUNE 10", ["document"]),
        ("REF: OUR 26, YOUR TELEGRAM 77", ["74LIMA26", "74STATE77"]),
        ("REF: FEB 8 WIRELESS", ["other"]),
        ("REF: TELECOM BARTON-QUILLON, JUNE 26", ["phone"]),
        ("REF: LIMA 1425 TO DEPT OF AGRICULTURE", ["74LIMA1425"]),
        ("REF: USIA 23904", ["74USIA23904"]),
    ],
)
def test_the_seventies_are_read(lines: str, expected: list[str]) -> None:
    assert numbers(lines, LIMA) == expected


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        ("REF: DOE - ROE EMAIL OF MAY 3, DOE - ROE TELCON OF MAY 4", ["email", "phone"]),
        ("REF: LETTER FROM MINISTER QUILLON TO AMBASSADOR ROE DATED MAY 3, 2007", ["document"]),
        ("REF: MEETING OF DCM AND POL CHIEF, MAY 3", ["meeting"]),
        ("REF: TELEPHONE CONVERSATION DOE-ROE", ["phone"]),
        ("REF: UNSCR 1483", ["document"]),
        ("REF: FBIS LD0512", ["other"]),
        ("REF: J. A. DOE LETTER OF MAY 3", ["document"]),
        ("REF: USCINCPAC HONOLULU HI 121723ZMAY07", ["telegram"]),
        ("REF: SUVA 12 AND DOE-ROE EMAIL OF 5/3/07", ["telegram", "email"]),
    ],
)
def test_what_is_no_telegram_keeps_its_kind(lines: str, kinds: list[str]) -> None:
    assert [item.kind for item in read(lines).references] == kinds


def test_january_turns_high_numbers_to_the_year_before() -> None:
    assert numbers("REF: LIMA 7565, STATE 199001, QUITO 59", JANUARY) == [
        "73LIMA7565",
        "73STATE199001",
        "74QUITO59",
    ]


def test_a_day_without_a_year_is_the_last_such_day() -> None:
    assert numbers("REF: QUITO 7000 OF DEC 20", JANUARY) == ["73QUITO7000"]


def test_embtel_from_washington_is_the_post_addressed() -> None:
    assert numbers("REF: EMBTEL 398", WASHINGTON) == ["75SUVA398"]


def test_your_of_two_addressees_names_no_post() -> None:
    citing = Citing("SUVA", 2007, dt.date(2007, 5, 14), 412, ("WELLINGTON", "CANBERRA"))
    assert [item.mrn for item in read("REF: YOUR 221", citing).references] == [None]


def test_before_1973_a_number_and_a_year_name_nothing() -> None:
    citing = Citing("MOSCOW", 1961, dt.date(1961, 5, 2), 2700, ("STATE",))
    assert [(item.kind, item.mrn) for item in read("REF: Deptel 830", citing).references] == [
        ("telegram", None)
    ]


def test_notes_belong_to_what_they_follow() -> None:
    items = read("REF: STATE 45678 (NOTAL), SUVA 12, PARA 3; LIMA 4 AND PREVIOUS").references
    assert [(item.notal, item.paragraph, item.previous) for item in items] == [
        (True, None, False),
        (False, 3, False),
        (False, None, True),
    ]


def test_page_furniture_left_out_of_the_flow_does_not_move_spans() -> None:
    text = "REF: A. STATE\n\nSUVA 00000412  001.2 OF 003\n\n45678\n"
    flow = Flow(text, [(0, 13), (text.index("45678"), len(text))])
    item = read_references(flow, SUVA).references[0]
    assert item.mrn == "07STATE45678"
    assert item.written == "A. STATE 45678"
    assert item.span == (5, text.index("45678") + 5)


def test_a_misspelt_post_is_read_and_told() -> None:
    result = read("REF: WELINGTON 221")
    assert [item.mrn for item in result.references] == ["07WELLINGTON221"]
    assert [(found.rule, found.span) for found in result.diagnostics] == [("post-misspelt", (5, 14))]


@given(st.text(alphabet="REF:ABC123 0(.)-/,;\n'\"SUVASTATEANDNOTAL", max_size=120))
def test_nothing_raises_and_spans_lie_in_the_text(text: str) -> None:
    for item in read(text).references:
        assert item.span is not None
        assert 0 <= item.span[0] < item.span[1] <= len(text)


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "word",
    ["STATE 12, ", "A) ", "((((", "06 07 ", "WORD ", "12-", "A. B ", "'", "STATE\n", "-", "SUVA 1-2/3"],
)
def test_time_grows_with_the_length_only(word: str) -> None:
    def seconds(times: int) -> float:
        started = time.process_time()
        read("REF: " + word * times)
        return time.process_time() - started

    seconds(100)
    short = min(seconds(1000) for _ in range(3))
    long = min(seconds(8000) for _ in range(3))
    assert long < 8 * short * 4 + 0.1  # a quadratic step is past 64 times


@pytest.mark.parametrize(
    "shape", ["REF: {} 1234", "REF: A. {} 1234 B. STATE 5", "REF: 07 {}\n1234", "REF: {}1234"]
)
def test_every_post_of_the_table_is_cited_by_its_name(shape: str) -> None:
    for post in posts().values():
        for name in {post.spaced, post.spaced.title(), post.canonical}:
            assert read(shape.format(name)).references[0].mrn == f"07{post.canonical}1234", name


def test_a_group_without_its_zone_is_no_number() -> None:
    assert numbers("REF: A. JCS MSG 221205 AUG 74 B. LIMA 26", LIMA) == ["A telegram", "B 74LIMA26"]
    assert read("REF: JCS MSG 221205 AUG 74", LIMA).references[0].mrn is None
