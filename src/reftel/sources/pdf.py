"""PDF: the text of its pages in the order of reading, or why there is none.

The pages are opened here; how the characters on a page become lines is in `page_layout.py`. Pages that are
pictures are recognised where the extra `ocr` is installed, see `recognition.py`. pdfium keeps
global state and is not safe in threads, so every call into it happens under one lock.
"""

import ctypes
import hashlib
import threading
from collections.abc import Iterator, Sequence

import pypdfium2
from pypdfium2 import raw

from reftel.sources import recognition
from reftel.sources.page_layout import Glyph, set_out
from reftel.sources.picture import about_empty
from reftel.sources.received import Outcome, Received, Refused, State
from reftel.sources.recognition import Page, Picture
from reftel.sources.upright import Drawn, turn_upright
from reftel.telegram.diagnostic import Diagnostic

__all__ = ["EXTRACTOR", "read_pdf"]

EXTRACTOR = f"pdf 1 (pdfium {pypdfium2.PDFIUM_INFO.build})"
MEDIA = "application/pdf"

_LOCK = threading.Lock()
_DPI = 300
_MOST_DOTS = 7000  # of the longer side of a page, whatever size it claims to have
_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # how pdfium gives a hyphen at the end of a line


def read_pdf(data: bytes, source: str, member: str | None = None) -> Outcome:
    """The text layer of a PDF, or why there is none."""
    checksum = hashlib.sha256(data).hexdigest()

    def refused(reason: str, advice: str, state: State = "refused") -> Refused:
        return Refused(source, reason, advice, member, state, checksum, len(data))

    try:
        with _LOCK:
            pages = _pages(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            return refused("the PDF is encrypted", "save a copy without a password, and add that")
        return refused("the PDF is broken and cannot be opened", "fetch it again, or repair it")
    lines = set_out([glyphs for glyphs, _ in pages])
    texts = [text + aside for text, (_, aside) in zip(lines, pages, strict=True)]
    empty = [number for number, text in enumerate(texts, 1) if not text]
    missing = recognition.needs() if empty else None
    if missing is not None and len(empty) == len(texts):
        return refused(
            f"the PDF has no text layer ({_count(texts)}): needs OCR",
            f"{missing}; or make it searchable with another OCR program, and add that copy",
            "pending",
        )
    read = [] if missing is not None else _recognised(data, empty)
    for number, page in read:
        texts[number - 1] = page.text
    if not any(texts):
        return refused(
            f"no text was recognised in the PDF ({_count(texts)})", "look at it; a better scan may help"
        )
    seen = any(page.text for _, page in read)
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text)
    return Received(
        "".join(texts),
        source,
        checksum,
        len(data),
        "",
        f"{EXTRACTOR}, {recognition.extractor()}" if seen else EXTRACTOR,
        MEDIA,
        member,
        original=data,
        pages=tuple(starts),
        diagnostics=_about_unread(empty)
        if missing is not None
        else recognition.about(read) + about_empty([number for number, page in read if not page.text]),
    )


def _count(pages: Sequence[str]) -> str:
    return f"{len(pages)} page{'' if len(pages) == 1 else 's'}"


def _recognised(data: bytes, numbers: Sequence[int]) -> list[tuple[int, Page]]:
    """What can be recognised on these pages, with their numbers."""
    return list(zip(numbers, recognition.recognise(_pictures(data, numbers)), strict=True))


def _pictures(data: bytes, numbers: Sequence[int]) -> Iterator[Picture]:
    """Pages as pictures, one in memory at a time."""
    for number in numbers:
        with _LOCK:
            document = pypdfium2.PdfDocument(data)
            try:
                page = document[number - 1]
                wide, high = page.get_size()
                scale = min(_DPI / 72, _MOST_DOTS / max(wide, high, 1))
                bitmap = page.render(scale=scale, grayscale=True)
                dots = bytes(bitmap.buffer)
                picture = Picture(bitmap.width, bitmap.height, bitmap.stride, dots, round(scale * 72))
                bitmap.close()
                page.close()
            finally:
                document.close()
        yield picture


def _about_unread(pages: list[int]) -> tuple[Diagnostic, ...]:
    """A word on pages that gave no text; a blank page and a picture look the same from here."""
    if not pages:
        return ()
    numbers = ", ".join(map(str, pages))
    return (
        Diagnostic(
            "page-without-text",
            "warning",
            f"no text layer on page {numbers}" if len(pages) == 1 else f"no text layer on pages {numbers}",
            "look at them in the original; for scans install the extra `ocr`, then `reftel add --again`",
        ),
    )


def _pages(data: bytes) -> list[tuple[list[Glyph], str]]:
    """The characters of each page, upright, and the words that stand on it in other directions."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = []
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            found.append(turn_upright(_drawn(text)))
            text.close()
            page.close()
        return found
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfTextPage) -> list[Drawn]:
    """Every character of a page, in the order of drawing."""
    handle = page.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    found = []
    for index in range(page.count_chars()):
        code: int = raw.FPDFText_GetUnicode(handle, index)
        made_up = raw.FPDFText_IsGenerated(handle, index) == 1
        if code < 32 and code not in _HYPHENS and not made_up:
            continue
        raw.FPDFText_GetCharOrigin(handle, index, at_x, at_y)
        raw.FPDFText_GetLooseCharBox(handle, index, at_box)
        angle: float = raw.FPDFText_GetCharAngle(handle, index)
        character = _HYPHENS.get(code) or chr(code)
        edges = box.left, box.bottom, box.right, box.top
        found.append(Drawn(character, x.value, y.value, *edges, max(angle, 0.0), made_up))
    return found
