"""Telegrams that were read, made ready to be written: one kind of work after the other for many at a time.

Words for the index, packing and likeness each walk through tables of their own, larger than the processor
keeps at hand; done by turns for one telegram they drive each other out, and took a fifth more time.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reftel.archive.folding import fold_key
from reftel.archive.incoming import IncomingCopy, IncomingFile
from reftel.archive.listing import listing_of
from reftel.archive.packing import Packer
from reftel.archive.section_names import KIND, section_names
from reftel.archive.sketches import said_in, sketch
from reftel.archive.tokens import prepare as prepare_words
from reftel.links.cited import read_named
from reftel.telegram.record import Record
from reftel.telegram.text import Span

__all__ = ["ReadCopy", "ReadFile", "cited_in", "fullness_of", "names_in", "pack", "prepare_failed"]


@dataclass(frozen=True, slots=True)
class ReadCopy:
    """One telegram of a file, read; `place` is its stretch of the file's text, below `line` lines."""

    text: str
    record: Record
    unread: list[Span]
    place: Span
    line: int
    position: int


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file or a piece of one whose telegrams were read, with the columns it came with."""

    file: IncomingFile
    attributes: Mapping[str, str]
    copies: list[ReadCopy]

    @property
    def weight(self) -> int:
        """How many characters it holds."""
        return sum(len(copy.text) for copy in self.copies)


def prepare_failed(path: str, member: str, error: Exception) -> IncomingFile:
    """A file that broke its reader."""
    words = f"Reftel could not read it ({type(error).__name__}: {error})"
    return IncomingFile(path, member, "failed", words, "report this, with the file if you may")


def pack(files: Sequence[IncomingFile | ReadFile], packer: Packer, dictionary: int) -> list[IncomingFile]:
    """These files with their copies packed, in their order; one that cannot be packed has failed."""
    read = [file for file in files if isinstance(file, ReadFile)]
    try:
        copies = iter(_packed(read, packer, dictionary))
    except Exception as error:  # noqa: BLE001 - a fault costs the file it is in, never the others
        if len(files) == 1:
            return [prepare_failed(read[0].file.path, read[0].file.member, error)]
        return [packed for file in files for packed in pack([file], packer, dictionary)]
    return [
        replace(file.file, copies=tuple([next(copies) for _ in file.copies]))
        if isinstance(file, ReadFile)
        else file
        for file in files
    ]


def _packed(files: Sequence[ReadFile], packer: Packer, dictionary: int) -> list[IncomingCopy]:
    copies = [copy for file in files for copy in file.copies]
    beside = [file.attributes for file in files for _ in file.copies]
    texts = [copy.text.encode() for copy in copies]
    named = [
        read_named(copy.record, copy.text, attributes)
        for copy, attributes in zip(copies, beside, strict=True)
    ]
    words = [prepare_words(copy.record, copy.text, copy.unread) for copy in copies]
    bodies = [packer.body(text) for text in texts]
    records = [packer.record(copy.record, text) for copy, text in zip(copies, texts, strict=True)]
    sketches = [sketch(said_in(copy.record, copy.text)) for copy in copies]
    return [
        IncomingCopy(
            sha256=hashlib.sha256(text).digest(),
            start=copy.place[0],
            stop=copy.place[1],
            line=copy.line,
            position=copy.position,
            listing=listing_of(copy.record),
            fullness=fullness_of(copy.record),
            reader=copy.record.reader,
            unread=json.dumps(copy.unread, separators=(",", ":")) if copy.unread else None,
            dictionary=dictionary,
            body=body,
            record=record,
            names=(*names_in(copy.record), *((key, "key") for key in links.keys)),
            cited=cited_in(copy.record),
            sketch=alike,
            words=document,
            fields=_fields(attributes, copy.record),
            named=links,
        )
        for copy, attributes, text, links, document, body, record, alike in zip(
            copies, beside, texts, named, words, bodies, records, sketches, strict=True
        )
    ]


def _fields(attributes: Mapping[str, str], record: Record) -> str | None:
    """What the source said beside the text, as JSON; what the text says itself is not said twice."""
    said = {name: value for name, value in attributes.items() if value and name not in record.attributes}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) if said else None


def fullness_of(record: Record) -> int:
    """How much of its telegram a copy has: the characters of its paragraphs."""
    return sum(len(paragraph.text) for paragraph in record.paragraphs)


def names_in(record: Record) -> tuple[tuple[str, str], ...]:
    """Every name the telegram goes by beside its number, folded, once each."""
    found: dict[str, str] = {}
    if record.document_number:
        found[fold_key(record.document_number)] = "nara"
    for identifier in record.identifiers:
        folded = fold_key(identifier.value)
        if folded and folded != record.mrn:
            found.setdefault(folded, identifier.kind)
    for name in section_names(record):
        found[name] = KIND
    return tuple(found.items())


def cited_in(record: Record) -> tuple[str, ...]:
    """The numbers its REF lines name, once each."""
    return tuple(dict.fromkeys(cited.mrn for cited in record.references if cited.mrn is not None))
