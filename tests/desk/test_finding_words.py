"""A finding in one line, as a desk officer would say it, and its sentence."""

import pytest

from reftel.archive.findings_items import built
from reftel.desk.finding_sentence import sentence_around
from reftel.desk.finding_words import in_one_line, values_in_words
from reftel.extract.findings import Finding
from reftel.telegram.record import Paragraph
from reftel.telegram.text import Span


def made(kind: str, /, **values: object) -> Finding:
    return built(kind, values, (0, 9), "the words", where=(1, None), rule="made")


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (made("ask", by="GOP", to="Embassy", what="buy salt"), "GOP asks Embassy: buy salt"),
        (made("ask", by="We", to="GOP", polarity="recommend"), "We recommend to GOP: the words"),
        (made("ask", polarity="demand"), "Somebody demands: the words"),
        (made("response", by="They", kind="refused"), "They refuse: the words"),
        (made("response", by="GOP", kind="deferred"), "GOP puts off an answer: the words"),
        (
            made("promise", by="We", what="go", due_text="in a month", due_date="2005-02-04"),
            "We promise: go (in a month: 2005-02-04)",
        ),
        (made("promise", due_text="soon"), "Somebody promises: the words (soon)"),
        (
            made(
                "meeting",
                date="2005-01-04",
                participants=[{"name": "Ana Marlow", "role": "DCM", "side": "us"}],
            ),
            "Meeting on 2005-01-04: Ana Marlow, DCM",
        ),
        (made("meeting"), "Meeting"),
        (made("case", kind="arrest", who_role="a clerk", place="Porto"), "Arrest of a clerk in Porto"),
        (
            made("figure", what="crates", value=[1000.0, 2500.0], unit="t", compared_with="last year"),
            "crates: 1,000 to 2,500 t, compared with last year",
        ),
        (made("figure", value=1234567.0), "Figure: 1,234,567"),
        (
            made("rating", scale="tiers", subject="Velmora", value="Tier 2", previous="Tier 3"),
            "Velmora: Tier 2 (tiers), before that Tier 3",
        ),
        (
            made("assessment", about="the talks", stance="mixed"),
            "The post judges, mixed about the talks: the words",
        ),
        (made("name", kind="place", name="Porto"), "Porto (place)"),
    ],
)
def test_a_finding_is_said_in_one_line(item: Finding, words: str) -> None:
    assert in_one_line(item) == words


def test_values_that_are_not_known_are_left_out() -> None:
    item = made("promise", by="GOP", due_date="2005-02-04")
    told = [(each.key, each.label, each.value) for each in values_in_words(item, ("by", "what", "due_date"))]
    assert told == [("by", "by", "GOP"), ("due_date", "due", "2005-02-04")]


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("1. One. Two asked here. Three.", "asked", "Two asked here."),
        ("1. Mr. Pardo and Gen. Laren asked. Then.", "Laren asked", "Mr. Pardo and Gen. Laren asked."),
        ("1. A long\nline that asked\nfor salt; and went.", "asked", "A long line that asked for salt;"),
        ("asked", "asked", "asked"),
        ("1. He asked (twice). So.", "twice", "He asked (twice)."),
    ],
)
def test_the_sentence_is_cut_from_its_paragraph(text: str, words: str, sentence: str) -> None:
    span = text.index(words), text.index(words) + len(words)
    paragraph = Paragraph(1, None, None, "body", None, text, (0, len(text)))
    assert sentence_around(text, [paragraph], span, words).endswith(sentence)
    assert words in sentence_around(text, [], span, words)


def test_a_very_long_sentence_is_cut_and_a_long_text_takes_no_time() -> None:
    text = "word " * 200_000 + "asked " + "word " * 200_000
    span: Span = (text.index("asked"), text.index("asked") + 5)
    assert len(sentence_around(text, [], span, "asked")) < 1_500
