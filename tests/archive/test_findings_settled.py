"""Decisions keep their place: whatever finders find later, and in whatever copy their words stand."""

import hashlib
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.archive.findings_items import NotAValueError, built, held, suggestions_in
from reftel.archive.findings_packing import items_of, pack, unpack
from reftel.archive.findings_settled import Decided, FindingState, SearchedText, Settled, Suggestion, settle
from reftel.extract.findings import Ask, Finding, Findings, Promise, Rating
from reftel.telegram.text import Span

TEXT = (
    "1. THE MINISTER PROMISED TO MEND THE CRANE IN ONE MONTH. HE ASKED FOR SALT.\n\n"
    "2. THE CONSUL ASKED THAT THE SHIP-\nMENT BE WEIGHED AGAIN. HE ASKED FOR SALT.\n"
)
WORDS = TEXT.split()


def text_of(written: str) -> SearchedText:
    return SearchedText(written, hashlib.sha256(written.encode()).digest())


def promise(start: int, stop: int, *, what: str | None = None, due_date: str | None = None) -> Promise:
    quote = " ".join(TEXT[start:stop].split())
    return Promise(
        quote=quote,
        span=(start, stop),
        paragraph=1,
        mark="U",
        rule="made",
        confidence=0.5,
        what=what,
        due_date=due_date,
    )


def suggestion(item: Finding, position: int = 0, source: str = "") -> Suggestion:
    return Suggestion("ask" if isinstance(item, Ask) else "promise", source, position, item)


def decided(
    written: str,
    span: Span,
    state: FindingState = "confirmed",
    *,
    subject: int = 1,
    values: Mapping[str, object] | None = None,
    suggested: Mapping[str, object] | None = None,
) -> Decided:
    text = text_of(written)
    return Decided(
        subject=subject,
        number=subject,
        kind="promise",
        source="",
        state=state,
        sha256=text.sha256,
        span=span,
        quote=text.at(span),
        at="2020-01-01T00:00:00+00:00",
        author="a reader",
        reason=None,
        suggested=suggested or {"what": "mend the crane"},
        values=values,
    )


def span_of(words: str, written: str = TEXT) -> Span:
    start = written.index(words)
    return start, start + len(words)


def test_a_decision_takes_the_place_of_its_suggestion() -> None:
    span = span_of("PROMISED TO MEND THE CRANE")
    settled, adrift = settle(text_of(TEXT), [suggestion(promise(*span))], [decided(TEXT, span)])
    assert [(each.state, each.position, each.span) for each in settled] == [("confirmed", 0, span)]
    assert adrift == []


def test_a_finder_that_cuts_its_quote_differently_changes_no_decision() -> None:
    span = span_of("PROMISED TO MEND THE CRANE")
    longer = span_of("THE MINISTER PROMISED TO MEND THE CRANE IN ONE MONTH")
    settled, _ = settle(text_of(TEXT), [suggestion(promise(*longer))], [decided(TEXT, span, "rejected")])
    assert [each.state for each in settled] == ["rejected"]
    assert settled[0].span == span


def test_a_decision_stays_where_nothing_is_suggested_any_more() -> None:
    span = span_of("PROMISED TO MEND THE CRANE")
    settled, _ = settle(text_of(TEXT), [], [decided(TEXT, span, subject=7)])
    assert [(each.state, each.position, each.suggestion) for each in settled] == [("confirmed", -7, None)]
    item = held(settled[0], [])
    assert isinstance(item, Promise)
    assert (item.what, item.quote) == ("mend the crane", "PROMISED TO MEND THE CRANE")


def test_a_suggestion_beside_it_stays_a_suggestion() -> None:
    span = span_of("PROMISED TO MEND THE CRANE")
    other = span_of("ASKED THAT THE SHIP-\nMENT BE WEIGHED")
    settled, _ = settle(
        text_of(TEXT), [suggestion(promise(*span)), suggestion(promise(*other), 1)], [decided(TEXT, span)]
    )
    assert [each.state for each in settled] == ["confirmed", "suggested"]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("ASKED THAT THE SHIP- MENT BE WEIGHED", "ASKED THAT THE SHIP-\nMENT BE WEIGHED"),
        ("ASKED THAT THE SHIPMENT BE WEIGHED", "ASKED THAT THE SHIP-\nMENT BE WEIGHED"),
        ("MEND THE CRANE", "MEND THE CRANE"),
        ("ASKED FOR SALT", None),
        ("END THE CRANE", None),
        ("THERE IS NO SUCH THING", None),
        ("", None),
        ("- -", None),
    ],
)
def test_words_have_a_place_where_they_stand_once_as_whole_words(quote: str, found: str | None) -> None:
    where = text_of(TEXT).once(quote)
    if found is None:
        assert isinstance(where, str)
    else:
        assert where == span_of(found)


def test_in_another_copy_a_decision_stands_where_its_words_stand_once() -> None:
    other = "PAGE 02\n" + TEXT.replace(". ", ".\n   ").replace("SHIP-\nMENT", "SHIPMENT")
    span = span_of("ASKED THAT THE SHIP-\nMENT BE WEIGHED")
    settled, adrift = settle(text_of(other), [], [decided(TEXT, span)])
    assert adrift == []
    start, stop = settled[0].span
    assert other[start:stop] == "ASKED THAT THE SHIPMENT BE WEIGHED"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (TEXT.replace("CRANE", "(GARBLED)"), "do not stand"),
        (TEXT + TEXT, "more than once"),
    ],
)
def test_a_decision_whose_text_has_changed_says_so(other: str, why: str) -> None:
    settled, adrift = settle(text_of(other), [], [decided(TEXT, span_of("PROMISED TO MEND THE CRANE"))])
    assert settled == []
    assert why in adrift[0][1]


