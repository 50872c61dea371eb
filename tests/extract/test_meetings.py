"""Encounters that took place, with their day and who was there."""

import pytest
from tests.extract.made_texts import found

MEETINGS = [
    ("On March 5, the Charge called on Minister of Ports Pereira.", "2004-03-05"),
    ("THE AMBASSADOR MET WITH FONMIN PEREIRA YESTERDAY.", "2004-03-09"),
    (
        "DURING COURTESY CALL ON MINISTER PEREIRA MARCH 8, SENATOR HALLORAN ASKED ABOUT THE DOCK.",
        "2004-03-08",
    ),
    ("FONMIN PEREIRA TOLD AMBASSADOR TODAY THAT THE QUOTA STANDS.", "2004-03-10"),
    ("SUBSECRETARY GOMES INFORMED ME THAT THE DREDGER HAD SAILED.", None),
    ("IN CONVERSATION WITH ECONOFF, DIRECTOR OF PORTS GOMES COMPLAINED OF THE DUES.", None),
    ("The Ambassador delivered the demarche to Foreign Minister Pereira on March 4.", "2004-03-04"),
    ("Spanish Ambassador Rojas called on the Foreign Minister.", None),
    ("I met Chairman Gomes on 2 March.", "2004-03-02"),
    ("Poloff spoke with Director Gomes last Friday.", "2004-03-05"),
    ("The demarche was delivered to Director of Ports Gomes on March 2.", "2004-03-02"),
    ("Ambassador raised the dues with President Pereira at dinner March 3.", "2004-03-03"),
]


@pytest.mark.parametrize(("words", "day"), MEETINGS)
def test_an_encounter_is_found_with_its_day(words: str, day: str | None) -> None:
    meetings = found(words).meetings
    assert [meeting.date for meeting in meetings] == [day], [meeting.rule for meeting in meetings]


NO_MEETINGS = [
    "The Ambassador will meet with Minister Pereira next week.",
    "A GOVERNMENT SOURCE TOLD THE PAPERS THAT THE DOCK WOULD CLOSE.",
    "The two sides met the requirements of the loan.",
    "The Minister held a press conference.",
    "Pereira said that the dues were high.",
]


@pytest.mark.parametrize("words", NO_MEETINGS)
def test_plans_and_sources_are_no_encounters(words: str) -> None:
    assert found(words).meetings == []


def test_names_roles_and_sides_are_told_apart() -> None:
    (meeting,) = found("On March 5, the DCM called on Minister of Ports Rui Pereira.").meetings
    assert [(one.name, one.role, one.side) for one in meeting.participants] == [
        (None, "DCM", "us"),
        ("Rui Pereira", "Minister of Ports", "host"),
    ]


def test_those_who_came_along_are_there_too() -> None:
    words = (
        "On March 5, the DCM called on Minister of Ports Rui Pereira. DCM was accompanied by econoff "
        "(notetaker); Pereira was accompanied by Ana Gomes, head of the dredging office; and Jorge Reis, "
        "assistant to the Minister."
    )
    (meeting,) = found(words).meetings
    assert [(one.name, one.side) for one in meeting.participants] == [
        (None, "us"),
        ("Rui Pereira", "host"),
        (None, "us"),
        ("Ana Gomes", "host"),
        ("Jorge Reis", "host"),
    ]


def test_an_encounter_told_twice_is_one_with_both_places() -> None:
    words = (
        "On March 5, the DCM called on Minister of Ports Pereira to raise the dues. "
        "The DCM met with Minister Pereira at the old dock."
    )
    (meeting,) = found(words).meetings
    assert len(meeting.also) == len(meeting.also_spans) == 1


TOLD_OTHERWISE = [
    ("CONGRESSMAN HALLORAN WAS CORDIALLY RECEIVED BY MINPORTS PEREIRA MARCH 8.", "2004-03-08"),
    ("COMATT DOYLE DELIVERED LETTER TO CAPTAIN GOMES EVENING OF MARCH 5.", "2004-03-05"),
    ("EMBOFFS CALLED ON MINFINANCE GOMES AFTERNOON MARCH 5 TO REQUEST COPIES.", "2004-03-05"),
    ("Gomes called me in yesterday afternoon and read from a paper.", "2004-03-09"),
    ("EMBASSY CONTACTED DOYLE FAMILY BY TELEPHONE.", None),
    ("I delivered personally March 4 to President Pereira letter dated February 9.", "2004-03-04"),
    ("I had a two-hour conversation with Mr. Gomes, head of the ports section.", None),
]


@pytest.mark.parametrize(("words", "day"), TOLD_OTHERWISE)
def test_being_received_called_in_handed_or_telephoned_is_an_encounter(words: str, day: str | None) -> None:
    assert [meeting.date for meeting in found(words).meetings] == [day]


NO_ENCOUNTERS = [
    "RELIABLE EMBASSY SOURCE INFORMS US THAT THE DOCK WAS SOLD.",
    "EMBASSY RECEIVED MINPORTS NOTE DATED MARCH 4 ON THE DUES.",
    "He had visited the US and liked it.",
    "INTEREST IS GROWING IN FOREIGN MINISTERS' MEETING WITH SECRETARY DOYLE.",
    "At present conversations between the Government and the Fund are in suspense.",
]


@pytest.mark.parametrize("words", NO_ENCOUNTERS)
def test_sources_letters_and_talks_still_to_come_are_none(words: str) -> None:
    assert [meeting.rule for meeting in found(words).meetings] == []


def test_a_title_alone_is_the_one_who_has_it() -> None:
    words = "I CALLED ON MINISTER PEREIRA MARCH 8. I TOLD THE MINISTER THAT THE CRANE HAD BEEN SHIPPED."
    (meeting,) = found(words).meetings
    assert len(meeting.also) == 1
    assert [one.name for one in meeting.participants if one.side == "host"] == ["Pereira"]


def test_who_came_along_is_on_our_side_and_named_once() -> None:
    words = "ARA/BC DIRECTOR DOYLE, ACCOMPANIED BY DCM AND EMBOFF, CALLED ON MINPORTS MARCH 8."
    (meeting,) = found(words).meetings
    assert [one.role for one in meeting.participants if one.side == "us"] == [
        "ARA/BC DIRECTOR",
        "DCM",
        "EMBOFF",
    ]
    assert [one.role for one in meeting.participants if one.side == "host"] == ["MINPORTS"]


def test_a_day_of_what_was_agreed_is_not_the_meetings() -> None:
    words = "IN LONG MEETING WITH EMBOFFS MINPORTS AGREED TO PUT OFF THE SALE OF JANUARY 26, 2004."
    (meeting,) = found(words).meetings
    assert meeting.date is None
