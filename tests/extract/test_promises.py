"""Commitments, who is bound by them and by when; forecasts and opinions are none."""

import pytest
from tests.extract.made_texts import found

PROMISES = [
    "The Minister promised to inspect the breakwater.",
    "PEREIRA AGREED TO RECEIVE THE SURVEY TEAM.",
    "The Director assured us that the crew would be released.",
    "The Ministry undertook to publish the tables.",
    "EMBASSY WILL REPORT FURTHER ON THE DUES.",
    "THE MINISTER SAID HE WOULD SEND THE TEXT TO THE EMBASSY.",
    "The Government has decided to close the old dock.",
    "The Portuguese are prepared to negotiate a new quota.",
    "WE ARE POUCHING THE CHARTS OF THE HARBOUR.",
    "The company offered to repair the crane.",
    "WE PLAN TO CALL ON THE DIRECTOR AGAIN.",
    "The Ministry pledged to pay the survey team.",
    "We have no intention of raising the dues.",
]


@pytest.mark.parametrize("words", PROMISES)
def test_a_commitment_is_found(words: str) -> None:
    assert len(found(words).promises) == 1


NO_PROMISES = [
    "Prices will rise in the spring.",
    "The Minister hopes that the Government will sign the loan.",
    "We doubt that the Ministry will pay the survey team.",
    "The dredger will probably sink.",
    "The law will be a burden on the ports.",
    "PEREIRA ASKED WHETHER WE WOULD SEND A CRANE.",
    "The meeting will be difficult.",
    "The Minister decided to go home.",
]


@pytest.mark.parametrize("words", NO_PROMISES)
def test_a_forecast_is_no_commitment(words: str) -> None:
    assert found(words).promises == []


DUE = [
    ("The Minister promised to sign the note in one month.", "2004-04-10"),
    ("The Minister promised to sign the note by the end of the year.", "2004-12-31"),
    ("The Minister promised to sign the note within ten days.", "2004-03-20"),
    ("The Minister promised to sign the note next Tuesday.", "2004-03-16"),
    ("The Minister promised to sign the note next week.", "2004-03-21"),
    ("The Minister promised to sign the note by April 2.", "2004-04-02"),
    ("The Minister promised to sign the note on 5 May.", "2004-05-05"),
    ("The Minister promised to sign the note tomorrow.", "2004-03-11"),
    ("The Minister promised to sign the note in July.", "2004-07-31"),
    ("The Minister promised to sign the note by the end of June.", "2004-06-30"),
    ("The Minister promised to sign the note on March 12 or 13.", "2004-03-13"),
    ("The Minister promised to sign the note by January 15.", "2005-01-15"),
    ("The Minister promised to sign the note within 72 hours.", "2004-03-13"),
    ("The Minister promised to sign the note by the end of next month.", "2004-04-30"),
    ("The Minister promised to sign the note by year-end.", "2004-12-31"),
    ("The Minister promised to sign the note in two or three weeks.", "2004-03-31"),
    ("The Minister promised to sign the note by May or June.", "2004-06-30"),
    ("The Minister promised to sign the note by Friday.", "2004-03-12"),
    ("Next week the Minister will sign the note that he holds.", "2004-03-21"),
    ("The Minister promised to sign the note in the spring.", None),
    ("The Minister promised to sign the note before the next review.", None),
    ("The Minister promised to sign the note soon.", None),
    ("The Minister promised to sign the note in a few days.", None),
    ("The Minister promised to sign the note in mid-June.", None),
    ("The Minister promised to sign the note.", None),
]


@pytest.mark.parametrize(("words", "day"), DUE)
def test_the_day_is_counted_from_the_telegram(words: str, day: str | None) -> None:
    (promise,) = found(words).promises
    assert promise.due_date == day
    assert (promise.due_text is None) == words.endswith("to sign the note.")


def test_the_day_is_counted_from_the_meeting_where_one_is_dated() -> None:
    words = (
        "On March 5 the Ambassador met with Minister of Ports Pereira. Pereira promised to publish "
        "the tables in two weeks."
    )
    read = found(words)
    assert [meeting.date for meeting in read.meetings] == ["2004-03-05"]
    assert [promise.due_date for promise in read.promises] == ["2004-03-19"]


def test_the_one_bound_is_not_the_one_who_reports() -> None:
    (promise,) = found("Pereira told us that Director Gomes will visit Norfolk on April 20.").promises
    assert (promise.by, promise.due_date) == ("Director Gomes", "2004-04-20")


RARER = [
    ("Soviets ready release the crew at once.", "Soviets"),
    (
        "The United States Government would also be pleased to proceed to a review.",
        "United States Government",
    ),
    ("ARE CONSULTING WITH THE PORT AND WILL SUBMIT DETAILS LATER.", "Embassy Lisbon"),
    ("COPY OF LETTER BEING AIRGRAMMED TO DEPARTMENT.", "Embassy Lisbon"),
    ("WE EXPECT TO SEND FURTHER TABLES NEXT WEEK.", "Embassy Lisbon"),
    ("If the firm agrees the Ministry will release the cargo.", "Ministry"),
    ("PEREIRA REPORTED THAT THE PROBLEM WILL BE ADDRESSED BY JOINT TALKS.", None),
    ("Pereira pledged he would go along with the verdict.", "Pereira"),
]


@pytest.mark.parametrize(("words", "by"), RARER)
def test_a_commitment_in_a_rarer_wording_is_found_once(words: str, by: str | None) -> None:
    promises = found(words).promises
    assert len(promises) == 1, [promise.rule for promise in promises]
    if by is not None:
        assert promises[0].by == by


NONE = [
    "GUARANTEED AMOUNT PUT AT TWO MILLION.",
    "He offered his own view that the quota was high.",
    "NOTHING WILL CHANGE UNTIL THE PACKAGE IS READY TO SIGN.",
    "The ministry's reaction is cautious, unless it decides to close the dock.",
    "Firms will be named WHO WILL BE INVITED TO BID.".replace("WHO WILL BE INVITED", "who will be invited"),
    "We are satisfied that the Ministry will take as long as it can.",
    "My judgment is the Ministry will support the fleet.",
    "The Central Bank will reportedly end the year with losses.",
    "The new Government will inherit an empty dock.",
    "HE WAS ADVISING HIS FIRM TO MAKE AN OFFER TO BUY THE DOCK.",
]


@pytest.mark.parametrize("words", NONE)
def test_conditions_views_and_forecasts_bind_nobody(words: str) -> None:
    assert [promise.rule for promise in found(words).promises] == []


def test_nothing_is_due_on_a_day_gone_by() -> None:
    (promise,) = found("The Ministry promised to take up the talks which were put off in July 2003.").promises
    assert promise.due_date is None