def test_two_findings_in_one_sentence_keep_their_own_decisions() -> None:
    span = span_of("THE MINISTER PROMISED TO MEND THE CRANE IN ONE MONTH")
    first = suggestion(promise(*span, what="mend the crane"))
    second = suggestion(promise(*span, what="do it in one month"), 1)
    about_second = decided(TEXT, span, "rejected", suggested={"what": "do it in one month"})
    for suggestions in ([first, second], [second, first]):
        settled, _ = settle(text_of(TEXT), suggestions, [about_second])
        assert {each.position: each.state for each in settled} == {0: "suggested", 1: "rejected"}


def test_the_rules_and_a_model_that_say_the_same_are_two_suggestions() -> None:
    span = span_of("PROMISED TO MEND THE CRANE")
    both = [suggestion(promise(*span)), suggestion(promise(*span), 0, "some-model")]
    settled, _ = settle(text_of(TEXT), both, [decided(TEXT, span)])
    assert [(each.source, each.state) for each in settled] == [("", "confirmed"), ("some-model", "suggested")]


def test_corrected_values_hold_and_rejected_ones_show_what_was_suggested() -> None:
    span = span_of("PROMISED TO MEND THE CRANE")
    item = suggestion(promise(*span, due_date="1975-01-01"))
    right = decided(TEXT, span, "corrected", values={"what": "mend it", "due_date": "1975-02-01"})
    settled, _ = settle(text_of(TEXT), [item], [right])
    corrected = held(settled[0], [])
    assert isinstance(corrected, Promise)
    assert (corrected.due_date, corrected.what) == ("1975-02-01", "mend it")
    settled, _ = settle(text_of(TEXT), [item], [decided(TEXT, span, "rejected")])
    assert held(settled[0], []) == item.item


def test_a_value_that_cannot_be_is_refused() -> None:
    with pytest.raises(NotAValueError, match="polarity"):
        built("ask", {"polarity": "beg"}, (0, 4), "text", where=(None, None), rule="")
    with pytest.raises(NotAValueError, match="scale"):
        built("rating", {"value": "Tier 1"}, (0, 4), "text", where=(None, None), rule="")
    made = built("rating", {"scale": "tiers", "value": "Tier 1"}, (0, 4), "text", where=(3, "C"), rule="hand")
    assert isinstance(made, Rating)
    assert (made.paragraph, made.mark, made.confidence) == (3, "C", 1.0)


def test_findings_come_back_equal_from_their_packing() -> None:
    found = Findings(
        source="a.txt", mrn="05LISBON1", promises=[promise(*span_of("MEND THE CRANE"), due_date="1975-01-01")]
    )
    assert unpack(pack(found, TEXT.encode()), TEXT.encode()) == found
    assert items_of(found, "promise") == found.promises
    assert [each.kind for each in suggestions_in(found, "")] == ["promise"]


spans = st.tuples(st.integers(0, len(WORDS) - 1), st.integers(1, 9)).map(
    lambda pair: (
        text_offset(pair[0]),
        text_offset(min(len(WORDS) - 1, pair[0] + pair[1] - 1))
        + len(WORDS[min(len(WORDS) - 1, sum(pair) - 1)]),
    )
)


def text_offset(word: int) -> int:
    place = -1
    for each in WORDS[: word + 1]:
        place = TEXT.index(each, place + 1)
    return place


states: st.SearchStrategy[FindingState] = st.sampled_from(("confirmed", "corrected", "rejected", "added"))


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(spans, states), max_size=5), st.lists(spans, max_size=5), st.randoms())
def test_whatever_is_found_later_every_decision_stands_and_nothing_is_doubled(
    said: Sequence[tuple[Span, FindingState]], suggested: Sequence[Span], chance: object
) -> None:
    decisions = [decided(TEXT, span, state, subject=number) for number, (span, state) in enumerate(said, 1)]
    suggestions = [suggestion(promise(*span), place) for place, span in enumerate(suggested)]
    settled, adrift = settle(text_of(TEXT), suggestions, decisions)
    assert adrift == []
    assert sorted(each.decided.subject for each in settled if each.decided) == [
        each.subject for each in decisions
    ]
    shown = [each.suggestion.position for each in settled if each.suggestion is not None]
    assert sorted(shown) == list(range(len(suggestions)))
    for each in settled:
        if each.decided is not None:
            assert (each.state, each.span) == (each.decided.state, each.decided.span)
            assert held(each, []).quote == each.decided.quote or each.state == "rejected"
    turned, again = list(suggestions), list(decisions)
    chance.shuffle(turned)  # type: ignore[attr-defined]  # hypothesis' own Random
    chance.shuffle(again)  # type: ignore[attr-defined]
    assert as_told(settle(text_of(TEXT), turned, again)[0]) == as_told(settled)


def as_told(settled: Sequence[Settled]) -> list[tuple[object, ...]]:
    return [
        (
            each.span,
            each.kind,
            each.position,
            each.state,
            None if each.decided is None else each.decided.subject,
        )
        for each in settled
    ]
