"""Requests, recommendations, instructions and demands in many wordings, and what only looks like one."""

import pytest
from tests.extract.made_texts import found, from_washington

ASKS = [
    ("EMBASSY REQUESTS DEPARTMENT TO SEND THE CORK TABLES BY AIR.", "ask"),
    ("THE EMBASSY WOULD APPRECIATE THE DEPARTMENT'S VIEWS ON THE HARBOUR DUES.", "ask"),
    ("PLEASE ADVISE WHETHER THE CRANE MAY BE SHIPPED IN MAY.", "ask"),
    ("REQUEST DEPT CONFIRM ARRIVAL OF THE SALT SURVEY TEAM.", "ask"),
    ("DEPARTMENT IS REQUESTED TO INFORM THE PORT AUTHORITY OF BOSTON.", "ask"),
    ("WE RECOMMEND THAT THE PILOT SCHEME BE EXTENDED FOR ONE SEASON.", "recommend"),
    ("WE BELIEVE THE DEPARTMENT SHOULD RAISE THE DUES WITH THE PORTUGUESE EMBASSY.", "recommend"),
    ("IT WOULD BE USEFUL TO INVITE THE HARBOUR MASTER TO NORFOLK.", "recommend"),
    ("FONMIN PEREIRA ASKED THAT THE UNITED STATES LIFT THE QUOTA ON SARDINES.", "ask"),
    ("The Minister urged the Ambassador to speak with the fishing firms.", "ask"),
    ("The harbour master asked us for two more cranes.", "ask"),
    ("The Director of Ports demanded that the tanker leave the roadstead.", "demand"),
    ("The union insisted on a written answer.", "demand"),
    ("Minister Pereira requested technical help with the lighthouse.", "ask"),
    ("The Charge pressed the Ministry to release the cargo.", "ask"),
    ("The Ministry invited the Consul to attend the opening of the dock.", "ask"),
    ("Pereira hoped that the Embassy would support the loan for the dredger.", "ask"),
    ("The Director proposed that both sides meet again in Oporto.", "recommend"),
    ("The Embassy should be authorized to sign the exchange of notes.", "recommend"),
    ("CAN DEPARTMENT CONFIRM THAT THE LICENSE HAS BEEN ISSUED?", "ask"),
    ("THE MINISTER WANTS U.S. FIRMS TO BID FOR THE NEW BREAKWATER.", "ask"),
    ("The Minister called on the United States to lift the quota.", "ask"),
    ("The Minister sought U.S. support for the port.", "ask"),
    ("The Minister expressed hope that the USG would help fund the dock.", "ask"),
    ("Reis reiterated his government's request for a new crane.", "ask"),
    ("THE FISHING QUOTA WAS GRANTED ON CONDITION THAT THE FLEET CARRY OBSERVERS.", "demand"),
]


@pytest.mark.parametrize(("words", "polarity"), ASKS)
def test_an_ask_is_found_with_its_polarity(words: str, polarity: str) -> None:
    asks = found(words).asks
    assert [ask.polarity for ask in asks] == [polarity], [ask.rule for ask in asks]


INSTRUCTIONS = [
    "You should seek an early appointment with the Minister of Ports.",
    "Embassy is instructed to deliver the following note to the Foreign Ministry.",
    "Report urgently.",
    "Do not leave a written text with the Ministry.",
    "You are authorized to sign the agreement on behalf of the United States.",
    "Posts should draw on these points in talks with the press.",
    "Embassy should inform the Ministry that the survey will begin in June.",
    "Posts are requested to report the reaction of the fishing firms.",
    "Request Embassy provide the names of three pilots.",
    "Ambassador should stress the age of the crane.",
]


@pytest.mark.parametrize("words", INSTRUCTIONS)
def test_from_washington_it_is_an_instruction(words: str) -> None:
    assert [ask.polarity for ask in from_washington(words).asks] == ["instruct"]


NO_ASKS = [
    "Pereira asked whether the tanker had sailed.",
    "The harbour master asked about the weather in Boston.",
    "The request was discussed at length.",
    "AS REQUESTED, THE TABLES ARE ATTACHED.",
    "THE PRESS REPORTED A GOOD CATCH OFF THE COAST.",
    "The Director is concerned about the state of the breakwater.",
    "THE DEMAND FOR CORK ROSE IN THE LAST QUARTER.",
    "IN ORDER THAT THE DREDGER MIGHT PASS THE LOCK WAS WIDENED.",
    "The proposed visit took place in June.",
]


@pytest.mark.parametrize("words", NO_ASKS)
def test_what_only_looks_like_an_ask_is_none(words: str) -> None:
    assert found(words).asks == []


def test_the_post_asks_its_department() -> None:
    (ask,) = found("Embassy requests guidance on the salt duty.").asks
    assert (ask.by, ask.to) == ("Embassy Lisbon", "Department of State")


def test_a_pronoun_is_the_one_who_spoke() -> None:
    asks = found("Minister Pereira described the new dock. He asked us to support the loan.").asks
    assert [ask.by for ask in asks] == ["Minister Pereira"]


def test_two_requests_in_one_sentence_are_two_items() -> None:
    asks = found("Pereira asked that the quota be lifted and requested a visit by the survey team.").asks
    assert len(asks) == 2
    assert asks[0].span[1] <= asks[1].span[0]


ANSWERS = [
    ("The Ambassador asked Pereira to release the crew. Pereira agreed to release the crew.", "agreed"),
    ("The Charge asked Pereira to lower the dues. Pereira refused to lower the dues.", "refused"),
    ("The Charge asked Pereira to lower the dues. Pereira rejected lower dues.", "refused"),
    (
        "We asked Minister Pereira to sign the note. Pereira said he would have to consult the cabinet.",
        "deferred",
    ),
    ("We asked Minister Pereira to sign the note. Pereira said he was not prepared to sign it.", "refused"),
    ("We asked Minister Pereira to sign the note. Pereira took note of the matter.", "noncommittal"),
]


