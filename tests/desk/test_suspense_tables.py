"""Tables of asks and promises in and out, from whatever program, with faults told by row."""

import csv
import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reftel.desk.desk import Desk, open_desk
from reftel.desk.sheets import SheetError, read_rows, write_rows
from reftel.desk.suspense_tables import NoColumnsError
from reftel.suspense.headings import COLUMNS, columns_of
from reftel.suspense.table import Fault, Row, read_row

HEAD = "Type,Who,Commitment,Date,Deadline,URL,Quote,Status,Evidence link,Evidence,As of"
GOOD = (
    "promise,Ministry of Works,mend the bridge,2024-03-01,2024-06-01,https://x.example/1,"
    "“will mend it by June”,kept,https://x.example/2,the bridge is open,2024-05-20"
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path / "archive", create=True)


def table(place: Path, *lines: str) -> Path:
    place.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return place


def test_a_monitor_without_telegrams_can_use_the_book(desk: Desk, tmp_path: Path) -> None:
    done = desk.suspense.import_table(table(tmp_path / "t.csv", GOOD))
    assert (done.made, done.changed, done.held, done.faults) == (1, 0, 0, [])
    [line] = desk.suspense.list("2024-12-31", due=False).entries
    assert (line.status, line.closed, line.document) == ("kept", "2024-05-20", "https://x.example/1")
    assert line.evidence[0].quote == "the bridge is open"
    assert [one.id for one in desk.suspense.list("2024-06-02").entries] == []
    [then] = desk.suspense.list("2024-05-01", due=False).entries
    assert then.status == "open"


def test_the_same_table_again_changes_nothing_even_after_a_change_by_hand(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", GOOD)
    desk.suspense.import_table(path)
    [line] = desk.suspense.list("2024-12-31", due=False).entries
    desk.suspense.undo(line.id, day="2024-12-01")
    done = desk.suspense.import_table(path)
    assert (done.made, done.changed, done.held) == (0, 0, 1)
    assert desk.suspense.open(line.id).entry.status == "open"


def test_a_further_row_of_the_same_key_carries_the_entry_on(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "t.csv"
    head = "id,kind,by,what,said,document,quote,status,evidence_document,evidence_quote,changed"
    first = "7,promise,Ministry,a law,2024-01-01,a.pdf,we will,open,,,"
    second = "7,promise,Ministry,a law,2024-01-01,a.pdf,we will,partly kept,b.pdf,a draft,2024-06-01"
    place.write_text(f"{head}\n{first}\n", encoding="utf-8")
    assert desk.suspense.import_table(place).made == 1
    place.write_text(f"{head}\n{first}\n{second}\n", encoding="utf-8")
    done = desk.suspense.import_table(place)
    assert (done.made, done.changed, done.held) == (0, 1, 1)
    [line] = desk.suspense.list("2024-12-31", due=False).entries
    assert (line.status, line.completion) == ("partly_kept", 2)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("wish,A,b,2024-03-01,,u,q,,,,", "kind"),
        ("promise,A,,2024-03-01,,u,q,,,,", "what"),
        ("promise,A,b,,,u,q,,,,", "said"),
        ("promise,A,b,2024-02-30,,u,q,,,,", "said"),
        ("promise,A,b,2024-03-01,June,u,q,,,,", "due_date"),
        ("promise,A,b,2024-03-01,,u,,,,,", "quote"),
        ("promise,A,b,2024-03-01,,u,q,kept,,,", "evidence_quote"),
        ("promise,A,b,2024-03-01,,u,q,finished,,,", "status"),
        ("promise,A,b,2024-03-01,,u,q,answered,v,w,2024-03-02", "status"),
        ("promise,A,b,2024-03-01,,u,q,kept,v,w,2024-02-01", "status"),
    ],
)
def test_a_fault_names_its_row_and_column_and_the_other_rows_come_in(
    desk: Desk, tmp_path: Path, row: str, column: str
) -> None:
    done = desk.suspense.import_table(table(tmp_path / "t.csv", GOOD, row))
    assert [(fault.row, fault.column) for fault in done.faults] == [(3, column)]
    assert done.made == 1
    assert desk.suspense.list("2030-01-01", due=False).total == 1


