from dataclasses import replace

import pytest

from reftel.desk.decoding import decode, year_of
from reftel.telegram.record import (
    Addressee,
    ClassifiedBy,
    Distribution,
    Drafter,
    ExecutiveOrder,
    Identifier,
    Originator,
    Paragraph,
    Passing,
    Record,
    Release,
    Section,
)

PLAIN = Record(reader="made", form="plain")
FULL = Record(
    reader="made",
    form="state1973",
    mrn="75SUVA412",
    date="1975-05-14",
    date_source="dtg",
    dtg="1975-05-14T09:30:00Z",
    dtg_written="P R 140930Z MAY 75",
    received="1975-05-14T11:03:00Z",
    precedence="NIACT IMMEDIATE",
    precedence_info="ROUTINE",
    originator=Originator("AMEMBASSY SUVA", "RUEHSV", "SUVA", "SUVA", "FJ"),
    action=[Addressee("SECSTATE WASHDC", "RUEHC", "NIACT IMMEDIATE", "2211")],
    info=[
        Addressee("AMEMBASSY WELLINGTON", None, "PRIORITY"),
        Addressee("ASEAN MEMBER COLLECTIVE", excluded=["AMEMBASSY MANILA"]),
    ],
    distribution=Distribution({"EA": 9}, {}, {"OCT": 1, "COME": 0}, 10),
    classification="UNCLASSIFIED",
    sensitive=True,
    captions=["LIMDIS", "CORALLINE"],
    passing=[Passing("WELLINGTON", "PASS", ["ECON"]), Passing("DEPARTMENT", "FOR", [], ["DOE", "ROE"])],
    executive_order=ExecutiveOrder("11652", "E.O. 11652: XGDS-1", None, ["XGDS-1"]),
    classified_by=ClassifiedBy("A. B. Quillon", "DCM", ["1.4(b)"]),
    tags=["CH", "PFOR", "ZZQX"],
    tag_names=["DOE, JANE"],
    drafted_by=[Drafter("EA/ANP", "JQDOE")],
    release=Release("part", "Department of State", "2005-06-30"),
    section=Section(1, 2),
    identifiers=[Identifier("mrn", "75SUVA412"), Identifier("film", "D750123-0456")],
    signature="QUILLON",
)


def row(record: Record, key: str) -> list[tuple[str, str | None, str]]:
    for one in decode(record).rows:
        if one.key == key:
            return [(value.words, value.written, value.note) for value in one.values]
    return []


def test_header_is_said_in_one_sentence() -> None:
    assert decode(FULL).sentence == (
        "Night action immediate telegram from the Embassy in Suva, Fiji, to the Department of State, "
        "with copies to 2 more, sent on Wednesday, 14 May 1975, 09:30 UTC. Unclassified, but sensitive."
    )


def test_sentence_says_only_what_is_known() -> None:
    assert decode(PLAIN).sentence == "Text without a header that could be read."
    assert decode(replace(PLAIN, date="1962-02-01", date_source="dateline")).sentence == (
        "Telegram of Thursday, 1 February 1962."
    )


def test_text_without_a_subject_is_called_by_its_first_words() -> None:
    long = "41. Telegram From the Embassy in Almarra to the Department of State " + "and others " * 30
    paragraph = Paragraph(None, None, None, "body", None, f"{long}\nsecond line", (0, 9))
    title = decode(replace(PLAIN, paragraphs=[paragraph])).title
    assert (
        title == "41. Telegram From the Embassy in Almarra to the Department of State and others and others …"
    )
    assert decode(replace(PLAIN, paragraphs=[replace(paragraph, text="x" * 500)])).title == "x" * 90 + " …"


