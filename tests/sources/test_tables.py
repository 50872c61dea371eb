import csv
import io
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from reftel.sources.columns import guess, parse_mapping
from reftel.sources.open import receive
from reftel.sources.received import Outcome, Received, Refused
from reftel.telegram import parse

BODY = 'UNCLAS LISBON 1234\n\n1. THE MINISTER SAID "YES", AND LEFT.\n'


def table(*rows: tuple[str, ...], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def read(tmp_path: Path, text: str, mapping: Mapping[str, str] | None = None) -> list[Outcome]:
    (tmp_path / "a.csv").write_bytes(text.encode())
    return list(receive(tmp_path / "a.csv", mapping=mapping))


def received(found: list[Outcome]) -> list[Received]:
    return [item for item in found if isinstance(item, Received)]


def refused(found: list[Outcome]) -> list[tuple[str | None, str]]:
    return [(item.member, item.reason) for item in found if isinstance(item, Refused)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_column_of_the_text_is_guessed_and_said(tmp_path: Path, delimiter: str) -> None:
    found = received(read(tmp_path, table(("Created", "Body"), ("1975-03-12", BODY), delimiter=delimiter)))
    assert [(item.member, item.text) for item in found] == [("row 1", BODY)]
    assert found[0].extractor == "csv 1 (body=Body,date=Created)"


def test_a_mapping_that_is_given_decides(tmp_path: Path) -> None:
    text = table(("Text", "Full"), ("ABSTRACT", BODY))
    [found] = received(read(tmp_path, text, parse_mapping("body=Full")))
    assert found.text == BODY
    assert found.attributes == {"Text": "ABSTRACT"}


def test_a_mapping_to_a_column_that_is_not_there_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, table(("Text", "Full"), ("A", BODY)), {"body": "Nothing"})
    assert refused(found) == [(None, "it has no column 'Nothing'")]


@pytest.mark.parametrize("words", ["", "body", "body=", "nobody=x", "date=created"])
def test_a_mapping_that_makes_no_sense_is_told(words: str) -> None:
    with pytest.raises(ValueError, match=r"FIELD=COLUMN|body=COLUMN"):
        parse_mapping(words)


def test_what_the_columns_say_stands_before_the_text_as_in_a_catalogue(tmp_path: Path) -> None:
    rows = table(
        ("mrn", "date", "subject", "classification", "origin", "body"),
        ("06LISBON1234", "2006-03-12", "FISH", "UNCLASSIFIED", "Embassy Lisbon", BODY),
    )
    [found] = received(read(tmp_path, rows))
    assert found.text == f"06LISBON1234\nFISH\n2006-03-12\nUNCLASSIFIED\nEmbassy Lisbon\n{BODY}"


def test_a_title_that_the_text_lacks_is_set_above_it(tmp_path: Path) -> None:
    rows = table(("title", "body"), ("1. Telegram From Lisbon", "Text."), ("FISH", "SUBJECT: FISH\n\nTEXT."))
    assert [item.text for item in received(read(tmp_path, rows))] == [
        "1. Telegram From Lisbon\n\nText.",
        "SUBJECT: FISH\n\nTEXT.",
    ]


def test_the_table_of_eight_columns_is_known_without_a_heading(tmp_path: Path) -> None:
    rows = (
        '"1","3/12/2006 14:30","06LISBON1234","Embassy Lisbon","UNCLASSIFIED","06STATE1|06STATE2",'
        '"R 121430Z MAR 06\nFM AMEMBASSY LISBON\n","UNCLAS LISBON 001234\n\n1. HE SAID \\"YES\\".\n"\n'
        '"2","3/13/2006 10:00","06LISBON1240","Embassy Lisbon","UNCLASSIFIED","","","2. TEXT.\n"\n'
    )
    first, second = received(read(tmp_path, rows))
    assert first.text.startswith("06LISBON1234\n3/12/2006 14:30\nUNCLASSIFIED\nEmbassy Lisbon\nR 121430Z")
    assert 'HE SAID "YES".' in first.text
    assert first.attributes["references"] == "06STATE1|06STATE2"
    assert second.text.endswith("2. TEXT.\n")


def test_the_export_of_the_archives_becomes_text_and_attributes(tmp_path: Path) -> None:
    rows = table(
        ("Document Number", "From", "Film Number", "Draft Date", "Subject", "TAGS", "Message Text"),
        ("1975LISBON01234", "LISBON", "D750012-0345", "12 MAR 1975", "FISH", "EFIS, PO", BODY),
    )
    [found] = received(read(tmp_path, rows))
    assert found.text.startswith(f"Message Text\n\n{BODY}\nMessage Attributes")
    assert "Message Attributes\n\nDocument Number: 1975LISBON01234\nFrom: LISBON\n" in found.text


def test_a_dump_of_telegrams_by_document_number_is_read_with_what_its_columns_say(tmp_path: Path) -> None:
    rows = table(
        ("id", "created", "from", "subject", "tags", "origclass", "body"),
        ("1975LISBON01234", "1975-03-12", "LISBON", "FISH", "EFIS, PO", "CONFIDENTIAL", "1. TEXT.\n"),
    )
    [found] = received(read(tmp_path, rows))
    record = parse(found.text).values
    assert (record.mrn, record.date, record.subject) == ("75LISBON1234", "1975-03-12", "FISH")
    assert (record.tags, record.classification) == (["EFIS", "PO"], "CONFIDENTIAL")
    assert [paragraph.text for paragraph in record.paragraphs] == ["TEXT."]


def test_a_quote_that_is_never_closed_costs_its_own_line(tmp_path: Path) -> None:
    lines = ["n,body", "1,ONE", '2,"TWO', "3,THREE", "4,FOUR"]
    found = read(tmp_path, "\n".join(lines) + "\n")
    assert [item.text for item in received(found)] == ["ONE", "THREE", "FOUR"]
    assert refused(found) == [("line 3", "broken: a quote that is not closed, or closed too early")]


def test_rows_of_another_width_are_refused_together(tmp_path: Path) -> None:
    found = read(tmp_path, "n,body\n1,ONE\n2\n3,A,B\n4,FOUR\n")
    assert [item.text for item in received(found)] == ["ONE", "FOUR"]
    assert refused(found) == [("lines 3-4", "broken: 1 columns in place of 2")]


def test_a_row_without_text_is_told(tmp_path: Path) -> None:
    assert refused(read(tmp_path, "n,body\n1,\n2,TWO\n")) == [("row 1", "the row has no text")]


@pytest.mark.parametrize(
    "text",
    [
        "FM AMEMBASSY LISBON, PORTUGAL\nTO SECSTATE\n",
        "TEXT, OF A TELEGRAM\nWITH COMMAS, AND MORE\n",
        "SUBJECT: BODY, TEXT AND MESSAGE\n",
        "1. A|B|C\n2. D|E|F\n",
    ],
)
def test_a_telegram_with_commas_is_no_table(tmp_path: Path, text: str) -> None:
    [found] = received(read(tmp_path, text))
    assert (found.media, found.text) == ("text/plain", text)


def test_the_first_of_two_columns_that_could_be_meant_is_taken() -> None:
    assert guess(["Title", "Subject", "Text", "Body"]) == {"body": "Body", "subject": "Subject"}


def test_a_table_in_another_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("n;body\n1;MUÑOZ\n".encode("cp1252"))
    (tmp_path / "b.csv").write_bytes("n\tbody\n1\tMUÑOZ\n".encode("utf-16"))
    assert [item.text for item in received(list(receive(tmp_path)))] == ["MUÑOZ", "MUÑOZ"]


def test_a_quote_in_every_second_line_does_not_take_quadratic_time(tmp_path: Path) -> None:
    text = "n,body\n" + '1,"A" B\n2,"C\n' * 20_000
    begin = time.process_time()
    read(tmp_path, text)
    assert time.process_time() - begin < 5


def test_a_row_longer_than_any_telegram_is_refused_for_its_length(tmp_path: Path) -> None:
    long = '"' + "WORD " * 4_000_000 + '"'
    found = read(tmp_path, f"date,body\n1975-03-12,{long}\n1975-03-13,SHORT\n")
    assert [row.text for row in received(found)] == ["SHORT"]
    assert refused(found) == [("line 2", "broken: a row of more than 16,000,000 characters")]
