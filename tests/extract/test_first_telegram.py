"""The telegram that came with the project: all it says about one meeting is found, with its words."""

from pathlib import Path

import pytest

from reftel.extract import Findings, find
from reftel.telegram import parse

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def read(shared: Path) -> Findings:
    return find(parse(next((shared / "seed").glob("*.txt")).read_text(encoding="utf-8")))


def test_the_meeting_has_its_day_its_people_and_their_sides(read: Findings) -> None:
    meeting = read.meetings[0]
    assert meeting.date == "2006-09-05"
    ours = [one.role for one in meeting.participants if one.side == "us"]
    theirs = [one for one in meeting.participants if one.side == "host"]
    assert ours == ["Acting DCM", "poloff (notetaker)", "Pol/Econ LES staffmember"]
    assert len({one.name for one in theirs}) == len(theirs) == 4
    assert all(one.name and one.role for one in theirs)
    assert "Lieutenant General" in (theirs[0].role or "")


def test_the_ambassadors_own_call_is_another_meeting(read: Findings) -> None:
    assert len(read.meetings) == 2
    assert next(one.role for one in read.meetings[1].participants) == "Ambassador"


def test_four_asks_have_their_answers(read: Findings) -> None:
    assert len([ask for ask in read.asks if ask.by == "A/DCM"]) == len(read.asks) == 4
    kinds = {response.to_ask: response.kind for response in reversed(read.responses)}
    assert kinds == {0: "agreed", 1: "agreed", 2: "noncommittal", 3: "agreed"}


def test_each_ask_says_what_and_of_whom(read: Findings) -> None:
    wanted = (
        "consider the recommendations",
        "speed up investigations",
        "investigate such nationals",
        "the case",
    )
    assert all(words in ask.quote for words, ask in zip(wanted, read.asks, strict=True))
    assert all("police" in (ask.to or "").lower() for ask in read.asks[:3])
    assert read.asks[3].to == "CNP Deputy Commissioner"


def test_a_concern_is_no_ask(read: Findings) -> None:
    assert not any("corruption" in ask.quote for ask in read.asks)


def test_six_promises_one_with_its_day(read: Findings) -> None:
    assert len(read.promises) == 6
    assert [promise.due_date for promise in read.promises if promise.due_text] == ["2006-10-05"]
    assert [promise.due_text for promise in read.promises if promise.due_text] == ["in one month"]
    bound = [promise.by for promise in read.promises]
    assert len(set(bound[:5])) == 1
    assert bound[5] == "Embassy Phnom Penh"


def test_each_promise_says_what(read: Findings) -> None:
    wanted = (
        "forward",
        "check the CNP's TIP strategy",
        "provincial police commissioners",
        "Ministry of Justice",
        "work with the courts to issue a letter",
        "continue to press the RGC",
    )
    assert all(words in (promise.what or "") for words, promise in zip(wanted, read.promises, strict=True))


def test_its_persons_are_not_confused(read: Findings) -> None:
    numbers: dict[int | None, set[str]] = {}
    for name in read.names:
        if name.kind == "person":
            numbers.setdefault(name.entity, set()).add((name.name or name.text).split()[-1].upper())
    surnames = list(numbers.values())
    assert all(len(found) == 1 for found in surnames)  # one number, one person
    assert len({min(found) for found in surnames}) == len(surnames)  # one person, one number
    assert len(surnames) == 8
    accused = {name.text for name in read.names if name.standing == "accused"}
    assert accused
    spoken_of = {promise.by for promise in read.promises} | {ask.by for ask in read.asks}
    assert not any(text.split()[-1] in (by or "") for text in accused for by in spoken_of)


def test_the_accused_appears_by_role(read: Findings) -> None:
    kinds = {case.kind: case for case in read.cases}
    assert set(kinds) == {"arrest", "release", "trial", "charge"}
    assert (kinds["arrest"].event_date, kinds["arrest"].place) == ("2006-07-31", "Sihanoukville")
    accused = next(name for name in read.names if name.role == "Amcit").text.split()[-1]
    for case in read.cases:
        assert case.who_role
        assert accused not in case.who_role


def test_the_tier_before_the_tier_now_and_the_tier_wanted(read: Findings) -> None:
    assert [(one.value, one.previous, one.rule) for one in read.ratings] == [
        ("Tier 2 Watch List", "Tier 3", "rating"),
        ("Tier 1", None, "rating-wanted"),
    ]
    assert {one.scale for one in read.ratings} == {"Trafficking in Persons report"}
    assert (read.ratings[0].period, read.ratings[0].by) == ("2006", "Department of State")
    assert (read.ratings[1].subject, read.ratings[1].by) == ("Cambodia", "CNP")


def test_arrests_are_compared_with_the_year_before(read: Findings) -> None:
    (figure,) = [figure for figure in read.figures if figure.compared_with]
    assert "previous year" in (figure.compared_with or "")
    assert "arrests" in (figure.what or "")


def test_the_comment_judges_for_the_post(read: Findings) -> None:
    assert [(one.stance, one.by, one.paragraph) for one in read.assessments] == [
        ("positive", "Embassy Phnom Penh", 7),
        ("negative", "Embassy Phnom Penh", 7),
    ]


def test_every_finding_has_its_paragraph_and_mark(read: Findings) -> None:
    for item in (*read.meetings, *read.asks, *read.responses, *read.promises, *read.cases, *read.ratings):
        assert item.mark == "SBU"
        assert item.paragraph in {1, 3, 5, 6, 7}
