import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reftel.sources.bounds import Bounds
from reftel.sources.decode import encode
from reftel.sources.open import receive
from reftel.sources.received import Received, Refused


def only(path: Path, bounds: Bounds | None = None) -> Received | Refused:
    [found] = receive(path, bounds=bounds)
    return found


def test_a_text_is_received_whole_with_checksum_and_encoding(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfFM AMEMBASSY LISBON\r\nTO SECSTATE\r\n\x0cUNCLAS\r"
    (tmp_path / "a.txt").write_bytes(data)
    found = only(tmp_path / "a.txt")
    assert isinstance(found, Received)
    assert found.text == "FM AMEMBASSY LISBON\r\nTO SECSTATE\r\n\x0cUNCLAS\r"
    assert encode(found.text, found.encoding) == data
    assert (found.checksum, found.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (found.source, found.member, found.start) == (str(tmp_path / "a.txt"), None, 0)
    assert found.original is None


def test_content_decides_and_not_the_name(tmp_path: Path, make_pdf: Callable[..., bytes]) -> None:
    (tmp_path / "a.txt").write_bytes(make_pdf([[(36, 700, 10, "UNCLAS LISBON 1234")]]))
    (tmp_path / "b.pdf").write_text("UNCLAS LISBON 1234\n")
    pdf, text = receive(tmp_path)
    assert isinstance(pdf, Received)
    assert isinstance(text, Received)
    assert (pdf.media, text.media) == ("application/pdf", "text/plain")
    assert pdf.text == text.text


def test_broken_utf_8_is_taken_with_a_word_about_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Señor Núñez ".encode() + b"\xff\n")
    found = only(tmp_path / "a.txt")
    assert isinstance(found, Received)
    assert [item.rule for item in found.diagnostics] == ["broken-utf-8"]
    assert "1 byte " in found.diagnostics[0].message


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as sparse:
        sparse.truncate(2_000_000_000)  # takes no room on the disk
    found = only(tmp_path / "a.txt")
    assert isinstance(found, Refused)
    assert found.size == 2_000_000_000
    assert "2,000,000,000 bytes" in found.reason


def test_a_file_that_grows_while_it_is_read_fails_for_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("HALF OF A TELE")
    really = os.fstat
    calls = 0

    def growing(handle: int) -> os.stat_result:
        nonlocal calls
        calls += 1
        if calls == 2:
            with path.open("a") as other:
                other.write("GRAM")
        return really(handle)

    monkeypatch.setattr(os, "fstat", growing)
    found = only(path)
    assert isinstance(found, Refused)
    assert (found.reason, found.state) == ("it changed while it was read", "failed")


def test_a_file_one_may_not_read_fails_and_disturbs_no_other(unprivileged: Path) -> None:
    (unprivileged / "a.txt").write_text("A")
    (unprivileged / "a.txt").chmod(0)
    (unprivileged / "b.txt").write_text("B")
    closed, read = receive(unprivileged)
    assert isinstance(closed, Refused)
    assert (closed.reason, closed.state) == ("you may not read it", "failed")
    assert isinstance(read, Received)


def test_a_file_of_blanks_is_refused_like_an_empty_one(tmp_path: Path) -> None:
    for name, data in (("blanks", b" \n\t\r\n \x0c\n"), ("wide", "\n \n".encode("utf-16"))):
        place = tmp_path / name
        place.write_bytes(data)
        (found,) = receive(place)
        assert isinstance(found, Refused)
        assert found.reason == "the file holds nothing but blanks"


def test_plain_text_needs_no_reader_of_other_kinds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("R 040930Z JAN 05\nFM AMEMBASSY LISBON\n", encoding="utf-8")
    script = (
        "import sys; from pathlib import Path; from reftel.sources.open import receive;"
        f"list(receive(Path({str(tmp_path)!r})));"
        "print(sorted({'lxml', 'pypdfium2', 'zstandard', 'email', 'tarfile'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
