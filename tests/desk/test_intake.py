"""Files go in, and every one of them is accounted for."""

import os
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.taking_in import take, write
from tests.made_telegrams import folder_of, telegram

from reftel.desk import intake, preparing, sorting
from reftel.desk.desk import Desk, open_desk
from reftel.desk.intake_options import Options


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "archive", create=True) as opened:
        yield opened


def test_each_file_of_a_folder_comes_in_once(desk: Desk, tmp_path: Path) -> None:
    report = take(desk, folder_of(tmp_path / "in", 12))
    assert (report.sums.seen, report.sums.read, report.sums.new_telegrams) == (12, 12, 12)
    assert len(list(desk.list())) == 12


def test_a_second_run_holds_all_and_doubles_nothing(desk: Desk, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 5)
    take(desk, folder)
    report = take(desk, folder)
    assert (report.sums.held, report.sums.read, report.sums.telegrams) == (5, 0, 0)
    assert len(list(desk.list())) == 5
    assert {file.state for file in desk.files()} == {"read"}


def test_the_same_file_under_two_names_is_read_once_and_held_once(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder / "a.txt", telegram(1))
    write(folder / "b.txt", telegram(1))
    report = take(desk, folder)
    assert (report.sums.read, report.sums.held, report.sums.new_telegrams) == (1, 1, 1)
    later = take(desk, write(tmp_path / "c.txt", telegram(1)))
    assert (later.sums.held, later.sums.telegrams) == (1, 0)
    opened = desk.open("05LISBON1")
    assert opened.view is not None
    assert len(opened.view.copies) == 1
    assert len(opened.view.copy.also) == 2


def test_two_telegrams_in_one_file_are_two(desk: Desk, tmp_path: Path) -> None:
    place = write(tmp_path / "two.txt", telegram(1) + telegram(2))
    report = take(desk, place)
    assert (report.sums.read, report.sums.new_telegrams) == (1, 2)
    opened = desk.open("05LISBON2")
    assert opened.view is not None
    copy = opened.view.copy
    assert copy.source == f"{place}#2"
    whole = place.read_bytes()
    assert desk.exact(copy) == whole[len(telegram(1).encode()) :]
    assert copy.start == len(telegram(1))
    span = desk.in_file(copy).spans["subject"]
    assert isinstance(span[0], int)
    assert "SHIPMENT 2" in whole.decode()[span[0] : int(str(span[1]))]


def test_a_changed_file_is_read_anew_and_its_old_telegram_stays(desk: Desk, tmp_path: Path) -> None:
    place = write(tmp_path / "t.txt", telegram(1))
    take(desk, place)
    write(place, telegram(2))
    report = take(desk, place)
    assert report.sums.new_telegrams == 1
    assert [row.mrn for row in desk.list()] == ["05LISBON1", "05LISBON2"]
    assert len(list(desk.files())) == 1


def test_a_text_without_a_number_is_called_by_its_checksum(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "note.txt", "A note about nothing in particular.\n"))
    (row,) = desk.list()
    assert row.mrn is None
    assert row.address.startswith("x")
    assert len(row.address) == 13
    assert desk.open(row.address).state == "found"
    assert desk.open(row.address.upper()).state == "found"


@pytest.mark.parametrize(
    ("name", "data", "state"),
    [
        ("empty.txt", b"", "refused"),
        ("binary.bin", bytes(range(256)) * 40, "refused"),
        ("latin.txt", telegram(1, body="1. Caf\u00e9 na\u00efve.").encode("latin-1"), "read"),
        ("utf16.txt", telegram(1).encode("utf-16"), "read"),
        ("bom.txt", b"\xef\xbb\xbf" + telegram(1).encode(), "read"),
        (
            "broken.txt",
            "1. caf\u00e9 \u00e0 la cr\u00e8me\n".encode() + telegram(1).encode() + b"\xff\xfe",
            "read",
        ),
        ("crlf.txt", telegram(1).replace("\n", "\r\n").encode(), "read"),
        ("cr.txt", telegram(1).replace("\n", "\r").encode(), "read"),
        ("feeds.txt", telegram(1).replace("\n\n", "\n\f\n").encode(), "read"),
        ("no-end.txt", telegram(1).rstrip().encode(), "read"),
    ],
)
def test_any_bytes_end_as_a_telegram_or_a_refusal(
    desk: Desk, tmp_path: Path, name: str, data: bytes, state: str
) -> None:
    place = tmp_path / name
    place.write_bytes(data)
    report = take(desk, place, folder_of(tmp_path / "beside", 1, first=900))
    (file,) = [file for file in desk.files() if file.path.endswith(name)]
    assert file.state == state
    if state == "refused":
        assert file.reason
        assert file.help
        assert not report.is_clean
        return
    copies = [desk.open(row.address) for row in desk.list() if row.mrn != "05LISBON900"]
    texts = [opened.view.copy for opened in copies if opened.view is not None]
    texts.sort(key=lambda copy: copy.start)
    assert b"".join(desk.exact(copy) for copy in texts) == data


