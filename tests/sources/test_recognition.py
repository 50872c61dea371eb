"""Scans made by the test itself: a telegram is drawn, and read back from the dots."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.made_telegrams import telegram

from reftel.desk.desk import open_desk
from reftel.desk.intake_options import Options
from reftel.sources import recognition
from reftel.sources.pdf import read_pdf
from reftel.sources.picture import read_picture
from reftel.sources.received import Received, Refused
from reftel.telegram import parse

pytestmark = pytest.mark.skipif(
    not recognition.is_there(), reason="the extra `ocr` is not installed: pip install 'reftel[ocr]'"
)

Draw = Callable[..., bytes]


def draw(*texts: str, kind: str = "PNG", size: int = 34, ink: int = 0) -> bytes:
    """Each text as a page of letter size at 200 dots an inch, columns in their places."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - an extra

    font = ImageFont.load_default(size)
    pages = []
    for text in texts:
        page = Image.new("L", (1700, 2200), 255)
        pen = ImageDraw.Draw(page)
        for row, line in enumerate(text.split("\n")):
            for words in re.finditer(r"\S+(?: \S+)*", line):  # columns stand where they stand on a teletype
                place = 120 + words.start() * size * 0.55, 100 + row * size * 1.25
                pen.text(place, words.group(), fill=ink, font=font)
        pages.append(page)
    out = io.BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if kind in {"TIFF", "PDF"} else {}
    pages[0].save(out, kind, resolution=200, dpi=(200, 200), **more)
    return out.getvalue()


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the extra were not installed."""
    monkeypatch.setattr(recognition, "needs", lambda: "install the extra `ocr`")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF"])
def test_a_picture_of_a_telegram_is_read_as_that_telegram(kind: str) -> None:
    data = draw(telegram(4321), kind=kind)
    found = read_picture(data, "a", "b")
    assert isinstance(found, Received)
    record = parse(found.text).values
    assert (record.mrn, record.date, record.signature) == ("05LISBON4321", "2005-05-04", "NELSON")
    assert record.subject == "CORK AND SALT, SHIPMENT 4321"
    assert len(record.paragraphs) == 2
    assert (found.original, found.encoding) == (data, "")
    assert found.extractor.startswith("ocr 1 (tesseract ")


def test_a_scanned_pdf_is_read_page_by_page_with_the_confidence_of_each() -> None:
    first, second = "1. THE HARBOUR MASTER ASKED FOR A CRANE.", "2. THE CONSUL PROMISED ONE BY MAY."
    found = read_pdf(draw(first, "", second, kind="PDF"), "a.pdf")
    assert isinstance(found, Received)
    assert found.text.splitlines() == [first, second]
    assert found.pages == (0, len(first) + 1, len(first) + 1)
    said = {word.rule: word.message for word in found.diagnostics}
    assert said["page-without-text"] == "no text on page 2, also not by OCR"
    assert "page 1: " in said["text-recognised"]
    assert "page 3: " in said["text-recognised"]
    assert "low-confidence" not in said
    assert "tesseract" in found.extractor


def test_a_scanned_page_among_pages_with_a_text_layer_is_recognised(
    make_pdf: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = recognition.Page("RECOGNISED\n", 40)
    monkeypatch.setattr(recognition, "recognise", lambda pictures: [scan for _ in pictures])
    found = read_pdf(make_pdf([[(36, 700, 10, "ONE")], [], [(36, 700, 10, "THREE")]]), "a.pdf")
    assert isinstance(found, Received)
    assert found.text == "ONE\nRECOGNISED\nTHREE\n"
    assert [word.rule for word in found.diagnostics] == ["text-recognised", "low-confidence"]
    assert found.diagnostics[1].message == "hardly legible: page 2"


def test_columns_indents_and_blank_lines_come_back() -> None:
    lines = ["ACTION EUR", "", "   HARBOUR          CRANES", "   LISBON           SEVEN", "", "", "NELSON"]
    found = read_picture(draw("\n".join(lines)), "a.png")
    assert isinstance(found, Received)
    read = found.text.splitlines()
    assert [line.split() for line in read] == [line.split() for line in lines]
    assert read[2].startswith("  ")
    assert abs(read[2].index("CRANES") - lines[2].index("CRANES")) <= 3


def test_a_faint_small_picture_is_said_to_be_hardly_legible() -> None:
    found = read_picture(draw(telegram(4321), size=11, ink=190, kind="JPEG"), "a.jpg")
    if isinstance(found, Received):
        assert "low-confidence" in {word.rule for word in found.diagnostics}
    else:
        assert found.reason.startswith("no text was recognised")


def test_a_blank_page_is_refused_with_a_word() -> None:
    picture, pdf = read_picture(draw(""), "a.png"), read_pdf(draw("", "", kind="PDF"), "a.pdf")
    assert isinstance(picture, Refused)
    assert isinstance(pdf, Refused)
    assert picture.reason == "no text was recognised on the picture"
    assert pdf.reason == "no text was recognised in the PDF (2 pages)"


@pytest.mark.parametrize("cut", [20, 300, 2_000])
def test_a_broken_picture_is_refused_and_never_raises(cut: int) -> None:
    for kind in ("PNG", "JPEG", "TIFF", "GIF"):
        found = read_picture(draw("TEXT", kind=kind)[:cut], "a")
        assert isinstance(found, Refused)
        assert found.reason.startswith(("the picture is broken: ", "no text was recognised"))


def test_a_picture_that_claims_to_be_huge_is_refused_unread() -> None:
    import struct  # noqa: PLC0415
    import zlib  # noqa: PLC0415

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 200_000, 200_000, 8, 0, 0, 0, 0))
    found = read_picture(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IEND", b""), "a.png")
    assert isinstance(found, Refused)
    assert found.reason == "the picture has more dots than any page"


@pytest.mark.usefixtures("without")
def test_without_the_extra_a_picture_waits_and_says_what_to_install() -> None:
    found = read_picture(b"\x89PNG\r\n\x1a\n", "a.png")
    assert isinstance(found, Refused)
    assert (found.state, found.reason) == ("pending", "it is a picture: needs OCR")
    assert found.help == "install the extra `ocr`"


def test_what_waited_is_taken_when_the_extra_has_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.png").write_bytes(draw(telegram(77)))
    (folder / "b.pdf").write_bytes(draw(telegram(78), kind="PDF"))
    with open_desk(tmp_path / "archive", create=True) as desk:
        with monkeypatch.context() as patched:
            patched.setattr(recognition, "needs", lambda: "install the extra `ocr`")
            first = desk.add([folder], Options(workers=1))
        assert (first.sums.pending, first.sums.read) == (2, 0)
        second = desk.add([], Options(workers=1, retry=True))
        assert (second.sums.pending, second.sums.read) == (0, 2)
        assert sorted(str(row.mrn) for row in desk.list()) == ["05LISBON77", "05LISBON78"]
        view = desk.open("05LISBON77").view
        assert view is not None
        assert view.copy.original is not None
        assert "text-recognised" in {word.rule for word in view.copy.record.diagnostics}
        assert list(desk.verify(lambda _name, _done: None)) == []
