"""Small PDFs made by hand, so that a test says exactly what stands where; and a place without rights."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

Drawn: TypeAlias = tuple[float, float, float, str] | tuple[float, float, float, str, int]
"""Place, size and words of one string, and by how many degrees it is turned to the left."""
_TURNS = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0", 45: "0.7071 0.7071 -0.7071 0.7071"}
MakePdf: TypeAlias = Callable[..., bytes]

_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _encryption(password: bytes) -> bytes:
    """The dictionary of the oldest kind of encryption, forty bits; the strings need not be readable."""
    padded = (password + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + b"\xff\xff\xff\xff" + b"0123456789abcdef").digest()[:5]
    user = _rc4(key, _PADDING)
    return b"<</Filter/Standard/V 1/R 2/P -1/O<%s>/U<%s>>>" % (owner.hex().encode(), user.hex().encode())


def _write(pages: Sequence[Sequence[Drawn]], *, font: str = "Courier", password: str = "") -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/%s>>" % font.encode(),
    ]
    kids = []
    for page in pages:
        drawn = b""
        for x, y, size, words, *turn in page:
            safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("latin-1")
            matrix = _TURNS[turn[0] if turn else 0].encode()
            drawn += b"BT /F1 %g Tf %s %g %g Tm (%s) Tj ET\n" % (size, matrix, x, y, safe)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % len(objects)
        )
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(kids))
    trailer = b"/ID[<%s><%s>]" % ((b"0123456789abcdef".hex().encode(),) * 2)
    if password:
        objects.append(_encryption(password.encode()))
        trailer += b"/Encrypt %d 0 R" % len(objects)
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )


@pytest.fixture(scope="session")
def make_pdf() -> MakePdf:
    """Writes a PDF: a list of pages, each a list of (x, y, size, words)."""
    return _write


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of one's own, and for as long as the test lasts no rights beyond it, even as root."""
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as folder:
        if root:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            if root:
                os.seteuid(0)
