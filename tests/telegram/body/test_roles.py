"""Roles of paragraphs, and the words of summary and comment."""

from collections.abc import Callable

import pytest

from reftel.telegram.body import Body

Read = Callable[..., Body]


@pytest.mark.parametrize(
    ("first", "role"),
    [
        ("SUMMARY: X.", "summary"),
        ("BEGIN SUMMARY. X.", "summary"),
        ("SUMMARY AND ACTION REQUEST: X.", "summary"),
        ("Summary/Comment: X.", "summary"),
        ("SUMMAY: X.", "summary"),
        ("Comment: X.", "comment"),
        ("(COMMENT: X. END COMMENT.)", "comment"),
        ("Embassy Comment.  X.", "comment"),
        ("AMBASSADOR'S COMMENT: X.", "comment"),
        ("COMMENT - X.", "comment"),
        ("ACTION REQUESTED: X.", "action_request"),
        ("ACTION REQUEST: X.", "action_request"),
        ("This is an action cable.  X.", "action_request"),
        ("ACTION ADDRESSEES ARE ASKED TO X.", "action_request"),
        ("NOTE: X. END NOTE.", "note"),
        ("BEGIN TEXT: X. END TEXT.", "text"),
        ("QUOTE X UNQUOTE", "text"),
        ("BEGIN UNOFFICIAL TRANSLATION: X. END UNOFFICIAL TRANSLATION.", "text"),
        ("COMMENT ON THE DRAFT IS INVITED.", "body"),
        ("NOTE THAT X IS LATE.", "body"),
        ("HE HAD NO COMMENT.", "body"),
        ("HE SAID QUOTE NO UNQUOTE AND LEFT THE ROOM WITHOUT ANOTHER WORD.", "body"),
    ],
)
def test_the_first_words_say_the_role(body: Read, first: str, role: str) -> None:
    assert [each.role for each in body(f"1. {first}\n\n2. PLAIN.").paragraphs] == [role, "body"]


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("1. SUMMARY: TALKS OPENED. END SUMMARY.\n\n2. B.", "TALKS OPENED."),
        ("1. SUMMARY: TALKS OPENED.\n\n2. B.", "TALKS OPENED."),
        ("1. SUMMARY: TALKS\nOPENED. END\nSUMMARY.\n\n2. B.", "TALKS OPENED."),
        (
            "1. (C) Summary.  Talks opened.\n\n2. (C) They ended.  End summary.\n\n3. B.",
            "Talks opened. They ended.",
        ),
        ("SUMMARY: TALKS OPENED. END OF SUMMARY.\n\n1. A.\n\n2. B.", "TALKS OPENED."),
        ("1. TALKS OPENED.\n\n2. THEY ENDED. END SUMMARY.\n\n3. C.", "TALKS OPENED. THEY ENDED."),
        ("SUMMARY\n-------\n\n1. TALKS OPENED.\n\n2. B.", "TALKS OPENED."),
        ("1. SUMMARY\n-------\nTALKS OPENED.\n\n2. B.", "TALKS OPENED."),
        ("1. SUMMARY: END SUMMARY.\n\n2. B.", None),
        ("1. A.\n\n2. THE SUMMARY WAS SENT.", None),
    ],
)
def test_the_words_of_the_summary(body: Read, text: str, summary: str | None) -> None:
    assert body(text).summary == summary


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("1. A.\n\n2. COMMENT: WE DOUBT IT. END COMMENT.", "WE DOUBT IT."),
        ("1. A. (COMMENT: HE (AND SHE) KNEW.) HE LEFT.\n\n2. B.", "HE (AND SHE) KNEW."),
        ("1. A. COMMENT: WE DOUBT IT. END COMMENT. HE LEFT.\n\n2. B.", "WE DOUBT IT."),
        ("1. COMMENT: ONE.\n\n2. TWO. END COMMENT.\n\n3. C.", "ONE. TWO."),
        ("1. A. COMMENT: ONE.\n\n2. TWO. END COMMENT.\n\n3. C.", "ONE. TWO."),
        ("1. COMMENT: ONE.\n\n2. B.\n\n3. COMMENT: THREE.", "ONE. THREE."),
        ("1. HE HAD NO COMMENT. HE LEFT.", None),
    ],
)
def test_the_words_of_the_comment(body: Read, text: str, comment: str | None) -> None:
    assert body(text).comment == comment


def test_a_comment_that_runs_on_makes_its_paragraphs_comments(body: Read) -> None:
    found = body("1. A. COMMENT: ONE.\n\n2. TWO.\n\n3. THREE. END COMMENT.\n\n4. D.").paragraphs
    assert [each.role for each in found] == ["body", "comment", "comment", "body"]


def test_the_paragraph_an_action_request_names_asks_for_the_action(body: Read) -> None:
    found = body(
        "1. This is an action request, see paras 3 and 4.\n\n2. B.\n\n3. C.\n\n4. D.\n\n5. E."
    ).paragraphs
    assert [each.role for each in found] == [
        "action_request",
        "body",
        "action_request",
        "action_request",
        "body",
    ]


def test_spans_hold_the_words_of_the_sections(body: Read) -> None:
    text = "1. SUMMARY: TALKS OPENED. END SUMMARY.\n\n2. COMMENT: WE DOUBT IT."
    found = body(text)
    assert found.summary_span is not None
    assert found.comment_span is not None
    assert text[slice(*found.summary_span)].strip() == "TALKS OPENED."
    assert text[slice(*found.comment_span)] == "WE DOUBT IT."


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Comment", "comment"),
        ("COMMENT:", "comment"),
        ("(C) Comment", "comment"),
        ("Comment (SBU)", "comment"),
        ("Embassy Comment", "comment"),
        ("Comment: The Road Ahead", "comment"),
        ("Summary and Introduction", "summary"),
        ("Action Request for Washington", "action_request"),
        ("Bio Note", "note"),
        ("Note on the Gauges", "body"),
        ("Commentary", "body"),
    ],
)
def test_the_heading_says_the_role(body: Read, heading: str, role: str) -> None:
    line = "-" * len(heading)
    found = body(f"1. ONE.\n\n{heading}\n{line}\n\n2. TWO.").paragraphs
    assert [(each.heading, each.role) for each in found] == [(None, "body"), (heading, role)]


def test_a_paragraph_that_is_only_mentioned_asks_for_nothing(body: Read) -> None:
    found = body("1. ACTION REQUEST: USE THE POINTS IN PARA 2.\n\n2. POINTS.").paragraphs
    assert [each.role for each in found] == ["action_request", "body"]
