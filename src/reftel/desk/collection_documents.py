"""A collection handed on: as a document of a word processor, Markdown, RIS or CSV, each item cited."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from reftel.archive.archive import Archive
from reftel.archive.telegrams import copies_of, find_address
from reftel.desk.citing import cited_of
from reftel.desk.collecting import Collection, Item
from reftel.desk.documents import NoLettersError
from reftel.desk.reader import Reader
from reftel.links.cite import archives_first
from reftel.links.exports import ris

__all__ = ["FORMATS", "Quoted", "collection_as", "quoted_items"]

FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "ris": "application/x-research-info-systems",
    "csv": "text/csv",
}
"""What a collection can be written as, with the type of each."""

_COLUMNS = (
    "place", "address", "mrn", "date", "post", "subject", "classification", "paragraph", "note",
    "quote", "mark", "citation",
)  # fmt: skip
_GONE = "No longer in the archive."


@dataclass(frozen=True, slots=True)
class Quoted:
    """An item with its citation, and what is quoted of it: a paragraph, else the summary, with its mark."""

    item: Item
    citation: str
    ris: str
    quote: str
    mark: str


def quoted_items(archive: Archive, reader: Reader, collection: Collection) -> Iterator[Quoted]:  # noqa: ARG001
    """The items of a collection with their citations, in order."""
    with archive.reading() as connection:
        for item in collection.items:
            rows = find_address(connection, item.address) if item.held else []
            if not rows:
                yield Quoted(item, item.address, "", "", "")
                continue
            copy = next(iter(copies_of(connection, archive.unpacker(connection), [rows[0].number])))
            cited = cited_of(copy.record, copy.text, item.address, item.paragraph)
            quote, mark = copy.record.summary or "", copy.record.classification or ""
            if item.paragraph is not None:
                one = next((one for one in copy.record.paragraphs if one.number == item.paragraph), None)
                quote, mark = (one.text, one.mark or mark) if one else ("", mark)
            yield Quoted(item, archives_first(cited), ris(cited), " ".join(quote.split()), mark)


def collection_as(archive: Archive, reader: Reader, collection: Collection, form: str) -> bytes:
    """The collection as one of `FORMATS`."""
    items = quoted_items(archive, reader, collection)
    if form == "docx":
        return _docx(collection, items)
    if form == "ris":
        return "\r\n".join(one.ris for one in items if one.ris).encode()
    return _csv(items) if form == "csv" else _markdown(collection, items)


def _title(item: Item) -> str:
    return item.subject or item.mrn or item.address


def _facts(one: Quoted) -> str:
    item = one.item
    paragraph = f"paragraph {item.paragraph}" if item.paragraph is not None else None
    facts = (item.mrn or item.address, item.post, item.date, paragraph, one.mark or None)
    return ", ".join(fact for fact in facts if fact)


def _escaped(words: str) -> str:
    for sign in "\\`*_[]<>#":
        words = words.replace(sign, f"\\{sign}")
    return words


def _markdown(collection: Collection, items: Iterator[Quoted]) -> bytes:
    lines = [f"# {_escaped(collection.name)}", ""]
    if collection.about:
        lines += [_escaped(collection.about), ""]
    notes = []
    for place, one in enumerate(items, 1):
        lines += [f"## {place}. {_escaped(_title(one.item))}", "", f"{_escaped(_facts(one))}[^{place}]", ""]
        if not one.item.held:
            lines += [f"*{_GONE}*", ""]
        if one.item.note:
            lines += [_escaped(one.item.note), ""]
        if one.quote:
            lines += [f"> {_escaped(one.quote)}", ""]
        notes.append(f"[^{place}]: {_escaped(one.citation)}")
    return ("\n".join([*lines, *notes]) + "\n").encode()


def _csv(items: Iterator[Quoted]) -> bytes:
    stream = io.StringIO(newline="")
    table = csv.writer(stream)
    table.writerow(_COLUMNS)
    for one in items:
        item = one.item
        cells = (
            item.place, item.address, item.mrn, item.date, item.post, item.subject, item.classification,
            item.paragraph, item.note, one.quote, one.mark, one.citation,
        )  # fmt: skip
        table.writerow([_harmless(cell) for cell in cells])
    return stream.getvalue().encode("utf-8-sig")


def _harmless(cell: object) -> object:
    """A cell that no program of tables takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "@", "-")) else cell


def _docx(collection: Collection, items: Iterator[Quoted]) -> bytes:
    try:
        from docx import Document  # noqa: PLC0415 - slow to load
        from docx.shared import Pt  # noqa: PLC0415
    except ImportError as error:
        raise NoLettersError from error
    document = Document()
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(11)
    document.add_heading(_printable(collection.name), 0)
    if collection.about:
        document.add_paragraph(_printable(collection.about))
    for place, one in enumerate(items, 1):
        document.add_heading(_printable(f"{place}. {_title(one.item)}"), 2)
        document.add_paragraph(_printable(_facts(one))).runs[0].italic = True
        if not one.item.held:
            document.add_paragraph(_GONE)
        if one.item.note:
            document.add_paragraph(_printable(one.item.note))
        if one.quote:
            document.add_paragraph(_printable(one.quote), style="Quote")
        source = document.add_paragraph()
        source.add_run("Source: ").bold = True
        source.add_run(_printable(one.citation))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _printable(words: str) -> str:
    """Without the control characters that a document cannot hold."""
    return "".join(letter if letter >= " " or letter in "\n\t" else " " for letter in words)