def test_a_file_of_one_long_line_comes_in(desk: Desk, tmp_path: Path) -> None:
    take(desk, write(tmp_path / "line.txt", "WORD " * 600_000))
    assert len(list(desk.list())) == 1


def test_a_large_file_of_many_telegrams_comes_in_by_pieces(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "_LARGE", 100_000)
    monkeypatch.setattr(preparing, "_PIECE", 20_000)
    monkeypatch.setattr(intake, "_BATCH_BYTES", 5_000)
    whole = "".join(telegram(serial) for serial in range(1, 501))
    assert len(whole) > 100_000
    place = write(tmp_path / "many.txt", whole)
    report = take(desk, place)
    assert (report.sums.seen, report.sums.new_telegrams) == (1, 500)
    last = desk.open("LISBON 499").view
    assert last is not None
    assert last.copy.source == f"{place}#499"
    assert whole[last.copy.start :].startswith(telegram(499))
    assert last.copy.line == whole.count("\n", 0, last.copy.start)


def test_a_folder_that_links_to_itself_ends(desk: Desk, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 2)
    (folder / "again").symlink_to(folder, target_is_directory=True)
    (folder / "box1" / "up").symlink_to(folder, target_is_directory=True)
    assert take(desk, folder).sums.seen == 2


def test_what_is_no_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 1)
    os.mkfifo(folder / "pipe")
    (folder / "nowhere").symlink_to(tmp_path / "not there")
    report = take(desk, folder)
    assert (report.sums.read, report.sums.refused) == (1, 2)
    assert all(trouble.reason and trouble.help for trouble in report.troubles)


def test_the_archive_in_the_folder_that_is_added_is_passed_by(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 3)
    with open_desk(folder / "reftel-archive", create=True) as desk:
        take(desk, folder)
        report = take(desk, folder)
    assert (report.sums.seen, report.sums.held) == (3, 3)