def test_record_without_anything_has_no_rows_and_still_a_title() -> None:
    decoded = decode(PLAIN)
    assert decoded.rows == ()
    assert decoded.title == "Telegram without a subject"


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("originator", [("Embassy Suva, Fiji", "AMEMBASSY SUVA", "")]),
        ("action", [("Department of State", "SECSTATE WASHDC", "")]),
        (
            "info",
            [
                ("Embassy Wellington, New Zealand", "AMEMBASSY WELLINGTON", "priority"),
                ("Asean Member Collective", "ASEAN MEMBER COLLECTIVE", "except Embassy Manila, Philippines"),
            ],
        ),
        ("dtg", [("Wednesday, 14 May 1975, 09:30 UTC", "P R 140930Z MAY 75", "")]),
        ("received", [("Wednesday, 14 May 1975, 11:03 UTC", None, "")]),
        (
            "precedence",
            [
                ("Night action immediate", "NIACT IMMEDIATE", ""),
                ("Routine", "ROUTINE", "for information addressees"),
            ],
        ),
        ("classification", [("Unclassified, but sensitive", "UNCLASSIFIED", "")]),
        ("captions", [("Limited Distribution Only", "LIMDIS", ""), ("CORALLINE", None, "")]),
        ("tag_names", [("Doe, Jane", "DOE, JANE", "")]),
        ("section", [("Section 1 of 2", None, "the rest is not in this copy")]),
        ("release", [("Released in part", None, "Department of State, 30 June 2005")]),
        ("identifiers", [("D750123-0456", None, "Microfilm")]),
        ("signature", [("QUILLON", None, "")]),
        ("drafted_by", [("JQDOE", "EA/ANP", "")]),
    ],
)
def test_row_has_words_beside_what_was_written(key: str, values: list[tuple[str, str | None, str]]) -> None:
    assert row(FULL, key) == values


def test_distribution_counts_copies_by_office() -> None:
    notes = [(written or words, note) for words, written, note in row(FULL, "distribution")]
    assert notes == [
        ("EA", "action, 9 copies"),
        ("OCT", "1 copy"),
        ("COME", "no paper copy"),
    ]


def test_addressee_s_own_precedence_is_said_only_where_it_differs() -> None:
    record = replace(
        FULL, precedence="ROUTINE", precedence_info=None, info=[Addressee("AMEMBASSY SUVA", None, "ROUTINE")]
    )
    assert row(record, "info") == [("Embassy Suva, Fiji", "AMEMBASSY SUVA", "")]


def test_passing_line_says_for_whom_and_where() -> None:
    assert row(FULL, "passing") == [
        ("pass to ECON", "ECON", "Embassy Wellington, New Zealand"),
        ("for DOE and ROE", None, "Department of State"),
    ]


def test_tags_mean_what_they_meant_in_their_year() -> None:
    def meaning(year: str) -> str:
        return row(replace(FULL, date=f"{year}-05-14"), "tags")[0][0]

    assert meaning("2007") == "China"
    assert meaning("2015") == "Switzerland"
    assert row(FULL, "tags")[2] == ("ZZQX", None, "")


def test_day_of_a_telegram_without_date_time_group_says_where_it_is_from() -> None:
    record = replace(PLAIN, date="1974-01-09", date_source="draft")
    assert row(record, "dtg") == [
        ("Wednesday, 9 January 1974", None, "day of drafting, from the archive's attributes")
    ]


def test_unreadable_date_time_group_is_shown_as_written() -> None:
    assert row(replace(PLAIN, dtg_written="R 99XX99Z"), "dtg") == [
        ("R 99XX99Z", None, "not readable as a date")
    ]


def test_order_of_an_unclassified_telegram_has_no_date() -> None:
    record = replace(PLAIN, executive_order=ExecutiveOrder("12958", "E.O. 12958: N/A"))
    assert row(record, "executive_order") == [
        ("Executive Order 12958", "E.O. 12958: N/A", "not classified, so no date")
    ]


@pytest.mark.parametrize("date", [None, "", "????-01-01"])
def test_year_of_a_telegram_without_a_day_is_unknown(date: str | None) -> None:
    assert year_of(replace(PLAIN, date=date)) is None
