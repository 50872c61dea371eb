"""Telegrams named in running text, and the many numbers there that name none."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.telegram.flow import Flow
from reftel.telegram.mentions import find_mentions
from reftel.telegram.record import Mention, Paragraph, Reference
from reftel.telegram.references import Citing, read_references
from reftel.telegram.text import Span

SUVA = Citing("SUVA", 2007, dt.date(2007, 5, 14), 412, ("STATE",))
LIMA = Citing("LIMA", 1974, dt.date(1974, 5, 14), 4000, ("STATE",))
REFS = "REF: A. STATE 45678 B. 06 WELLINGTON 221 C. DOE-ROE EMAIL OF MAY 3"


def references(lines: str, citing: Citing = SUVA) -> list[Reference]:
    return read_references(Flow(lines, [(0, len(lines))]), citing).references


def find(text: str, refs: str = REFS, citing: Citing = SUVA, gaps: tuple[Span, ...] = ()) -> list[Mention]:
    paragraph = Paragraph(3, None, None, "body", None, text, (0, len(text)))
    return find_mentions(text, [paragraph], references(refs, citing), citing, gaps=gaps)


def said(text: str, refs: str = REFS, citing: Citing = SUVA) -> list[str]:
    return [
        f"{mention.written} = {mention.mrn or mention.kind}{' ' + mention.label if mention.label else ''}"
        for mention in find(text, refs, citing)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as instructed in the reftel.", ["the reftel = 07STATE45678"]),
        ("copies of the reftel A non-paper", ["reftel A = 07STATE45678 A"]),
        ("AS STATED REF (B), PARA 2", ["REF (B) = 06WELLINGTON221 B"]),
        ("PARA 3 REF A IS CLEAR", ["REF A = 07STATE45678 A"]),
        ("AS NOTED IN REFS A AND B.", ["REFS A = 07STATE45678 A", "B = 06WELLINGTON221 B"]),
        ("SEE REFTELS A, B AND D", ["REFTELS A = 07STATE45678 A", "B = 06WELLINGTON221 B", "D = reftel D"]),
        ("THE MEMO (REF. C) SAID", ["REF. C = reftel C"]),
        ("REFTELS SUGGEST OTHERWISE", ["REFTELS = reftel"]),
        ("WE WILL REPORT SEPTEL; DETAILS IN SEPTELS", ["SEPTEL = septel", "SEPTELS = septel"]),
        ("Other topics in separate telegrams.", ["separate telegrams = septel"]),
        ("THE REFERENCED CABLE ASKS", ["THE REFERENCED CABLE = 07STATE45678"]),
        ("WITH REFERENCE TO THE TALKS", []),
        ("REFERENDUM AND REFUGEES", []),
    ],
)
def test_words_that_stand_for_telegrams(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REFTEL A COPY OF WHICH WE GAVE", ["REFTEL = 07SUVA12"]),
        ("we gave him reftel a few days ago", ["reftel = 07SUVA12"]),
        ("REFTEL I BELIEVE", ["REFTEL = 07SUVA12"]),
    ],
)
def test_an_article_behind_reftel_is_no_label(text: str, expected: list[str]) -> None:
    assert said(text, "REF: SUVA 12") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AS REPORTED IN QUITO 3059. AFTER", ["QUITO 3059 = 74QUITO3059"]),
        ("EARLIER OUTLINED (LIMA 0712)", ["LIMA 0712 = 74LIMA712"]),
        ("SEE STATE 12345 AND 12388 FOR TEXT", ["STATE 12345 = 74STATE12345", "12388 = 74STATE12388"]),
        ("YOUR 221 ARRIVED", ["YOUR 221 = 74STATE221"]),
        ("OUR TELEGRAM 3706 SAID", ["OUR TELEGRAM 3706 = 74LIMA3706"]),
        ("DEPTEL 88 ASKS", ["DEPTEL 88 = 74STATE88"]),
        ("IN 73 LA PAZ 7048 WE SAID", ["73 LA PAZ 7048 = 73LAPAZ7048"]),
        ("SEE LA PAZ 7048 (1973).", ["LA PAZ 7048 (1973) = 73LAPAZ7048"]),
        ("PROVIDED LA PAZ 1174 OF FEB 7, 1973.", ["LA PAZ 1174 = 73LAPAZ1174"]),
        ("SEE REFTEL QUITO 3059", ["QUITO 3059 = 74QUITO3059"]),
        ("telegram 2887 from Quito, May 2", ["telegram 2887 = 74QUITO2887"]),
        ("For text of telegrams 1520 and 1840, see", ["telegrams 1520 = number", "1840 = number"]),
        ("IN 06PHNOMPENH1606 THE POST", ["06PHNOMPENH1606 = 06PHNOMPENH1606"]),
        ("SECTO 118 REPORTED", ["SECTO 118 = 74SECTO118"]),
    ],
)
def test_numbers_of_telegrams_are_read(text: str, expected: list[str]) -> None:
    assert said(text, "REF: NONE", LIMA) == expected


@pytest.mark.parametrize(
    "text",
    [
        "STATE 12 PERCENT OF IT",
        "AT GENEVA 1954 THE POWERS",
        "THE PARIS 1973 AGREEMENT",
        "IN LIMA 3000 WORKERS STRUCK",
        "IN QUITO 12 MEN WERE ARRESTED",
        "ON MAY 3 IN LIMA, 450 MILES AWAY",
        "TEL. LIMA 428-1234",
        "VISIT TO LONDON 3 MAY",
        "SECRETARY OF STATE.\n\n1745 - ARRIVES HOTEL",
        "TO SECSTATE WASHDC 2015",
        "NICE 12 POINT PLAN",
        "OUR 500 EMPLOYEES",
        "YOUR 1974 BUDGET",
        "MEXICO 2.5 MILLION",
        "A state 12345 miles away",
        "LIMA 4000 PASSED ABOVE ADDRESSEE",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert said(text, "REF: NONE", LIMA) == []


def test_a_number_of_the_references_takes_their_year_and_label() -> None:
    assert said("AS WELLINGTON 221 SAID") == ["WELLINGTON 221 = 06WELLINGTON221 B"]


def test_printed_editions_set_footnotes_behind_the_point() -> None:
    moscow = Citing("MOSCOW", 1962)
    assert said("Your 2679 and 2695.1 Professor Doe agreed", "REF: NONE", moscow) == [
        "Your 2679 = number",
        "2695 = number",
    ]


def test_the_first_telegram_is_meant_where_a_letter_stands_first() -> None:
    assert said("THE REFTEL ASKS", "REF: A. LETTER OF MAY 3 B. SUVA 12") == ["THE REFTEL = 07SUVA12"]


def test_a_label_of_two_telegrams_names_neither() -> None:
    assert said("REF A SAYS", "REF: A) SUVA 12, 13 B) LIMA 4") == ["REF A = reftel A"]


def test_page_furniture_is_not_read() -> None:
    text = "AS STATED IN REF\nPAGE 02 LA PAZ 00012 091722Z\nB. FURTHER"
    gap = (text.index("PAGE"), text.index("B. FURTHER"))
    found = find(text, gaps=(gap,))
    assert [(mention.label, mention.written) for mention in found] == [("B", "REF B")]
    assert text[found[0].span[0] :].startswith("REF\n")
    assert text[: found[0].span[1]].endswith("B")


def test_paragraph_and_span_are_told() -> None:
    mention = find("WE REFER TO REF B.")[0]
    assert (mention.paragraph, mention.span) == (3, (12, 17))


@given(st.text(alphabet="REFTLSEP STATE LIMA1206,.()&-\n'AB", max_size=150))
def test_nothing_raises_and_mentions_are_in_order(text: str) -> None:
    spans = [mention.span for mention in find(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "word", ["STATE 12345, ", "REF A, ", "REF ", "12345 ", "SEP", "THE ", "ß REF ", "A", " \n"]
)
def test_time_grows_with_the_length_only(word: str) -> None:
    def seconds(times: int) -> float:
        started = time.process_time()
        find(word * times)
        return time.process_time() - started

    seconds(500)
    short, long = seconds(2500), seconds(10000)
    assert long < 12 * short + 0.05
