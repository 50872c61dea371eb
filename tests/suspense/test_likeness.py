"""Which later papers are proposed as evidence: by citation, party and rare words, each named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.suspense.made_entries import promise

from reftel.suspense.entry import Evidence
from reftel.suspense.likeness import Passage, propose, telling_words

ENTRY = promise(
    by="Minister Tamani",
    what="hand over a register of bridges and culverts",
    source=Evidence(quote="Tamani promised the register of bridges", address="04SUVA10", mrn="04SUVA10"),
)
LATER = Passage(
    address="04SUVA20",
    mrn="04SUVA20",
    date="2004-11-05",
    subject="ROADS",
    paragraph=2,
    text="It rained. Tamani delivered the register of bridges and culverts on November 3. It has nine pages.",
)


def weight(word: str) -> float:
    return 0.1 if word in {"REGISTER", "MINISTER"} else 1.0


def test_the_sentence_that_shows_most_is_proposed_with_its_signs() -> None:
    [found] = propose(ENTRY, [replace(LATER, cites=True)], weight)
    assert found.evidence.quote == "Tamani delivered the register of bridges and culverts on November 3."
    assert found.evidence.paragraph == 2
    assert found.why[0] == "cites 04SUVA10"
    assert "same party: Minister Tamani" in found.why
    assert any("culvert" in why for why in found.why)


@pytest.mark.parametrize(
    "passage",
    [
        replace(LATER, date="2004-09-01"),
        replace(LATER, date=None),
        replace(LATER, address="04SUVA10"),
        replace(LATER, text="Tamani went home."),
        replace(LATER, text="One bridge fell."),
        replace(LATER, text="Nothing of the kind.", cites=True),
    ],
)
def test_what_is_earlier_the_same_or_about_something_else_is_not_proposed(passage: Passage) -> None:
    assert propose(ENTRY, [passage], weight) == []


def test_a_telegram_is_proposed_once_and_the_likeliest_first() -> None:
    other = replace(
        LATER, address="04SUVA30", mrn="04SUVA30", text="Tamani had bridges and culverts counted."
    )
    found = propose(ENTRY, [other, LATER, replace(LATER, paragraph=3, text="Bridges.")], weight)
    assert [one.evidence.address for one in found] == ["04SUVA20", "04SUVA30"]
    assert propose(ENTRY, [other, LATER], weight, most=1) == found[:1]


def test_parties_and_empty_words_tell_nothing_of_the_matter() -> None:
    assert telling_words(ENTRY) == ["HAND", "REGISTER", "BRIDGE", "CULVERT"]


@given(st.text(max_size=300), st.booleans())
def test_any_text_is_judged_and_what_is_proposed_stands_in_it(text: str, cites: bool) -> None:
    for found in propose(ENTRY, [replace(LATER, text=text, cites=cites)], weight):
        assert found.evidence.quote in " ".join(text.split())
