"""Documents of a printed edition: what stands above and below the words, and what is made of it."""

import pytest

import reftel
from reftel.telegram.model import Telegram

SENT = """\
frus1958-60v99/d12

12. Telegram From the Embassy in Norway to the Department of State

Oslo, March 3, 1960, 4 p.m.

[Source: Department of State, Central Files, 611.57/3-360. Secret; Priority; Limit Distribution. \
Drafted by Hale (EUR) and approved by O. P. Lund on March 4.]

812. Deptel 640.1 The Minister received me this morning and said his Government would decide by May.

He asked that nothing be said before.

Holloway2

Footnotes:

[1] Document 9.

[2] Printed from a copy that bears this typed signature.
"""


def read(text: str) -> Telegram:
    telegram = reftel.parse(text)
    assert reftel.exact(telegram) == text
    return telegram


def test_heading_dateline_and_source_note_become_the_header() -> None:
    record = read(SENT).values
    assert (record.form, record.date, record.date_source) == ("frus", "1960-03-03", "dateline")
    assert record.mrn is None
    assert record.document_number == "frus1958-60v99/d12"
    assert [(each.kind, each.value) for each in record.identifiers] == [
        ("frus", "frus1958-60v99/d12"), ("original_number", "812"),
    ]  # fmt: skip
    assert record.subject == "Telegram From the Embassy in Norway to the Department of State"
    assert (record.originator.post, record.originator.canonical_post, record.originator.country) == (
        "Oslo", "OSLO", "NO",
    )  # fmt: skip
    assert [each.plad for each in record.action] == ["Department of State"]
    assert (record.classification, record.precedence) == ("SECRET", "PRIORITY")
    assert record.captions == ["LIMIT DISTRIBUTION"]
    assert [(each.name, each.office) for each in record.drafted_by] == [("Hale", "EUR")]
    assert [each.name for each in record.approved_by] == ["O. P. Lund"]


def test_the_serial_is_no_paragraphs_number_and_footnotes_are_no_paragraphs() -> None:
    record = read(SENT).values
    assert [paragraph.number for paragraph in record.paragraphs] == [None, None]
    assert record.paragraphs[0].text.startswith("Deptel 640.1 The Minister")
    assert record.signature == "HOLLOWAY"
    kinds = [part.kind for part in read(SENT).parts]
    assert kinds.count("footnote") == 3
    assert "unread" not in kinds


def test_numbers_before_1973_get_no_year_of_their_own() -> None:
    mentions = read(SENT).values.mentions
    assert [(each.written, each.mrn) for each in mentions] == [("Deptel 640", None)]


def test_from_1973_on_the_number_in_the_heading_makes_the_reference_number() -> None:
    text = (
        "41. Telegram 1234 From the Embassy in Norway to the Department of State\n\n"
        "Oslo, March 3, 1975, 1210Z.\n\n"
        "[Source: National Archives, RG 59, Central Files. Confidential; Immediate; Exdis.]\n\n"
        "1. The talks have ended.\n"
    )
    record = read(text).values
    assert record.mrn == "75OSLO1234"
    assert record.captions == ["EXDIS"]
    assert [paragraph.number for paragraph in record.paragraphs] == [1]


def test_what_washington_sent_is_the_departments() -> None:
    text = SENT.replace(
        "Embassy in Norway to the Department of State", "Department of State to the Embassy in Norway"
    )
    record = read(text.replace("Oslo,", "Washington,")).values
    assert record.originator.canonical_post == "STATE"
    assert [each.plad for each in record.action] == ["Embassy in Norway"]


def test_a_memorandum_has_its_own_subject_and_no_post() -> None:
    text = (
        "7. Memorandum of Conversation\n\nVienna, June 3, 1960, 3 p.m.\n\nSUBJECT\n\nFishing Limits\n\n"
        "PARTICIPANTS\n\nThe Minister\n\nThe Minister said that limits were unwise.\n"
    )
    record = read(text).values
    assert (record.form, record.subject, record.originator.post) == ("frus", "Fishing Limits", None)
    assert record.date == "1960-06-03"


def test_the_older_volumes_name_officers() -> None:
    text = (
        "The Ambassador in Norway (Hale) to the Department of State\n\n"
        "SECRET   Oslo, April 2, 1952—7 p.m.\n\n831. Parliament votes tomorrow.\n\nHale\n"
    )
    record = read(text).values
    assert (record.form, record.date, record.classification) == ("frus", "1952-04-02", "SECRET")
    assert record.paragraphs[0].text == "Parliament votes tomorrow."
    assert record.signature == "HALE"


@pytest.mark.parametrize(
    "text",
    [
        "The Ambassador to the court said\n\nthat it rained.\n",
        "1. Memorandum of Conversation follows.\n\n2. Nothing else.\n",
        "UNCLASSIFIED OSLO 001234\nSUBJECT: TELEGRAM FROM THE EMBASSY\n1. TEXT.\n",
        "Report\n\nOslo, March 3, 1960.\n\nwords\n",
    ],
)
def test_other_texts_are_not_taken_for_one(text: str) -> None:
    assert read(text).values.form != "frus"