@pytest.mark.parametrize(("words", "kind"), ANSWERS)
def test_an_answer_is_tied_to_its_ask(words: str, kind: str) -> None:
    read = found(words)
    assert (len(read.asks), kind) == (1, read.responses[0].kind), read.responses
    assert read.responses[0].to_ask == 0


MORE_ASKS = [
    ("MINPORTS INSISTS THAT THE FIRM END ITS DELAYS.", "demand", None),
    ("THE MINISTER WANTS THREE CLAIMS SETTLED TOGETHER.", "ask", "MINISTER"),
    ("ACTION REQUESTED: INFORM BY COB MARCH 12 WHETHER THE CRANE CAN BE SHIPPED.", "ask", "Embassy Lisbon"),
    ("PLEASE PASS SUBSTANCE OF ABOVE TO THE FIRM'S ATTORNEY.", "ask", "Embassy Lisbon"),
    (
        "I RAISED WITH MINISTER PEREIRA THE SUGGESTION THAT THE FIRM ARRANGE FOR ARBITRATION.",
        "recommend",
        None,
    ),
    ("He said it was his hope that the credit could be used for the dredger.", "ask", None),
    ("Pereira said he hoped that the survey would be followed by U.S. financing.", "ask", "Pereira"),
    ("EMBOFFS CALLED ON MINFINANCE GOMES MARCH 5 TO REQUEST COPIES OF THE CONTRACT.", "ask", "EMBOFFS"),
    ("Recommend the Embassy be authorized to sign the exchange of notes.", "recommend", "Embassy Lisbon"),
    ("Suggest you should seek an early talk with the harbour master.", "recommend", "Embassy Lisbon"),
    ("USG IN MAY 2003 REQUESTED THE MINISTRY TO URGE BUYERS OF CORK TO WAIT.", "ask", None),
    ("The committee strongly hopes the Ministry would look again at the dues.", "ask", None),
]


@pytest.mark.parametrize(("words", "polarity", "by"), MORE_ASKS)
def test_an_ask_in_a_rarer_wording_is_found_once(words: str, polarity: str, by: str | None) -> None:
    asks = found(words).asks
    assert [ask.polarity for ask in asks] == [polarity], [ask.rule for ask in asks]
    if by is not None:
        assert asks[0].by == by


DESCRIBED = [
    "IF DEPARTMENT WISHES SHORTER TEXT, WE HAVE NO OBJECTION.",
    "UNLESS DEPARTMENT INSTRUCTS US OTHERWISE, THE OFFICE STAYS OPEN.",
    "TEXT REQUESTED REFTEL IS LONG.",
    "THE APPROACH WE ARE SUGGESTING SEEMS TO US A GOOD ONE.",
    "He suggested that the land was public.",
    "The fleet lives by encouraging small boats.",
    "THE MINISTER STATED TO PRESS ON MARCH 5, THE DOCK IS OPEN.",
    "IN RESPONSE TO REQUEST FOR PRICES, THE FIRM SENT A LIST.",
    "I CALLED ON PRESIDENT PEREIRA MARCH 8 TO REVIEW OUR TALKS.",
    "The pilot should have been paid last year.",
    "Effective control of the quay should lower the dues.",
    "The new pilot's training should be useful, as the port is growing.",
    "He cancelled the proposed visit to the dock.",
    "Gomes asked for my opinion of the new pilot.",
    "It is hoped that this will be of some help.",
    "DIRECT NEGOTIATIONS BEGAN IN MARCH.",
    "MOST FIRMS ARE LIKELY TO BE REQUESTED TO JOIN.",
]


@pytest.mark.parametrize("words", DESCRIBED)
def test_what_only_describes_asks_nothing(words: str) -> None:
    assert [ask.rule for ask in found(words).asks] == []


def test_what_others_should_do_is_asked_by_the_one_who_said_it() -> None:
    (ask,) = found("Minister Pereira said the firm must come to Lisbon.").asks
    assert ask.by == "Minister Pereira"
    assert ask.to == "firm"


def test_of_its_own_wish_the_department_is_asked_and_of_a_past_one_the_other_side() -> None:
    wish = found("I recommend that the pilot scheme be extended.").asks[0]
    told = found("Gomes called. I suggested that he read the tables again.").asks[0]
    assert wish.to == "Department of State"
    assert told.to == "Gomes"


def test_the_united_states_is_no_verb() -> None:
    asks = found("In this connection, the United States suggests a prompt review of the dues.").asks
    assert [ask.by for ask in asks] == ["United States"]


def test_a_footnote_figure_ends_a_sentence() -> None:
    asks = found("We renewed the old agreement.1 President Pereira should be told of the quota.").asks
    assert [ask.quote for ask in asks] == ["President Pereira should be told of the quota"]


def test_a_summary_and_its_paragraph_are_one_ask() -> None:
    asks = found(
        "SUMMARY: EMBASSY RECOMMENDS AGAINST INSURANCE FOR THE CORK FACTORY IN OPORTO. END SUMMARY. "
        "ON BASIS OF WHAT IS KNOWN, EMBASSY RECOMMENDS AGAINST INSURANCE FOR THE CORK FACTORY IN OPORTO "
        "BECAUSE THE SITE FLOODS."
    ).asks
    assert len(asks) == 1
    assert len(asks[0].also) == len(asks[0].also_spans) == 1
