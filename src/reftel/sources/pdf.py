"""PDF with a text layer: the text of its pages in the order of reading, or why there is none.

The pages are opened here; how the characters on a page become lines is in `page_layout.py`. pdfium keeps
global state and is not safe in threads, so every call into it happens under one lock.
"""

import ctypes
import hashlib
import threading

import pypdfium2
from pypdfium2 import raw

from reftel.sources.page_layout import Glyph, set_out
from reftel.sources.received import Outcome, Received, Refused, State
from reftel.sources.upright import Drawn, turn_upright
from reftel.telegram.diagnostic import Diagnostic

__all__ = ["EXTRACTOR", "read_pdf"]

EXTRACTOR = f"pdf 1 (pdfium {pypdfium2.PDFIUM_INFO.build})"
MEDIA = "application/pdf"

_LOCK = threading.Lock()
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
    if len(empty) == len(texts):
        count = f"{len(texts)} page{'' if len(texts) == 1 else 's'}"
        return refused(
            f"the PDF has no text layer ({count}): needs OCR",
            "make it searchable with an OCR program, and add that copy",
            "pending",
        )
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
        EXTRACTOR,
        MEDIA,
        member,
        original=data,
        pages=tuple(starts),
        diagnostics=_about_empty(empty),
    )


def _about_empty(pages: list[int]) -> tuple[Diagnostic, ...]:
    """A word on pages that gave no text; a blank page and a picture look the same from here."""
    if not pages:
        return ()
    numbers = ", ".join(map(str, pages))
    return (
        Diagnostic(
            "page-without-text",
            "warning",
            f"no text layer on page {numbers}" if len(pages) == 1 else f"no text layer on pages {numbers}",
            "look at these pages in the original; if they are scans, make them searchable and add that copy",
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
