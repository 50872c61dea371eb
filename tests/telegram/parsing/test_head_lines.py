"""Labels, captions, passing lines, office blocks, drafters and attributes: one table each."""

import pytest

from reftel.telegram.parsing.attributes import read_attributes
from reftel.telegram.parsing.captions import corrected_words, read_captions, split_captions
from reftel.telegram.parsing.distribution import read_block
from reftel.telegram.parsing.drafting import begins_drafting, read_clearance, read_drafter
from reftel.telegram.parsing.labels import cut_label, read_label
from reftel.telegram.parsing.passing import begins_passing, read_passing


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("E.O. 12958: N/A", "executive-order", "12958: N/A"),
        ("EO 12065; NA", "executive-order", "12065; NA"),
        ("E. O 11652: N/A", "executive-order", "11652: N/A"),
        ("E.OM 11652: GDS", "executive-order", "11652: GDS"),
        ("B.O. 12958: DECL: 02/08/2015", "executive-order", "DECL: 02/08/2015"),
        ("TAGS: PREL", "tags", "PREL"),
        ("TAGS ACOM, BEXP", "tags", "ACOM, BEXP"),
        ("TABS: PREL", "tags", "PREL"),
        ("SUBJ: X", "subject", "X"),
        ("SUBJECT: : FISH", "subject", "FISH"),
        ("USBJ: W/W", "subject", "W/W"),
        ("UBJECT: X", "subject", "X"),
        ("REFS: (A) STATE 1", "references", "(A) STATE 1"),
        ("REFERENCE: 1) STATE 1", "references", "1) STATE 1"),
        ("REF A WELLINGTON 221", "references", "A WELLINGTON 221"),
        ("EF: STATE 235324", "references", "STATE 235324"),
        ("REFH STATE 85043", "references", "STATE 85043"),
        ("Classified By: DCM", "classified-by", "DCM"),
        ("DECLASSIFIED BY: DCM", "classified-by", "DCM"),
    ],
)
def test_a_label_is_known_by_its_letters_and_its_mark(line: str, kind: str, value: str) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.kind, line[label.end :].lstrip(": ")) == (kind, value)


@pytest.mark.parametrize(
    "line",
    ["SUBSEQUENTLY HE LEFT", "REFTEL REPORTED THAT", "TAGGED: NO", "FROM: X", "1. REF A", "OTHER: X", "E"],
)
def test_other_first_words_are_no_labels(line: str) -> None:
    assert read_label(line) is None


def test_labels_within_a_line_are_cut() -> None:
    line = "SUBJECT SEPTEMBER PRIMEREF: A. SUVA 1410"
    cut = cut_label("subject", line, 8)
    assert cut is not None
    assert line[cut:].startswith("REF:")


@pytest.mark.parametrize(
    ("line", "captions"),
    [
        ("STADIS//////////", ["STADIS"]),
        ("LIMDIS NOFORN", ["LIMDIS", "NOFORN"]),
        ("STADISNODIS", ["STADIS", "NODIS"]),
        ("NO FOREIGN DISSEM", ["NOFORN"]),
        ("SY CHANNEL", ["SY CHANNEL"]),
        ("EXDIS - FOR AMBASSADOR", ["EXDIS"]),
        ("SEN9ITIVE", ["SENSITIVE"]),
        ("EXDIS TREATMENT WAS ASKED", None),
        ("US", None),
    ],
)
def test_captions_of_a_line(line: str, captions: list[str] | None) -> None:
    found = read_captions(line)
    assert ([caption for caption, _, _ in found.captions] if found else None) == captions


def test_captions_of_an_attribute() -> None:
    assert split_captions("EXDIS, STADISNODIS; EXDIS") == ["EXDIS", "STADIS", "NODIS"]


def test_corrected_copies() -> None:
    assert corrected_words("(C O R R E C T E D   C O P Y FOR MISSING TAGS)") is not None
    assert corrected_words("CORRECTED COPY (TEXT)") is not None
    assert corrected_words("COPY OF SUVA 412 - TEXT") is not None
    assert corrected_words("THE COPY WAS CORRECTED") is None


