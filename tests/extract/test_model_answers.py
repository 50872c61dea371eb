"""Of what a model says, that is believed which stands in the text."""

import json

import pytest
from tests.made_telegrams import telegram

from reftel import parse
from reftel.extract.model_answers import questions, read_answer
from reftel.telegram.model import Telegram

BODY = (
    "1. The harbour master asked when the crane\nwould be mended. The consul asked for salt.\n\n"
    "2. The consul promised an answer in one month. The consul asked for salt."
)


@pytest.fixture(scope="module")
def read() -> Telegram:
    return parse(telegram(1, body=BODY))


def test_the_question_holds_the_text_the_day_and_every_kind(read: Telegram) -> None:
    system, user = questions(read.values)
    for kind in ("meetings", "asks", "responses", "promises", "cases", "figures", "ratings", "assessments"):
        assert f"{kind}: " in system["content"]
    assert "'recommend'" in system["content"]
    assert "<" not in system["content"]
    assert "2. The consul promised an answer in one month." in user["content"]
    assert "Day: 2005-01-04" in user["content"]


def test_a_quote_that_stands_once_is_believed_and_placed(read: Telegram) -> None:
    said = {
        "asks": [
            {"quote": "asked when the crane would be mended", "by": "harbour master", "polarity": "ask"}
        ],
        "promises": [
            {"quote": "promised an answer in one month", "due_date": "2005-02-04", "due_text": None}
        ],
        "responses": [{"quote": "The consul promised an answer", "kind": "deferred", "to_ask": 0}],
    }
    answer = read_answer(json.dumps(said), read.text, read.values, "some-model")
    assert (answer.dropped, answer.fault) == (0, None)
    (ask,), (promise,), (response,) = (
        answer.findings.asks,
        answer.findings.promises,
        answer.findings.responses,
    )
    assert read.text[slice(*ask.span)] == "asked when the crane\nwould be mended"
    assert (ask.quote, ask.paragraph, ask.mark, ask.rule) == (
        "asked when the crane would be mended",
        1,
        "U",
        "some-model",
    )
    assert (promise.due_date, promise.paragraph, response.to_ask) == ("2005-02-04", 2, 0)


@pytest.mark.parametrize(
    "item",
    [
        {"quote": "asked for salt"},  # stands twice
        {"quote": "asked for sugar"},
        {"quote": "Asked when the crane would be mended"},  # other letters
        {"quote": ""},
        {"quote": "word " * 900},
        {"quote": None},
        {"what": "no quote"},
        {"quote": "promised an answer", "span": [0, 18]},
        {"quote": "promised an answer", "span": [5, 1]},
        {"quote": "promised an answer", "span": "here"},
        {"quote": "promised an answer", "span": [0, 10**12]},
        {"quote": "promised an answer", "polarity": "beg"},
        {"quote": "promised an answer", "by": ["a", "list"]},
        "promised an answer",
        None,
    ],
)
def test_what_does_not_stand_in_the_text_is_dropped_and_counted(read: Telegram, item: object) -> None:
    said = {
        "asks": [item, {"quote": "promised an answer in one month"}],
        "responses": [{"quote": "in one month", "to_ask": 1}],
    }
    answer = read_answer(json.dumps(said), read.text, read.values, "some-model")
    assert (answer.dropped, len(answer.findings.asks)) == (1, 1)
    assert answer.findings.responses[0].to_ask is None  # the asks are not numbered as the model has them


def test_a_span_that_is_given_has_to_hold_the_quote(read: Telegram) -> None:
    start = read.text.rindex("asked for salt")
    said = {"asks": [{"quote": "asked for salt", "span": [start, start + 14]}]}
    answer = read_answer(f"```json\n{json.dumps(said)}\n```", read.text, read.values, "m")
    assert [ask.span for ask in answer.findings.asks] == [(start, start + 14)]


def test_a_day_that_is_none_is_left_out(read: Telegram) -> None:
    said = {"promises": [{"quote": "promised an answer", "due_date": "soon"}]}
    answer = read_answer(json.dumps(said), read.text, read.values, "m")
    assert [promise.due_date for promise in answer.findings.promises] == [None]


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("", "no JSON"),
        ("I cannot help with that.", "no JSON"),
        ("[1, 2]", "no JSON object"),
        ("[" * 100_000, "no JSON"),
        ('{"asks": "none"}', None),
        ('{"asks": null}', None),
        ("{}", None),
    ],
)
def test_an_answer_that_makes_no_sense_is_told_and_raises_nothing(
    read: Telegram, said: str, fault: str | None
) -> None:
    answer = read_answer(said, read.text, read.values, "m")
    assert answer.findings.asks == []
    assert (answer.fault is None) == (fault is None)
    assert fault is None or fault in str(answer.fault)
