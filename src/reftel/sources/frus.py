"""Volumes of Foreign Relations of the United States in TEI: each of their documents a text of its own.

A volume is read document by document and let go again. The text of a document is set out as printed:
number and title, dateline, the source note in brackets, paragraphs, and behind them the footnotes, which are
the editors' words. Persons and places tagged by the editors go to the attributes. Entities are not resolved
and nothing is fetched; an entity stands in the text as it is written.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import IO, cast

from lxml import etree

from reftel.sources.bounds import DamagedError
from reftel.sources.editions import set_out_document
from reftel.sources.received import Outcome, Received
from reftel.sources.stream import Stream

__all__ = ["read_volume"]

EXTRACTOR = "frus 2"
_NAMED = re.compile(r"frus[\w-]{4,30}/d\d{1,4}")

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_BLOCKS = frozenset(
    {"head", "dateline", "p", "item", "row", "opener", "closer", "signed", "l", "salute", "label"}
)
_APART = frozenset({"note"})


def read_volume(stream: Stream) -> Iterator[Outcome]:
    """Every document of a volume."""
    volume, found, order = "", False, 0
    events = etree.iterparse(
        cast("IO[bytes]", stream.buffered()),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for event, element in events:
            tag = _name(element)
            if event == "start":
                volume = volume or (element.get(_ID, "") if tag == "TEI" else "")
            elif tag == "div" and element.get("type") == "document":
                order, found = order + 1, True
                yield _document(stream, element, volume, order)
                _let_go(element)
    except etree.XMLSyntaxError as error:
        raise DamagedError(f"the XML is broken in line {error.lineno}") from error
    if not found:
        yield stream.refused(
            "it is TEI without documents", "volumes of Foreign Relations hold <div type='document'>"
        )


def _document(stream: Stream, element: etree._Element, volume: str, order: int) -> Outcome:
    name = element.get(_ID) or f"document {order}"
    label = stream.label(name)
    source, notes = _notes(element)
    lines = list(_blocks(element))
    if source:
        lines.insert(min(2, len(lines)), f"[{source}]")
    if not any(line.strip() for line in lines):
        return label.refused("the document has no text", "nothing to do")
    number = f"{volume}/{name}" if _NAMED.fullmatch(f"{volume}/{name}") else ""
    text = set_out_document(number, lines, notes)
    data = text.encode("utf-8", "replace")
    attributes = {
        "document": f"{volume}/{name}" if volume else name,
        "number": element.get("n", ""),
        "persons": "; ".join(_tagged(element, "persName")),
        "places": "; ".join(_tagged(element, "placeName")),
    }
    return Received(
        data.decode(),
        stream.source,
        hashlib.sha256(data).hexdigest(),
        len(data),
        "utf-8",
        EXTRACTOR,
        "application/tei+xml",
        label.member,
        attributes={key: value for key, value in attributes.items() if value},
    )


def _notes(element: etree._Element) -> tuple[str, list[str]]:
    """The source note, and the footnotes with their numbers."""
    source = ""
    notes: list[str] = []
    for note in element.iter("{*}note"):
        words = _folded(note, with_notes=True)
        if note.get("type") == "source":
            source = source or words
        else:
            notes.append(f"[{note.get('n', str(len(notes) + 1))}] {words}")
    return source, notes


def _blocks(element: etree._Element) -> Iterator[str]:
    """The lines and paragraphs of a document in order, each once: the innermost block that holds words."""
    for block in element.iter("{*}*"):
        tag = _name(block)
        if tag in _BLOCKS and not _inside_note(block, element) and not _has_blocks(block):
            yield _folded(block, with_notes=False)


def _has_blocks(block: etree._Element) -> bool:
    return any(
        _name(below) in _BLOCKS and not _inside_note(below, block) for below in block.iterdescendants("{*}*")
    )


def _inside_note(block: etree._Element, top: etree._Element) -> bool:
    above = block.getparent()
    while above is not None and above is not top:
        if _name(above) in _APART:
            return True
        above = above.getparent()
    return False


def _folded(top: etree._Element, *, with_notes: bool) -> str:
    """The words below an element on one line; a footnote leaves its number behind."""
    pieces = [top.text or ""]
    for event, element in etree.iterwalk(top, events=("start", "end")):
        if element is top:
            continue
        apart = not with_notes and (_name(element) in _APART or _inside_note(element, top))
        if event == "start":
            if element.tag is etree.Entity:
                pieces.append(str(element.text))
            elif not apart:
                pieces.append(element.text or "")
            elif element.get("type") != "source" and not _inside_note(element, top):
                pieces.append(f"[{element.get('n', '*')}]")
        elif not _inside_note(element, top) or with_notes:
            pieces.append(element.tail or "")
    return " ".join("".join(pieces).split())


def _tagged(element: etree._Element, tag: str) -> list[str]:
    names = (_folded(found, with_notes=False) for found in element.iter(f"{{*}}{tag}"))
    return list(dict.fromkeys(name for name in names if name))


def _name(element: etree._Element) -> str:
    """The name of an element without its namespace; comments and entities have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _let_go(element: etree._Element) -> None:
    """Free a document that has been read, and what stood before it."""
    element.clear(keep_tail=False)
    while (before := element.getprevious()) is not None and before.getparent() is not None:
        before.getparent().remove(before)