@pytest.mark.parametrize(
    ("line", "addressee", "verb", "offices", "names"),
    [
        ("DEPT FOR EAP/ANP (JDOE) AND OES/OMC", "DEPT", "FOR", ["EAP/ANP", "OES/OMC"], ["JDOE"]),
        ("DEPARTMENT PLEASE PASS USTR", "DEPARTMENT", "PASS", ["USTR"], []),
        ("CARACAS ALSO FOR LEGATT", "CARACAS", "ALSO FOR", ["LEGATT"], []),
        ("FOR: ARA/AND BARNEBEY", None, "FOR", ["ARA/AND"], ["BARNEBEY"]),
        ("PASS OPIC", None, "PASS", ["OPIC"], []),
        ("TREASURY FOR OASIA", "TREASURY", "FOR", ["OASIA"], []),
        ("STATE PASS WHITE HOUSE", "STATE", "PASS", ["WHITE HOUSE"], []),
        ("FROM AMBASSADOR", None, "FROM", ["AMBASSADOR"], []),
    ],
)
def test_passing_lines(
    line: str, addressee: str | None, verb: str, offices: list[str], names: list[str]
) -> None:
    assert begins_passing(line)
    (found,) = read_passing(line)
    assert (found.addressee, found.verb, found.offices, found.names) == (addressee, verb, offices, names)


@pytest.mark.parametrize(
    "line",
    [
        "THE MINISTER ASKED FOR TIME",
        "For the first time he agreed.",
        "NOT FOR PUBLICATION OUTSIDE OF THIS MISSION",
    ],
)
def test_sentences_are_no_passing_lines(line: str) -> None:
    assert not begins_passing(line)


def test_the_office_block_is_counted() -> None:
    block, counted = read_block("ACTION EA-09 INFO OCT-01 ISO-OO EB-07COME-00 AGRE-00 /017 W")
    assert (block.action, block.total, counted) == ({"EA": 9}, 17, 17)
    assert block.info == {"OCT": 1, "ISO": 0, "EB": 7, "COME": 0, "AGRE": 0}


@pytest.mark.parametrize(
    ("words", "office", "name"),
    [
        ("EA/XYZ:JQDOE:TS", "EA/XYZ", "JQDOE"),
        ("ARA/AND - MROE", "ARA/AND", "MROE"),
        ("SUVA:Doe, Jane", "SUVA", "Doe, Jane"),
        ("EA:MNROE (SUBST)", "EA", "MNROE"),
        ("CA/OCS/CCS/ADOE/JCC", "CA/OCS/CCS", "ADOE"),
    ],
)
def test_drafters(words: str, office: str, name: str) -> None:
    found = read_drafter(words)
    assert (found.office, found.name) == (office, name)


def test_where_drafting_lines_begin() -> None:
    assert begins_drafting("DRAFTED BY EA:X") == ("drafted", 11)
    assert begins_drafting("EPPROVED BY EA:X") == ("approved", 12)
    assert begins_drafting("CLEARED BY: EXEC:X") == ("cleared", 12)
    assert begins_drafting("APPROVED PROJECTS") is None
    clearance = read_clearance("EB/TRA: ABENDER")
    assert clearance is not None
    assert (clearance.office, clearance.name) == ("EB/TRA", "ABENDER")
    assert read_clearance("THE TEXT: IT WAS LONG") is None


def test_attributes_begin_with_known_keys_only() -> None:
    found = read_attributes(
        "Subject: TALKS: SECOND ROUND\nENDS WITHOUT TEXT\nTAGS: PREL,\n FJ\nTo: STATE     SUVA\n"
        "Retention: 0\nReview Markings:\n\tDeclassified/Released\n\tUS Department of State\nDecaption Note:\n"
    )
    assert found["Subject"] == "TALKS: SECOND ROUND ENDS WITHOUT TEXT"
    assert found["TAGS"] == "PREL, FJ"
    assert found["To"] == "STATE     SUVA"
    assert found["Review Markings"] == "Declassified/Released US Department of State"
    assert found["Decaption Note"] == ""
