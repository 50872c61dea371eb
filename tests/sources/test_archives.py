import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from reftel.sources.bounds import Bounds
from reftel.sources.open import receive
from reftel.sources.received import Outcome, Received, Refused

TEXT = b"R 121430Z MAR 75\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC\n\nUNCLAS LISBON 1234\n"
MEMBERS = {"box/1.txt": TEXT, "box/2.txt": TEXT.replace(b"1234", b"1235")}
Members = dict[str, bytes]


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as container:
        for name, data in members.items():
            container.writestr(name, data)
    return out.getvalue()


def tarred(members: Members) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as container:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            container.addfile(info, io.BytesIO(data))
    return out.getvalue()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": zstandard.compress,
}


def read(tmp_path: Path, data: bytes, bounds: Bounds | None = None) -> list[Outcome]:
    (tmp_path / "file").write_bytes(data)
    return list(receive(tmp_path / "file", bounds=bounds))


def texts(found: list[Outcome]) -> dict[str | None, bytes]:
    return {item.member: item.text.encode() for item in found if isinstance(item, Received)}


def refusals(found: list[Outcome]) -> dict[str | None, str]:
    return {item.member: item.reason for item in found if isinstance(item, Refused)}


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_every_member_of_a_container_is_received(tmp_path: Path, pack: Callable[[Members], bytes]) -> None:
    assert texts(read(tmp_path, pack(MEMBERS))) == MEMBERS


@pytest.mark.parametrize("kind", PACKERS)
def test_a_compressed_file_keeps_its_name(tmp_path: Path, kind: str) -> None:
    assert texts(read(tmp_path, PACKERS[kind](TEXT))) == {None: TEXT}


@pytest.mark.parametrize("kind", PACKERS)
def test_a_compressed_tar_is_read_member_by_member(tmp_path: Path, kind: str) -> None:
    assert texts(read(tmp_path, PACKERS[kind](tarred(MEMBERS)))) == MEMBERS


@pytest.mark.parametrize("kind", ["gzip", "bzip2", "xz", "zstd"])
def test_streams_written_one_behind_another_are_all_read(tmp_path: Path, kind: str) -> None:
    assert texts(read(tmp_path, PACKERS[kind](TEXT) + PACKERS[kind](TEXT))) == {None: TEXT + TEXT}


@pytest.mark.parametrize("kind", PACKERS)
def test_a_compressed_file_that_breaks_off_fails_and_says_so(tmp_path: Path, kind: str) -> None:
    noise = b"".join(b"%d\n" % (number * number) for number in range(40_000))
    packed = PACKERS[kind](noise)
    [found] = read(tmp_path, packed[: len(packed) // 2])
    assert isinstance(found, Refused)
    assert found.state == "failed"
    assert "breaks off" in found.reason or "damaged" in found.reason


def test_zero_bytes_behind_a_compressed_file_are_padding(tmp_path: Path) -> None:
    assert texts(read(tmp_path, gzip.compress(TEXT) + bytes(1_000))) == {None: TEXT}


def test_containers_inside_containers_are_read_to_the_bottom(tmp_path: Path) -> None:
    inner = zipped({"deep.txt": TEXT})
    found = read(tmp_path, gzip.compress(tarred({"a.zip": inner, "b.txt.gz": gzip.compress(TEXT)})))
    assert texts(found) == {"a.zip!deep.txt": TEXT, "b.txt.gz": TEXT}


def test_a_container_packed_too_often_is_refused(tmp_path: Path) -> None:
    data = TEXT
    for _ in range(7):
        data = gzip.compress(data)
    [found] = read(tmp_path, data)
    assert isinstance(found, Refused)
    assert "packed more than 5 times over" in found.reason


@pytest.mark.parametrize("kind", PACKERS)
def test_a_bomb_is_stopped_before_it_fills_memory(tmp_path: Path, kind: str) -> None:
    bomb = PACKERS[kind](b"A" * 30_000_000)
    [found] = read(tmp_path, bomb, Bounds(free=1_000_000, ratio=100))
    assert isinstance(found, Refused)
    assert found.reason == "it unpacks to more than 100 times its size"


def test_a_zip_bomb_of_many_members_is_stopped_by_their_sum(tmp_path: Path) -> None:
    bomb = zipped({f"{number}.txt": b"A" * 400_000 for number in range(20)})
    found = read(tmp_path, bomb, Bounds(free=1_000_000, ratio=20))
    assert "it unpacks to more than 20 times its size" in refusals(found).values()
    assert len(texts(found)) < 20


def test_a_member_larger_than_a_document_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, zipped({"big.txt": b"A" * 3_000, "small.txt": TEXT}), Bounds(document=1_000))
    assert texts(found) == {"small.txt": TEXT}
    assert "a document may have 1,000" in (refusals(found)["big.txt"])


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\..\\a.txt", "C:/a.txt"])
def test_a_name_that_leads_out_is_told_and_writes_nothing(
    tmp_path: Path, pack: Callable[[Members], bytes], name: str
) -> None:
    [found] = read(tmp_path, pack({name: TEXT}))
    assert isinstance(found, Received)
    assert [word.rule for word in found.diagnostics] == ["member-name-leads-out"]
    assert [path.name for path in tmp_path.rglob("*")] == ["file"]


def test_control_characters_in_names_are_written_out(tmp_path: Path) -> None:
    assert list(texts(read(tmp_path, tarred({"a\x1b[2J\n.txt": TEXT})))) == ["a\\x1b[2J\\n.txt"]


def test_links_and_devices_in_a_tar_are_passed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as container:
        for name, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("pipe", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            container.addfile(info)
    found = read(tmp_path, out.getvalue())
    assert [(item.member, item.state) for item in found if isinstance(item, Refused)] == [
        ("link", "passed"),
        ("hard", "passed"),
        ("pipe", "passed"),
    ]


def test_what_a_desktop_packs_along_is_passed(tmp_path: Path) -> None:
    found = read(tmp_path, zipped({"a.txt": TEXT, "__MACOSX/._a.txt": b"\0\5\x16\7", ".DS_Store": b"x"}))
    assert texts(found) == {"a.txt": TEXT}
    assert {item.state for item in found if isinstance(item, Refused)} == {"passed"}


def test_a_damaged_member_fails_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT * 20, "b.txt": TEXT}, zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    found = read(tmp_path, bytes(data))
    assert texts(found) == {"b.txt": TEXT}
    assert refusals(found) == {"a.txt": "the member is damaged"}


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT}))
    data[6] |= 1  # the flag in front of the member
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    assert refusals(read(tmp_path, bytes(data))) == {"a.txt": "the member is encrypted"}


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_container_cut_short_fails_and_says_so(tmp_path: Path, pack: Callable[[Members], bytes]) -> None:
    data = pack({"a.txt": TEXT * 300})
    found = read(tmp_path, data[: len(data) // 2])
    assert [item.state for item in found if isinstance(item, Refused)] == ["failed"]
    assert texts(found) == {}


def test_empty_containers_are_refused(tmp_path: Path) -> None:
    assert refusals(read(tmp_path, zipped({}))) == {None: "the zip file is empty"}


def test_a_document_of_an_office_program_is_no_container(tmp_path: Path) -> None:
    found = refusals(read(tmp_path, zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})))
    assert found == {None: "it is a document of an office program or an e-book"}


def test_bytes_changed_anywhere_in_a_container_never_raise(tmp_path: Path) -> None:
    for pack in (zipped, tarred):
        data = pack(MEMBERS)
        for place in range(4, len(data), 37):
            assert read(tmp_path, data[:place] + b"\xff" + data[place + 1 :])
