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
