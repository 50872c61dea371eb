"""What holds for the findings of every text: exact words, spans in it, no failure, linear time."""

import time

from hypothesis import given
from hypothesis import strategies as st
from tests.extract.made_texts import DAY, found
from tests.made_telegrams import telegram

from reftel.extract import Findings, find
from reftel.extract.findings import KINDS
from reftel.extract.passages import passages_of
from reftel.telegram import Telegram, parse

_WORDS = st.sampled_from(
    [
        *[
            "THE",
            "MINISTER",
            "OF",
            "PORTS",
            "EMBASSY",
            "HE",
            "SHE",
            "WE",
            "WILL",
            "WOULD",
            "SHOULD",
            "ASKED",
            "THAT",
            "TO",
            "REQUESTS",
            "PROMISED",
            "AGREED",
        ],
        *[
            "arrested",
            "released",
            "on",
            "March",
            "5",
            "in",
            "one",
            "month",
            "by",
            "the",
            "end",
            "of",
            "the",
            "year",
            "$",
            "3.5",
            "million",
            "Tier",
            "2",
            "percent",
        ],
        *[
            ",",
            ".",
            ";",
            ":",
            "(",
            ")",
            "(",
            '"',
            "--",
            "-",
            "'s",
            "?",
            "TOLD",
            "AMBASSADOR",
            "COMPARED",
            "WITH",
            "ACCOMPANIED",
            "BY",
            "NOT",
            "IF",
            "AND",
            "BUT",
            "WHO",
            "31",
            "1975",
            "é",
            "¶",
        ],
        "\n",
        "PAGE 02  LISBON 00077  101200Z\n",
    ]
)


def _quotes_are_exact(telegram_: Telegram, read: Findings) -> None:
    for kind in KINDS:
        for item in getattr(read, kind):
            start, end = item.span
            assert 0 <= start < end <= len(telegram_.text)
            assert item.quote == " ".join(telegram_.text[start:end].split())
            assert len(item.also) == len(item.also_spans)
            assert 0 <= item.confidence <= 1
            assert item.rule


@given(st.lists(_WORDS, max_size=120))
def test_any_words_give_findings_with_their_exact_quotes(words: list[str]) -> None:
    read = parse(telegram(78, day=DAY, body="1. " + " ".join(words)))
    _quotes_are_exact(read, find(read))


@given(st.text(max_size=400))
def test_any_text_at_all_gives_findings(text: str) -> None:
    read = parse(text)
    _quotes_are_exact(read, find(read))


@given(st.lists(_WORDS, max_size=80))
def test_the_running_text_leads_back_to_every_character(words: list[str]) -> None:
    read = parse(telegram(79, day=DAY, body="1. " + " ".join(words)))
    for passage in passages_of(read):
        assert "  " not in passage.text
        for offset, character in enumerate(passage.text):
            written = read.text[passage.origin(offset)]
            assert character in {written, " ", "'", '"', "-"}


def test_an_answer_always_points_at_an_ask_before_it() -> None:
    read = found("Pereira agreed. The DCM asked him to sign the note. Pereira refused to sign the note.")
    for response in read.responses:
        assert response.to_ask is None or read.asks[response.to_ask].span[0] <= response.span[0]


def test_a_quote_stops_where_a_page_ends() -> None:
    body = "1. THE EMBASSY REQUESTS THE DEPARTMENT TO SEND THE CORK\nTABLES AND THE\nBT\nSALT CHARTS BY AIR."
    for ask in find(parse(telegram(80, day=DAY, body=body))).asks:
        assert "BT" not in ask.quote.split()


def test_a_word_broken_at_a_line_end_is_read_whole() -> None:
    (ask,) = found("EMBASSY RE-\nQUESTS DEPARTMENT TO SEND THE CORK TABLES.").asks
    assert ask.quote.startswith("EMBASSY RE- QUESTS")


def _seconds(size: int) -> float:
    words = "The Minister asked that the dues be lowered, and promised to sign in one month; he agreed "
    body = "1. " + "\n".join([words + ("and so on, " * 9)] * size)
    read = parse(telegram(81, day=DAY, body=body))
    best = 9.0
    for _ in range(3):
        begun = time.perf_counter()
        find(read)
        best = min(best, time.perf_counter() - begun)
    return best


def test_time_grows_with_the_length_of_the_text() -> None:
    _seconds(4)
    small, large = _seconds(60), _seconds(480)
    assert large / small < 8 * 3, (small, large)
