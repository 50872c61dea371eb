import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reftel.sources.decode import Decoded, Unreadable, decode, encode

WORDS = "AMEMBASSY BOGOTÁ: «où ?» ÆRØ – 60 €\r\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8 bom"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32-le", "utf-32-le"),
        ("utf-32-be", "utf-32-be"),
        ("cp1252", "windows-1252"),
    ],
)
def test_each_usual_encoding_is_told_and_can_be_undone(codec: str, encoding: str) -> None:
    data = WORDS.encode(codec)
    assert decode(data) == Decoded(WORDS, encoding)
    assert encode(WORDS, encoding) == data


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides(codec: str) -> None:
    data = ("\ufeff" + WORDS).encode(codec)
    assert decode(data) == Decoded(WORDS, f"{codec} bom")
    assert encode(WORDS, f"{codec} bom") == data


def test_bytes_without_meaning_in_windows_1252_are_latin_1() -> None:
    assert decode(b"SE\xd1OR \x81") == Decoded("SEÑOR \x81", "latin-1")


def test_single_bad_bytes_in_utf_8_stand_as_one_sign_and_come_back() -> None:
    data = "Ñandú ".encode() + b"\xff\xfe ABC " + "é".encode() + b"\xc3"
    read = decode(data)
    assert read == Decoded("Ñandú \ufffd ABC é\ufffd", "utf-8 bad 6=fffe 13=c3", bad=3)
    assert encode(read.text, read.encoding) == data


def test_a_sign_for_bad_bytes_that_was_there_before_is_not_taken_for_one() -> None:
    data = "é \ufffd ".encode() + b"\xff"
    read = decode(data)
    assert isinstance(read, Decoded)
    assert encode(read.text, read.encoding) == data


@pytest.mark.parametrize("encoding", ["utf-8 bom", "utf-16-le bom", "utf-8 bad 2=ff 4=c3"])
def test_stretches_give_their_bytes_back_one_by_one(encoding: str) -> None:
    text = "AB\ufffdC\ufffdD"
    whole = encode(text, encoding)
    for cut in range(1, len(text)):
        assert encode(text[:cut], encoding) + encode(text[cut:], encoding, start=cut) == whole


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf", "the file holds a byte-order mark and nothing else"),
        (bytes(4_000), "the file holds zero bytes where text should be"),
        (b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\x00>\x00", "the file is not text"),
        (bytes(range(256)) * 20, "the file is not text"),
        (b"\x01\x02\x03\x04" * 50, "the file is not text"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    read = decode(data)
    assert isinstance(read, Unreadable)
    assert read.reason.startswith(reason)
    assert read.help


def test_control_characters_of_teletype_are_text() -> None:
    data = b"\x07\x07ZCZC\r\r\n\x0fFM AMEMBASSY LISBON\x0e\r\n\x0c\x1a"
    assert isinstance(decode(data), Decoded)


@given(some.binary())
def test_whatever_is_taken_for_text_gives_its_bytes_back(data: bytes) -> None:
    read = decode(data)
    if isinstance(read, Decoded):
        assert encode(read.text, read.encoding) == data
        read.text.encode()  # no lone surrogates: they could not be stored


@given(some.text(min_size=1), some.sampled_from(["utf-8", "utf-16", "utf-32"]), some.data())
def test_a_damaged_text_still_gives_its_bytes_back(text: str, codec: str, draw: some.DataObject) -> None:
    data = bytearray(text.encode(codec))
    data[draw.draw(some.integers(0, len(data) - 1))] = draw.draw(some.integers(0, 255))
    read = decode(bytes(data))
    if isinstance(read, Decoded):
        assert encode(read.text, read.encoding) == data


def test_fifty_megabytes_without_a_line_end_take_no_more_than_their_length() -> None:
    data = b"WE AWAIT " * (50_000_000 // 9)
    begin = time.process_time()
    assert isinstance(decode(data), Decoded)
    assert time.process_time() - begin < 3


def test_many_bad_bytes_do_not_take_quadratic_time() -> None:
    data = ("é" * 50).encode() * 20_000 + b"\xff " * 20_000
    begin = time.process_time()
    read = decode(data)
    assert isinstance(read, Decoded)
    assert encode(read.text, read.encoding) == data
    assert time.process_time() - begin < 3


def test_the_code_of_large_machines_is_told_and_can_be_undone() -> None:
    data = "R 121430Z MAR 75\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC\nUNCLAS LISBON 1234\n".encode("cp037")
    read = decode(data)
    assert isinstance(read, Decoded)
    assert "UNCLAS LISBON 1234\n" in read.text
    assert encode(read.text, read.encoding) == data


def test_signs_in_rows_are_no_text_of_a_large_machine() -> None:
    data = ("@" * 30 + "\u00c9\u00d6 @ 12 ").encode("latin-1") * 40
    read = decode(data)
    assert isinstance(read, Decoded)
    assert read.encoding == "windows-1252"
