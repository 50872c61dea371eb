"""Exchanges stated by hand: who asked, who answered, what stayed open."""

from reftel.links.quoting import sentence_at
from reftel.links.thread import Entry, Step, arrange


def _entry(
    number: int, day: str, sender: str, to: str, *, asks: bool = False, again: str | None = None
) -> Entry:
    return Entry(number, day, sender, (to,), asks, again)


def test_a_request_its_reply_and_a_follow_up() -> None:
    entries = [
        _entry(3, "2006-03-20", "OSLO", "STATE"),
        _entry(1, "2006-03-01", "STATE", "OSLO", asks=True),
        _entry(2, "2006-03-12", "OSLO", "STATE"),
    ]
    first, second, third = arrange(entries, [(2, 1), (3, 2)])
    assert first == Step(1, "request", answered_by=(2,))
    assert second == Step(2, "reply", 1, 11)
    assert third == Step(3, "follow_up")


def test_a_request_without_answer_is_marked_and_a_report_is_not() -> None:
    asked, reported = arrange(
        [_entry(1, "2006-01-01", "STATE", "OSLO", asks=True), _entry(2, "2006-01-02", "ROME", "STATE")], []
    )
    assert (asked.role, asked.unanswered) == ("request", True)
    assert (reported.role, reported.unanswered) == (None, False)


def test_of_two_that_it_cites_it_answers_the_one_that_asked() -> None:
    entries = [
        _entry(1, "2006-01-01", "STATE", "OSLO", asks=True),
        _entry(2, "2006-01-05", "STATE", "OSLO"),
        _entry(3, "2006-01-06", "OSLO", "STATE"),
    ]
    assert arrange(entries, [(3, 2), (3, 1)])[-1].answers == 1


def test_a_corrected_copy_and_one_sent_again() -> None:
    entries = [
        _entry(1, "2006-01-01", "OSLO", "STATE"),
        _entry(2, "2006-01-02", "OSLO", "STATE", again="C O R R E C T E D  COPY (FIGURE)"),
        _entry(3, "2006-01-03", "OSLO", "STATE", again="ZDK OF OSLO 12"),
    ]
    assert [step.role for step in arrange(entries, [(2, 1), (3, 1)])] == [None, "correction", "copy"]


def test_of_one_day_what_is_cited_comes_first_and_circles_end() -> None:
    entries = [_entry(number, "2006-01-01", "OSLO", "STATE") for number in (1, 2, 3)]
    assert [step.telegram for step in arrange(entries, [(1, 2), (2, 3)])] == [3, 2, 1]
    assert len(arrange(entries, [(1, 2), (2, 3), (3, 1)])) == 3


def test_the_sentence_that_names_a_telegram_is_cut_out_whole() -> None:
    text = (
        "1. (C) THE MINISTER CAME. HE SPOKE OF MR. SMITH'S NOTE AND\nOF OSLO 12 AT LENGTH. "
        "HE LEFT.\n\n2. NEXT."
    )
    start = text.index("OSLO 12")
    assert sentence_at(text, (start, start + 7)) == "HE SPOKE OF MR. SMITH'S NOTE AND OF OSLO 12 AT LENGTH."
    first = text.index("MINISTER")
    assert sentence_at(text, (first, first + 8)) == "THE MINISTER CAME."
