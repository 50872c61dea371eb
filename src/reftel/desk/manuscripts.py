"""The running text of a manuscript as a word processor keeps it, with its notes: citations stand there.

A DOCX or ODT file is an archive of XML. Only its text, footnotes and endnotes are read, without entities
and never more than a bound, so that a file from anywhere can be handed in.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

__all__ = ["manuscript_text"]

_MOST = 32_000_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_PARAGRAPHS = (f"{_WORD}p", f"{_OPEN}p", f"{_OPEN}h")
_SIGNS = {
    f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-",
    f"{_OPEN}tab": "\t", f"{_OPEN}line-break": "\n", f"{_OPEN}s": " ",
}  # fmt: skip


def manuscript_text(path: Path) -> str | None:
    """The text of a DOCX or ODT file; None where it is neither, or is broken or locked."""
    try:
        with zipfile.ZipFile(path) as archive:
            held = set(archive.namelist())
            if _PARTS[0] in held:
                return "".join(_part(archive, part) for part in _PARTS if part in held)
            if {"content.xml", "mimetype"} <= held:
                return _part(archive, "content.xml")
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, RuntimeError):
        return None
    return None


def _part(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as stream:
        content = stream.read(_MOST)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(content, parser)
    return "" if root is None else "".join(_paragraphs(root))


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """Every paragraph with a line end; one inside another, a note or a box, stands where it is anchored."""
    for paragraph in root.iter(*_PARAGRAPHS):
        if next(paragraph.iterancestors(*_PARAGRAPHS), None) is None:
            yield from _runs(paragraph)
            yield "\n"


def _runs(paragraph: etree._Element) -> Iterator[str]:
    is_open = paragraph.tag != _PARAGRAPHS[0]
    for event, element in etree.iterwalk(paragraph, events=("start", "end")):
        if event == "start":
            if element.tag in _PARAGRAPHS and element is not paragraph:
                yield "\n"
            yield _SIGNS.get(element.tag, "")
            if is_open or element.tag == f"{_WORD}t":  # a DOCX keeps deleted words and fields beside its text
                yield element.text or ""
        elif element is not paragraph:
            if element.tag in _PARAGRAPHS:
                yield "\n"
            if is_open:
                yield element.tail or ""
