"""From files to copies ready for the archive: all the work that needs no look at what is held.

Runs in the process that writes for a few files, in worker processes for many; so everything that comes in
and goes out is a plain value. What a file holds may break a reader in ways nobody foresaw: then that one
file has failed, with the reason, and the rest goes on.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

from reftel.archive.incoming import IncomingFile
from reftel.archive.originals import Originals
from reftel.archive.packing import Dictionary, Packer
from reftel.archive.paths import on_disk, written
from reftel.desk.staging import ReadCopy, ReadFile, pack, prepare_failed
from reftel.sources.open import receive_file
from reftel.sources.received import Outcome, Received, Refused
from reftel.telegram import parse, split
from reftel.telegram.model import Telegram, beside
from reftel.telegram.parsing.export import record_starts
from reftel.telegram.text import Span

__all__ = [
    "Item",
    "Kit",
    "Piece",
    "name_of",
    "outcomes",
    "pieces_of",
    "prepare",
    "refusal",
    "weight_of",
]

_SHORT = 64_000  # characters; longer texts are taken to hold several telegrams until looked at
_PIECE = 2_000_000  # characters of one large text that are prepared together
_TOGETHER = 1_000_000  # characters of several texts that are packed together
_MOST_TOGETHER = 128


@dataclass(frozen=True, slots=True)
class Kit:
    """What preparing needs to know of the archive and of the reader's wishes."""

    originals: Path
    number: int
    dictionary: Dictionary
    mapping: Mapping[str, str] | None = None

    def packer(self) -> Packer:
        """Packs copies for this archive."""
        return Packer(self.dictionary)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some telegrams of one text, in order.

    `received` has only their stretch of the text, which begins at `at` in the whole, below `lines` lines;
    `first` is the position of the first of them, 0 where the text holds one telegram.
    """

    received: Received
    spans: tuple[Span, ...]
    at: int = 0
    lines: int = 0
    first: int = 0
    is_last: bool = True


Item: TypeAlias = str | Outcome | Piece | IncomingFile
"""Something to be prepared: a path, what was received already, a part of it, or what needs nothing more."""


def name_of(item: Item) -> tuple[str, str]:
    """Path and member an item stands for."""
    if isinstance(item, str):
        return item, ""
    if isinstance(item, IncomingFile):
        return item.path, item.member
    received = item.received if isinstance(item, Piece) else item
    return written(received.source), received.member or ""


def outcomes(name: str, mapping: Mapping[str, str] | None) -> Iterator[Outcome | IncomingFile]:
    """What is in a file: texts and refusals, and behind the members of a container a word on itself."""
    path = on_disk(name)
    members = 0
    for outcome in receive_file(path, mapping=mapping):
        members += outcome.member is not None
        yield replace(outcome, source=name) if isinstance(outcome, Received) else outcome
    if members:
        with path.open("rb") as stream:
            checksum = hashlib.file_digest(stream, "sha256").digest()
            yield IncomingFile(name, "", "opened", sha256=checksum, size=stream.tell())


def prepare(items: Iterable[Item], kit: Kit, packer: Packer) -> list[IncomingFile]:
    """What became of these items: one value for a plain file, one for each member of a container."""
    prepared: list[IncomingFile] = []
    together: list[IncomingFile | ReadFile] = []
    weight = 0
    for item in items:
        for file in _read(item, kit):
            together.append(file)
            weight += file.weight if isinstance(file, ReadFile) else 0
            if weight >= _TOGETHER or len(together) >= _MOST_TOGETHER:
                prepared += pack(together, packer, kit.number)
                together, weight = [], 0
    return prepared + pack(together, packer, kit.number)


def _read(item: Item, kit: Kit) -> Iterator[IncomingFile | ReadFile]:
    """Open an item and read the telegrams in it."""
    try:
        if isinstance(item, str):
            for outcome in outcomes(item, kit.mapping):
                yield from _read(outcome, kit)
        elif isinstance(item, IncomingFile):
            yield item
        elif isinstance(item, Refused):
            yield refusal(item)
        elif isinstance(item, Received):
            alone = _alone(item.text, item.name)
            for piece in pieces_of(item) if alone is None else [Piece(item, ((0, len(item.text)),))]:
                yield _read_piece(piece, kit, alone)
        else:
            yield _read_piece(item, kit)
    except Exception as error:  # noqa: BLE001 - a fault in a reader costs this file, never the others
        yield prepare_failed(*name_of(item), error)


def refusal(refused: Refused) -> IncomingFile:
    """A file that gave no text."""
    return IncomingFile(
        written(refused.source),
        refused.member or "",
        refused.state,
        refused.reason,
        refused.help,
        bytes.fromhex(refused.checksum) if refused.checksum else None,
        refused.size,
    )


def pieces_of(received: Received) -> Iterator[Piece]:
    """The telegrams of a text, so many together as one process should have in hand."""
    spans = _stretches(received.text)
    if len(spans) == 1 or len(received.text) <= _PIECE:
        yield Piece(received, tuple(spans), first=1 if len(spans) > 1 else 0)
        return
    together: list[Span] = []
    lines, at = 0, 0
    for place, (start, stop) in enumerate(spans, 1):
        together.append((start - at, stop - at))
        is_last = place == len(spans)
        if stop - at >= _PIECE or is_last:
            text = received.text[at:stop]
            part = replace(received, text=text, original=received.original if is_last else None)
            yield Piece(part, tuple(together), at, lines, place - len(together) + 1, is_last)
            lines += _lines(text, 0, len(text))
            at, together = stop, []


def _stretches(text: str) -> list[Span]:
    """The telegrams of a text; together they cover it, so that no character is left between them."""
    starts = [start for start, _ in split(text)][1:]
    bounds = [0, *starts, len(text)]
    return [(start, stop) for start, stop in pairwise(bounds) if stop > start]


def _alone(text: str, source: str) -> Telegram | None:
    """The telegram of a short text that holds one, read at once: looking for others would read it twice."""
    if len(text) > _SHORT or len(record_starts(text)) > 1:
        return None
    telegram = parse(text, source=source)
    return None if any(found.rule == "second-telegram" for found in telegram.values.diagnostics) else telegram


def _read_piece(piece: Piece, kit: Kit, alone: Telegram | None = None) -> ReadFile:
    received = piece.received
    sha256 = bytes.fromhex(received.checksum)
    if received.original is not None:
        Originals(kit.originals).keep(sha256, received.media, received.original)
    file = IncomingFile(
        received.source,
        received.member or "",
        "read",
        sha256=sha256,
        size=received.size,
        encoding=received.encoding,
        extractor=received.extractor,
        media=received.media,
        original=received.original is not None,
        complete=piece.is_last,
    )
    return ReadFile(file, received.attributes, list(_copies(piece, alone)))


def _copies(piece: Piece, alone: Telegram | None) -> Iterator[ReadCopy]:
    received = piece.received
    lines, counted = piece.lines, 0
    for place, (start, stop) in enumerate(piece.spans):
        position = piece.first + place if piece.first else 0
        lines += _lines(received.text, counted, start)
        counted = start
        text = received.text[start:stop]
        source = f"{received.name}#{position}" if position else received.name
        telegram = alone or parse(text, source=source)
        record = telegram.values
        if received.diagnostics and position < 2:
            record = replace(record, diagnostics=[*received.diagnostics, *record.diagnostics])
        unread = beside(telegram)
        begin = received.start + piece.at
        yield ReadCopy(text, record, unread, (begin + start, begin + stop), lines, position)


def _lines(text: str, start: int, stop: int) -> int:
    """How many lines end in this stretch, at LF, CRLF or a bare CR."""
    if stop <= start:
        return 0
    line_feeds, returns = text.count("\n", start, stop), text.count("\r", start, stop)
    return line_feeds + returns - text.count("\r\n", start, stop)


def weight_of(items: Sequence[Item]) -> int:
    """About how many bytes these items bring with them."""
    total = 0
    for item in items:
        received = item.received if isinstance(item, Piece) else item
        if isinstance(received, Received):
            total += len(received.text) + len(received.original or b"")
    return total
