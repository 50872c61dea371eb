"""Whatever the text: spans lie inside it and hold the quote, nothing is raised, time is linear."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.reading_names import found

from reftel.extract.findings import Name
from reftel.extract.lexicon import flags, is_misspelling, listed
from reftel.extract.names import spots_of
from reftel.extract.run import find
from reftel.telegram import parse

_SAMPLE = """
    FONMIN AMB MR . , ( ) - / 'S THE OF US U.S. MINISTRY DEL TAKEMORI SAID PERU PERUVIAN GOVERNMENT
    COUNTRY AND & PARTY RIVER NORTHERN JOHN J. HE ARRESTED CASE BANK 1. Ung Rathavy de ¶2. É ß II GENERAL FOR
"""
_WORDS = st.sampled_from([*_SAMPLE.split(), "\n", "\n\n", "\f"])
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=60).map(" ".join))


def _holds(names: list[Name], text: str) -> None:
    for name in names:
        assert 0 <= name.start < name.end <= len(text)
        assert " ".join(text[name.start : name.end].split()) == name.text
        assert 0 < name.confidence <= 1
        assert name.entity is not None
        for quote, (start, end) in zip(name.also, name.also_spans, strict=True):
            assert " ".join(text[start:end].split()) == quote


@given(_TEXTS)
def test_spans_lie_inside_and_hold_the_quote(text: str) -> None:
    _holds(found(text, host="PE", post="LIMA", signer="DARROW"), text)


@given(_TEXTS)
def test_reading_a_whole_telegram_holds_too(text: str) -> None:
    _holds(find(parse(text)).names, text)


@given(_TEXTS)
def test_names_are_found_alike_twice(text: str) -> None:
    assert found(text) == found(text)


@pytest.mark.parametrize(
    "piece",
    [
        "FONMIN ",
        "A. ",
        "(",
        "OF THE ",
        "NATIONAL ",
        "- ",
        "U.S.",
        "TAKEMORI ",
        "THE BANK OF ",
        "DE ",
        "HE ",
        "MINISTER, ",
        "JOHN ",
        "X" * 50,
        "GOVERNMENT OF ",
        "AND ",
        "(ABC) ",
    ],
)
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        begun = time.process_time()
        spots_of([text], "PE", None)
        return time.process_time() - begun

    seconds(2_000)
    assert seconds(200_000) < 40 * max(seconds(20_000), 0.01)


def test_the_lexicon_knows_words_from_names() -> None:
    known = flags()
    assert known["MINISTER"]
    assert "OTTOKAR" not in known or known["OTTOKAR"]
    assert "TAKE" in listed("given") or "AHMED" in listed("given")


def test_one_slip_of_the_key_is_no_name() -> None:
    assert is_misspelling("GOVERMENT")
    assert is_misspelling("MINSITER")
    assert not is_misspelling("KRASNOVIC")
    assert not is_misspelling("DORN")
