"""`check` as a whole: order, eras, choice of rules, and texts of any kind."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.telegram import parse
from reftel.telegram.checking import check, checked
from reftel.telegram.checking.examples import FRAMES, telegram_with
from reftel.telegram.checking.manual import manual_of
from reftel.telegram.checking.table import RULES, by_name

WRONG = [(manual_of(rule).frame, example) for rule in RULES for example in manual_of(rule).wrong]


def test_findings_come_in_the_order_of_the_text_with_lines() -> None:
    found = check(parse(telegram_with("2007", "140930Z MAY 07\nTAGS: EAGR,, FJ.\nSUBJECT: PERMITS.")))
    spans = [told.span for told in found]
    assert spans == sorted(spans, key=lambda span: span or (0, 0))
    assert [told.line for told in found] == [5, 16, 16, 17]


def test_a_rule_that_is_not_asked_is_silent_even_where_the_reader_told_it() -> None:
    telegram = parse(telegram_with("2007", "REF: WELINGTON 221\nTAGS: EAGR,, FJ"))
    assert {told.rule for told in check(telegram)} == {"post-misspelt", "tags-punctuated"}
    rules = [rule for rule in RULES if rule.name != "post-misspelt"]
    assert [told.rule for told in check(telegram, rules)] == ["tags-punctuated"]


@pytest.mark.parametrize(
    ("rule", "form", "day", "holds"),
    [
        ("portion-mark-missing", "state1973", dt.date(1975, 5, 14), False),
        ("portion-mark-missing", "state2000", dt.date(2007, 5, 14), True),
        ("portion-mark-missing", "frus", dt.date(2007, 5, 14), False),
        ("symbol-unspelt", "state2000", dt.date(2007, 5, 14), False),
        ("line-too-long", "smart", dt.date(2012, 5, 14), False),
        ("declassification-date-form", "state2000", None, False),
        ("subject-only-acronym", "state2000", None, True),
    ],
)
def test_rules_hold_for_forms_and_days(rule: str, form: str, day: dt.date | None, holds: bool) -> None:
    assert by_name()[rule].holds(form, day) is holds


@pytest.mark.parametrize("text", ["", "\n", "Message Attributes\nSubject: X\n", "R 140930Z MAY 07", "¶¶¶"])
def test_texts_without_a_telegram_are_not_judged(text: str) -> None:
    names = {told.rule for told in check(parse(text))}
    assert not names & {rule.name for rule in RULES if not rule.is_of_reader}


@given(st.sampled_from(WRONG), st.integers(0, 2000), st.text(max_size=12))
def test_nothing_raises_and_spans_lie_in_the_text(example: tuple[str, str], at: int, put: str) -> None:
    if "{no example}" in example[1]:
        return
    text = telegram_with(*example)
    text = text[: at % len(text)] + put + text[at % len(text) :]
    for one in checked(parse(text)):
        span = one.diagnostic.span
        assert span is None or 0 <= span[0] <= span[1] <= len(text)
        for edit in one.edits:
            assert 0 <= edit.span[0] <= edit.span[1] <= len(text)


@pytest.mark.parametrize(
    "line", ["A LINE OF THE REPORT.\n", "2. QUOTE\n", "-----\n", "\t% (#)\n", "REF A, SUVA 1234\n"]
)
def test_time_grows_with_the_length_only(line: str) -> None:
    def seconds(times: int) -> float:
        telegram = parse(telegram_with("2007", "1. " + line * times + "2. MORE."))
        started = time.process_time()
        check(telegram)
        return time.process_time() - started

    seconds(100)
    short, long = seconds(1000), seconds(4000)
    assert long < 12 * short + 0.1


def test_every_edit_mends_what_it_belongs_to() -> None:
    for rule in RULES:
        manual = manual_of(rule)
        if not rule.fixes:
            continue
        text = telegram_with(manual.frame, manual.wrong[0])
        edits = [
            edit for one in checked(parse(text)) if one.diagnostic.rule == rule.name for edit in one.edits
        ]
        assert edits, rule.name
        for edit in sorted(edits, key=lambda one: one.span, reverse=True):
            text = text[: edit.span[0]] + edit.text + text[edit.span[1] :]
        assert rule.name not in {told.rule for told in check(parse(text))}
        assert text == telegram_with(manual.frame, manual.right[0])


def test_the_frames_are_of_three_dresses() -> None:
    assert set(FRAMES) == {"2007", "2007 confidential", "1975"}
