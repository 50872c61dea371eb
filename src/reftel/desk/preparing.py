"""From one file to copies ready for the archive: all the work that needs no look at what is held.

Runs in the process that writes for a few files, in worker processes for many; so everything that comes in
and goes out is a plain value. What a file holds may break a reader in ways nobody foresaw: then that one
file has failed, with the reason, and the rest goes on.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from reftel.archive.incoming import IncomingCopy, IncomingFile, fold_key
from reftel.archive.listing import listing_of
from reftel.archive.originals import Originals
from reftel.archive.packing import Dictionary, Packer
from reftel.archive.paths import on_disk, written
from reftel.archive.tokens import prepare as prepare_words
from reftel.sources.open import receive_file
from reftel.sources.received import Received, Refused
from reftel.telegram import parse, split
from reftel.telegram.model import UNREAD
from reftel.telegram.record import Record
from reftel.telegram.text import Span

__all__ = ["Kit", "prepare", "refusal", "stretches"]


@dataclass(frozen=True, slots=True)
class Kit:
    """What preparing needs to know of the archive."""

    originals: Path
    number: int
    dictionary: Dictionary

    def packer(self) -> Packer:
        """Packs copies for this archive."""
        return Packer(self.dictionary)


def prepare(name: str, kit: Kit, packer: Packer) -> Iterator[IncomingFile]:
    """What became of a file: one value for a plain one, one for each member of a container."""
    try:
        for outcome in receive_file(on_disk(name)):
            if isinstance(outcome, Refused):
                yield refusal(outcome)
            else:
                yield _read(replace(outcome, source=name), kit, packer)
    except Exception as error:  # noqa: BLE001 - a fault in a reader costs this file, never the others
        words = f"{type(error).__name__}: {error}"
        yield IncomingFile(
            name, "", "failed", f"Reftel could not read it ({words})", "report this, with the file if you may"
        )


def refusal(refused: Refused) -> IncomingFile:
    """A file that gave no text."""
    sha256 = bytes.fromhex(refused.checksum) if refused.checksum else None
    return IncomingFile(
        written(refused.source),
        refused.member or "",
        refused.state,
        refused.reason,
        refused.help,
        sha256,
        refused.size,
    )


def _read(received: Received, kit: Kit, packer: Packer) -> IncomingFile:
    sha256 = bytes.fromhex(received.checksum)
    if received.original is not None:
        Originals(kit.originals).keep(sha256, received.media, received.original)
    spans = stretches(received.text)
    several = len(spans) > 1
    found = tuple(
        _copy(received, span, place if several else 0, kit, packer) for place, span in enumerate(spans, 1)
    )
    return IncomingFile(
        received.source,
        received.member or "",
        "read",
        sha256=sha256,
        size=received.size,
        encoding=received.encoding,
        extractor=received.extractor,
        media=received.media,
        original=received.original is not None,
        copies=found,
    )


def stretches(text: str) -> list[Span]:
    """The telegrams of a text; together they cover it, so that no character is left between them."""
    starts = [start for start, _ in split(text)][1:]
    bounds = [0, *starts, len(text)]
    return [(start, stop) for start, stop in pairwise(bounds) if stop > start]


def _copy(received: Received, span: Span, position: int, kit: Kit, packer: Packer) -> IncomingCopy:
    start, stop = span
    text = received.text[start:stop]
    source = f"{received.name}#{position}" if position else received.name
    telegram = parse(text, source=source)
    record = telegram.values
    unread = [part.span for part in telegram.parts if part.kind == UNREAD]
    if received.diagnostics and position < 2:
        record = replace(record, diagnostics=[*received.diagnostics, *record.diagnostics])
    encoded = text.encode()
    return IncomingCopy(
        sha256=hashlib.sha256(encoded).digest(),
        start=received.start + start,
        stop=received.start + stop,
        line=_lines(received.text, start),
        position=position,
        listing=listing_of(record),
        fullness=sum(len(paragraph.text) for paragraph in record.paragraphs),
        reader=record.reader,
        unread=json.dumps(unread, separators=(",", ":")) if unread else None,
        dictionary=kit.number,
        body=packer.body(encoded),
        record=packer.record(record, encoded),
        names=_names(record),
        cited=_cited(record),
        words=prepare_words(record, text, unread),
    )


def _lines(text: str, start: int) -> int:
    """How many lines end before this place."""
    if not start:
        return 0
    return text.count("\n", 0, start) + text.count("\r", 0, start) - text.count("\r\n", 0, start)


def _names(record: Record) -> tuple[tuple[str, str], ...]:
    """Every name the telegram goes by beside its number, folded, once each."""
    found: dict[str, str] = {}
    if record.document_number:
        found[fold_key(record.document_number)] = "nara"
    for identifier in record.identifiers:
        folded = fold_key(identifier.value)
        if folded and folded != record.mrn:
            found.setdefault(folded, identifier.kind)
    return tuple(found.items())


def _cited(record: Record) -> tuple[str, ...]:
    """The numbers its REF lines name, once each."""
    return tuple(dict.fromkeys(cited.mrn for cited in record.references if cited.mrn is not None))
