"""What is made to do harm, or went wrong on its way, taken in like anything else: the archive stays whole."""

import gzip
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.made_telegrams import folder_of, telegram

from reftel.desk.accounting import IntakeReport
from reftel.desk.desk import Desk, open_desk
from reftel.desk.intake_options import Options
from reftel.sources.detect import detect

GIGABYTE = 1_000_000_000


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "archive", create=True) as opened:
        yield opened


def take(desk: Desk, place: Path) -> IntakeReport:
    """Take it in between two good files, of which both must come in, and leave the archive whole."""
    before = folder_of(place.parent / "a-good", 1, first=8_001)
    behind = folder_of(place.parent / "z-good", 1, first=8_002)
    report = desk.add([before, place, behind], Options(workers=1))
    assert report.error is None
    assert report.sums.agree()
    assert desk.status().sums.agree()
    assert {"05LISBON8001", "05LISBON8002"} <= {row.mrn for row in desk.list()}
    assert list(desk.verify(lambda _name, _done: None)) == []
    assert all(trouble.reason and trouble.help for trouble in report.troubles)
    return report


def reasons(report: IntakeReport) -> str:
    return "; ".join(f"{trouble.state}: {trouble.reason}" for trouble in report.troubles)


def test_a_zip_bomb_is_refused(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "in" / "bomb.zip"
    place.parent.mkdir()
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as box, box.open("0.txt", "w") as member:
        for _ in range(200):
            member.write(bytes(1_000_000))
    report = take(desk, place)
    assert report.sums.refused == 1
    assert "unpacks to more than" in reasons(report)


def test_a_zip_inside_itself_many_times_over_is_refused(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "in" / "nest.zip"
    place.parent.mkdir()
    inner = telegram(1).encode()
    for depth in range(12):
        with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as box:
            box.writestr(f"{depth}.zip" if depth else "t.txt", inner)
        inner = place.read_bytes()
    assert "packed more than" in reasons(take(desk, place))


@pytest.mark.parametrize(
    "name", ["../../outside.txt", "/tmp/reftel-outside.txt", "C:\\outside.txt", "a\0b.txt"]
)
def test_a_member_whose_name_leads_out_writes_nothing_there(desk: Desk, tmp_path: Path, name: str) -> None:
    place = tmp_path / "in" / "deep" / "out.zip"
    place.parent.mkdir(parents=True)
    with zipfile.ZipFile(place, "w") as box:
        box.writestr(name, telegram(1))
    take(desk, place)
    there = {path.name for path in tmp_path.rglob("*outside*")} | {
        path.name for path in place.parent.iterdir()
    }
    assert there == {"out.zip", "a-good", "z-good"}
    assert not Path("/tmp/reftel-outside.txt").exists()


def test_a_gz_that_breaks_off_fails_and_gives_no_half_telegram(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "in" / "cut.txt.gz"
    place.parent.mkdir()
    whole = gzip.compress("".join(telegram(serial) for serial in range(1, 200)).encode())
    place.write_bytes(whole[: len(whole) // 2])
    report = take(desk, place)
    assert report.sums.failed == 1
    assert len(list(desk.list())) == 2
    place.write_bytes(whole)
    again = desk.add([], Options(workers=1, retry=True))
    assert (again.sums.failed, again.sums.new_telegrams) == (0, 199)


def test_an_external_entity_of_a_volume_reads_no_file(desk: Desk, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("UNIKATSECRET")
    place = tmp_path / "in" / "volume.xml"
    place.parent.mkdir()
    place.write_text(
        f'<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
        '<div type="document" xml:id="d1" n="1"><head>1. Telegram</head><p>Before &x; behind.</p></div>'
        "</body></text></TEI>"
    )
    take(desk, place)
    assert desk.search("unikatsecret").total == 0


def test_a_broken_quote_in_a_table_costs_its_own_lines(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "in" / "table.csv"
    place.parent.mkdir()
    rows = [
        f'"{serial}","2005-01-01","The pilots of berth {serial} asked for a launch."' for serial in range(9)
    ]
    rows[4] = '"4","2005-01-01","never closed'
    place.write_text("\n".join(['"id","date","body"', *rows, ""]))
    report = take(desk, place)
    assert report.sums.refused == 1
    assert "broken" in reasons(report)
    assert desk.search("pilots launch").total == 8


def test_a_file_of_two_gigabytes_is_refused_at_once(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "in" / "huge.txt"
    place.parent.mkdir()
    with place.open("wb") as sparse:
        sparse.truncate(2 * GIGABYTE)  # takes no room on the disk
    begun = time.monotonic()
    report = take(desk, place)
    assert "a document may have" in reasons(report)
    assert time.monotonic() - begun < 60


def test_a_file_that_changes_while_it_is_read_fails_until_it_stands_still(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "in" / "growing.txt"
    place.parent.mkdir()
    place.write_text(telegram(1))

    def while_another_writes(head: bytes) -> str:
        if b"unikat1 " in head:
            with place.open("a") as other:
                other.write(telegram(2))
        return detect(head)

    with monkeypatch.context() as patched:
        patched.setattr("reftel.sources.open.detect", while_another_writes)
        report = take(desk, place)
    assert reasons(report) == "failed: it changed while it was read"
    assert len(list(desk.list())) == 2
    again = desk.add([], Options(workers=1, retry=True))
    assert (again.sums.failed, again.sums.new_telegrams) == (0, 2)


def test_small_bombs_packed_many_times_over_end_it_after_a_few(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "in" / "nest.zip"
    place.parent.mkdir()
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("0.txt", bytes(60_000_000))
    for _ in range(3):
        inner = place.read_bytes()
        with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as box:
            for number in range(12):
                box.writestr(f"{number}.zip", inner)
    report = take(desk, place)
    assert report.sums.seen < 20
    assert "unpacks to more than" in reasons(report)
