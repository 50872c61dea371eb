from reftel import parse

WITHOUT_TEXT = """Message Attributes

Automatic Decaptioning: X
Document Number: 1974LISBON00042
Draft Date: 09 JAN 1974
From: LISBON
Subject: CORK FAIR: STAND OF THE  MISSION
To: STATE
"""


def test_a_subject_of_the_attributes_has_single_spaces() -> None:
    assert parse(WITHOUT_TEXT).record()["subject"] == "CORK FAIR: STAND OF THE MISSION"