def test_a_container_counts_by_its_members(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "box.zip"
    with zipfile.ZipFile(place, "w") as box:
        for serial in range(1, 6):
            box.writestr(f"box/{serial}.txt", telegram(serial))
        box.writestr("box/empty.txt", "")
    report = take(desk, place)
    assert (report.sums.seen, report.sums.read, report.sums.refused) == (6, 5, 1)
    again = take(desk, place)
    assert (again.sums.seen, again.sums.held, again.sums.refused) == (6, 5, 1)
    twin = tmp_path / "twin.zip"
    shutil.copy(place, twin)
    other = take(desk, twin)
    assert (other.sums.seen, other.sums.held, other.sums.refused) == (6, 5, 1)
    assert len(list(desk.files())) == 12
    assert len(list(desk.list())) == 5


def test_a_container_holds_what_a_folder_brought(desk: Desk, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 4)
    take(desk, folder)
    with zipfile.ZipFile(tmp_path / "same.zip", "w") as box:
        for path in sorted(folder.rglob("*.txt")):
            box.write(path, path.name)
    report = take(desk, tmp_path / "same.zip")
    assert (report.sums.held, report.sums.new_telegrams) == (4, 0)


def test_a_large_container_streams(desk: Desk, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "large.zip", "w") as box:
        for serial in range(1, 301):
            box.writestr(f"{serial}.txt", telegram(serial))
    assert (tmp_path / "large.zip").stat().st_size > 64_000
    assert take(desk, tmp_path / "large.zip").sums.new_telegrams == 300


def test_what_failed_is_taken_again_on_its_own(desk: Desk, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 2)
    late = write(folder / "late.txt", "")
    assert take(desk, folder).sums.refused == 1
    write(late, telegram(50))
    report = take(desk, retry=True)
    assert (report.sums.seen, report.sums.read) == (1, 1)
    assert take(desk, retry=True).sums.seen == 0


def test_a_rehearsal_leaves_no_trace(desk: Desk, tmp_path: Path) -> None:
    take(desk, folder_of(tmp_path / "in", 2))
    before = list(desk.files())
    report = take(desk, folder_of(tmp_path / "more", 6), rehearse=True)
    assert (report.sums.new_telegrams, report.sums.held) == (4, 2)
    assert report.dry_run
    assert list(desk.files()) == before
    assert len(list(desk.list())) == 2


def test_asked_to_stop_it_stops_and_goes_on(desk: Desk, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 200)
    asked = iter([False, True])
    options = Options(workers=1, should_stop=lambda: next(asked, True))
    report = desk.add([folder], options)
    assert report.stopped
    assert report.sums.agree()
    assert report.sums.pending > 0
    assert desk.status().sums.pending == report.sums.pending
    rest = take(desk, folder)
    assert rest.sums.read + rest.sums.held == 200
    assert len(list(desk.list())) == 200


def test_worker_processes_bring_the_same_as_one(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 150)
    found = []
    for workers in (1, 2):
        with open_desk(tmp_path / f"archive{workers}", create=True) as desk:
            desk.add([folder], Options(workers=workers))
            found.append([(row.address, row.date, row.subject) for row in desk.list()])
            assert [file.state for file in desk.files()] == ["read"] * 150
    assert found[0] == found[1]


def test_every_telegram_is_found_by_its_words(desk: Desk, tmp_path: Path) -> None:
    take(desk, folder_of(tmp_path / "in", 20))
    for serial in (1, 13, 20):
        hits = desk.search(f"unikat{serial}").hits
        assert [hit.mrn for hit in hits] == [f"05LISBON{serial}"]


def test_undoing_an_intake_keeps_what_another_brought_too(desk: Desk, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 3)
    first = take(desk, folder)
    write(tmp_path / "more/copy.txt", telegram(1))
    write(tmp_path / "more/new.txt", telegram(40))
    take(desk, tmp_path / "more")
    removed = desk.undo(first.intake)
    assert sorted(removed.addresses) == ["05LISBON2", "05LISBON3"]
    assert list(desk.verify(lambda _name, _done: None)) == []
    assert sorted(row.address for row in desk.list()) == ["05LISBON1", "05LISBON40"]
    sums = desk.status().sums
    assert (sums.agree(), sums.new_telegrams) == (True, 2)
    assert desk.search("unikat2").total == 0
    assert desk.search("unikat1").total == 1
    assert take(desk, folder).sums.new_telegrams == 2


def test_undoing_gives_a_changed_file_its_old_state_back(desk: Desk, tmp_path: Path) -> None:
    place = write(tmp_path / "t.txt", telegram(1))
    take(desk, place)
    write(place, telegram(2))
    second = take(desk, place)
    desk.undo(second.intake)
    assert [row.mrn for row in desk.list()] == ["05LISBON1"]
    assert [file.state for file in desk.files()] == ["read"]
    assert desk.status().sums.agree()


def test_a_telegram_taken_down_stays_out_until_wanted_again(desk: Desk, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 2)
    take(desk, folder)
    removed = desk.take_down("05LISBON1", "asked for by its post")
    assert removed.addresses == ["05LISBON1"]
    opened = desk.open("05LISBON1")
    assert opened.state == "none"
    assert "asked for by its post" in opened.message
    report = take(desk, folder)
    assert (report.sums.held, report.sums.new_telegrams) == (2, 0)
    assert "taken down" in report.troubles[0].reason
    other = take(desk, write(tmp_path / "elsewhere.txt", telegram(1)))
    assert other.sums.new_telegrams == 0
    assert len(list(desk.list())) == 1
    assert take(desk, folder, again=True).sums.new_telegrams == 1
    assert desk.open("05LISBON1").state == "found"


def test_numbers_of_telegrams_are_never_given_twice(desk: Desk, tmp_path: Path) -> None:
    take(desk, folder_of(tmp_path / "in", 3))
    desk.take_down("05LISBON3", "a test")
    take(desk, write(tmp_path / "next.txt", telegram(9)))
    with sqlite3.connect(desk.folder / "archive.db") as connection:
        numbers = [row[0] for row in connection.execute("SELECT number FROM telegrams ORDER BY number")]
        gone = [row[0] for row in connection.execute("SELECT number FROM gone")]
    connection.close()
    assert numbers == [2, 3, 4]
    assert gone == [1]


def test_references_say_whether_they_are_held(desk: Desk, tmp_path: Path) -> None:
    write(tmp_path / "in/a.txt", telegram(1))
    write(tmp_path / "in/b.txt", telegram(2, refs=["A. LISBON 1", "B. 04 LISBON 999"]))
    take(desk, tmp_path / "in")
    opened = desk.open("05LISBON2")
    assert opened.view is not None
    assert [(each.state, each.address) for each in opened.view.references] == [
        ("held", "05LISBON1"),
        ("not_held", None),
    ]
    cited = desk.open("05LISBON1")
    assert cited.view is not None
    assert [row.address for row in cited.view.cited_by] == ["05LISBON2"]
    missing = desk.open("04LISBON999")
    assert "1 telegram held here cites it" in missing.message


@pytest.mark.shared
def test_pdfs_join_the_texts_of_the_same_telegrams(desk: Desk, shared: Path) -> None:
    exports = shared / "telegrams_nara"
    texts = sorted((exports / "raw").glob("*.txt"))[:12]
    take(desk, *texts)
    pdfs = [path for text in texts if (path := exports / "pdf" / f"{text.stem}.pdf").exists()]
    report = take(desk, *pdfs)
    assert (report.sums.new_telegrams, report.sums.new_copies) == (0, len(pdfs))
    for path in pdfs[:3]:
        opened = desk.open(path.stem)
        assert opened.view is not None
        drawn = next(copy for copy in opened.view.copies if copy.original is not None)
        assert desk.exact(drawn) == path.read_bytes()
