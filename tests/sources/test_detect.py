import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reftel.sources.detect import detect
from reftel.sources.open import read_bytes


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"", "plain"),
        (b"R 121430Z MAR 75\nFM AMEMBASSY LISBON\n", "plain"),
        (b"From: AMEMBASSY LISBON\nTo: SECSTATE\nSubject: FISH\n\n", "plain"),
        (b"<TAGS: PREL>\n", "plain"),
        (b"{SIC} THE MINISTER SAID\n", "plain"),
        (b"%PDF-1.4\n", "pdf"),
        (b"\n\n%PDF-1.7\n", "pdf"),
        (gzip.compress(b"x", mtime=0), "gzip"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"II*\0", "picture"),
        (b"{\\rtf1\\ansi", "office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        (b"Rar!\x1a\x07\x01", "packed"),
        (b'{"text": "A"}\n', "json"),
        ('\ufeff{"text": "A"}\n'.encode(), "json"),
        (b"mrn,date,body\n", "table"),
        ("mrn;date;body\n".encode("utf-16"), "table"),
        (b"<!DOCTYPE html>\n<html>", "html"),
        (b"  <HTML><BODY>", "html"),
        (b'<?xml version="1.0"?>\n<TEI xmlns="x">', "tei"),
        (b'<?xml version="1.0"?>\n<other/>', "plain"),
        (b"From a@b.c Wed Mar 12 14:30:00 1975\nFrom: a@b.c\n", "mailbox"),
        (b"Return-Path: <a@b.c>\nFrom: a@b.c\nSubject: x\n\n", "mail"),
    ],
)
def test_the_kind_is_told_by_the_first_bytes(head: bytes, kind: str) -> None:
    assert detect(head) == kind


SIGNATURES = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"BZh9", b"\xfd7zXZ\0"]
SIGNATURES += [
    b'{"text": "',
    b"body,date\n",
    b"<html><pre>",
    b"<TEI>",
    b"From a 1975\nA: b\n",
    b"MIME-Version: 1\n",
]


@given(some.sampled_from(SIGNATURES), some.binary(max_size=400))
def test_whatever_comes_behind_a_signature_nothing_raises(signature: bytes, data: bytes) -> None:
    for outcome in read_bytes(signature + data, "a"):
        assert outcome.source == "a"


@given(some.text(alphabet='<>/&;"{}[],:\\ \n\tabTEIpre', max_size=300))
def test_nor_does_it_in_text_that_looks_like_something(text: str) -> None:
    for prefix in ("", "<html>", '{"body": "', "body,b\n", "<TEI>"):
        for outcome in read_bytes((prefix + text).encode(), "a"):
            assert outcome.source == "a"