def test_a_dry_run_tells_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    done = desk.suspense.import_table(table(tmp_path / "t.csv", GOOD), rehearse=True)
    assert done.made == 1
    assert desk.suspense.list("2030-01-01", due=False).total == 0


def test_headings_are_understood_named_or_told_to_be_ignored(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "t.csv"
    place.write_text(
        "Art;Wer;Zusage;said;url;quote;Farbe\npromise;A;b;2024-01-01;u;q;rot\n", encoding="utf-8"
    )
    with pytest.raises(NoColumnsError, match="kind and what"):
        desk.suspense.import_table(place)
    done = desk.suspense.import_table(place, {"Art": "kind", "Wer": "by", "Zusage": "what"})
    assert (done.made, done.ignored) == (1, ["Farbe"])
    with pytest.raises(NoColumnsError, match="no column"):
        desk.suspense.import_table(place, {"Art": "sort"})


def test_a_workbook_comes_in_with_its_days_and_numbers(desk: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["kind", "by", "what", "said", "due", "document", "quote", "id"])
    said = dt.datetime.fromisoformat("2024-01-05")
    sheet.append(["ask", "We", "a list", said, dt.date(2024, 2, 1), "a.pdf", "a list, please", 12.0])
    book.save(tmp_path / "t.xlsx")
    assert desk.suspense.import_table(tmp_path / "t.xlsx").made == 1
    [line] = desk.suspense.list("2024-02-02").entries
    assert (line.said, line.due_date, line.key, line.standing) == (
        "2024-01-05",
        "2024-02-01",
        "own:12",
        "overdue",
    )


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_was_written_out_makes_the_same_book_elsewhere(desk: Desk, tmp_path: Path, ending: str) -> None:
    desk.suspense.import_table(table(tmp_path / "t.csv", GOOD))
    path = tmp_path / f"out.{ending}"
    assert desk.suspense.export_table(path, "2024-12-31") == 1
    done = desk.suspense.import_table(path)
    assert (done.made, done.changed, done.held) == (0, 0, 1)
    with open_desk(tmp_path / "other", create=True) as other:
        assert other.suspense.import_table(path).made == 1
        [there] = other.suspense.list("2024-12-31", due=False).entries
        [here] = desk.suspense.list("2024-12-31", due=False).entries
        assert (there.what, there.status, there.completion, there.closed, there.quote, there.evidence) == (
            here.what, here.status, here.completion, here.closed, here.quote, here.evidence,
        )  # fmt: skip


def test_what_was_written_out_with_its_history_makes_the_same_history_elsewhere(
    desk: Desk, tmp_path: Path
) -> None:
    head = "id,kind,by,what,said,document,quote,status,completion,answer,proof,evidence,changed"
    rows = (
        "7,ask,We,a visit,2024-01-01,a.pdf,a visit please,open,,,,,",
        "7,ask,We,a visit,2024-01-01,a.pdf,a visit please,answered,,agreed,b.pdf,you may come,2024-02-01",
        "7,ask,We,a visit,2024-01-01,a.pdf,a visit please,broken,,,c.pdf,not before May,2024-03-01",
        "7,ask,We,a visit,2024-01-01,a.pdf,a visit please,kept,,,d.pdf,the team came,2024-06-01",
    )
    (tmp_path / "t.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    desk.suspense.import_table(tmp_path / "t.csv")
    out = tmp_path / "out.xlsx"
    assert desk.suspense.export_table(out, "2024-12-31", history=True) == 1
    with open_desk(tmp_path / "other", create=True) as other:
        done = other.suspense.import_table(out)
        assert (done.made, done.changed, done.faults) == (1, 3, [])
        for day in ("2024-01-15", "2024-02-15", "2024-03-15", "2024-12-31"):
            here, there = (
                [
                    (one.status, one.answer, one.completion, one.evidence)
                    for one in book.list(day, due=False).entries
                ]
                for book in (desk.suspense, other.suspense)
            )
            assert here == there
            assert here


def test_a_tracker_as_monitors_keep_it_comes_in(desk: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Commitments of the Government"],
        [],
        ["No.", "Promised by", "Commitment", "Date of statement", "Target date", "Source URL", "Exact words",
         "Status", "Date of change", "Proof URL", "Proof quote"],
        [1, "Ministry", "a law", "03/04/2024", "25/12/2024", "https://x.example/1", "we will", "In progress"],
        [2, "Ministry", "a clinic", "3 April 2024", None, "https://x.example/2", "we shall", "Fulfilled",
         "1.6.2024", "https://x.example/3", "it is open"],
        [3, "Ministry", "a road", "04/2024", None, "https://x.example/2", "we may", "Pending"],
    ):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    done = desk.suspense.import_table(tmp_path / "t.xlsx")
    assert [(fault.row, fault.column) for fault in done.faults] == [(6, "said")]
    law, clinic = desk.suspense.list("2024-12-31", due=False).entries
    assert (law.kind, law.said, law.due_date, law.status) == ("promise", "2024-04-03", "2024-12-25", "open")
    assert (clinic.said, clinic.status, clinic.closed) == ("2024-04-03", "kept", "2024-06-01")


def test_days_that_may_mean_two_are_asked_about(desk: Desk, tmp_path: Path) -> None:
    row = "promise,A,b,05/10/2024,,u,q,,,,"
    done = desk.suspense.import_table(table(tmp_path / "t.csv", row))
    assert "--days dmy" in done.faults[0].message
    assert desk.suspense.import_table(tmp_path / "t.csv", order="mdy").made == 1
    [line] = desk.suspense.list("2024-12-31", due=False).entries
    assert line.said == "2024-05-10"


def test_what_rows_are_can_be_said_for_all_of_them(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "t.csv"
    place.write_text(
        "by,what,said,document,quote\nWe,a list,2024-01-05,a.pdf,a list please\n", encoding="utf-8"
    )
    with pytest.raises(NoColumnsError, match="--kind promise"):
        desk.suspense.import_table(place)
    desk.suspense.import_table(place, kind="ask")
    assert [one.kind for one in desk.suspense.list("2024-12-31", due=False).entries] == ["ask"]


def test_what_a_spreadsheet_would_run_is_written_as_text(tmp_path: Path) -> None:
    rows = [["=1+1", "@SUM(A1)", "-2", "plain"]]
    for name in ("t.csv", "t.xlsx"):
        write_rows(tmp_path / name, ["a", "b", "c", "d"], rows)
        assert list(read_rows(tmp_path / name))[1] == rows[0]
    with (tmp_path / "t.csv").open(encoding="utf-8-sig") as stream:
        assert list(csv.reader(stream))[1][0] == "'=1+1"
    cell = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0]["A2"]
    assert (cell.data_type, cell.value) == ("s", "=1+1")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.csv", b"PK\x03\x04rubbish"),
        ("t.csv", b"kind\x00what"),
        ("t.xlsx", b"no workbook"),
        ("t.xlsx", b"PK\x03\x04" + b"\0" * 60),
        ("t.csv", b"a," * 1_000),
        ("t.csv", b'"' + b"x" * 200_000),
    ],
)
def test_what_is_no_table_is_told_so(desk: Desk, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises((SheetError, NoColumnsError)):
        desk.suspense.import_table(tmp_path / name)


def test_a_table_in_other_encodings_and_with_comments_is_read(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        (tmp_path / "t.csv").write_text("# a comment\nkind\twhat\nask\tcafé\n", encoding=encoding)
        assert list(read_rows(tmp_path / "t.csv")) == [["kind", "what"], ["ask", "café"]]


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from([*COLUMNS]), _TEXT))
def test_any_row_is_a_row_or_faults_that_name_columns(values: dict[str, str]) -> None:
    read = read_row(values, 5)
    if isinstance(read, Row):
        assert read.what
    else:
        assert read
        assert all(isinstance(fault, Fault) and fault.row == 5 and fault.column in COLUMNS for fault in read)


@given(st.lists(_TEXT, max_size=12))
def test_any_headings_give_each_column_one_place(headings: list[str]) -> None:
    places, unknown = columns_of(headings, {})
    assert len(set(places.values())) == len(places)
    assert len(places) + len(unknown) <= len(headings)
