"""A batch of files and copies, written in one transaction: the only place where telegrams come to be.

For each copy one of three things is true, and is noted at its place: its text is held; it is a further copy
of a telegram; it is a new telegram. The sums of a file are counted from that. Rows are gathered and
written by one statement for each table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, delete, select, update

from reftel.archive.counters import Numbers
from reftel.archive.filing import FileRow, Filing
from reftel.archive.identity import Known, address_of, find_home
from reftel.archive.incoming import IncomingCopy, IncomingFile
from reftel.archive.inserting import insert_rows
from reftel.archive.known import in_pieces, known_by_mrn, known_texts, taken_addresses, taken_texts
from reftel.archive.likeness import are_alike
from reftel.archive.links import ends_row, link_rows
from reftel.archive.packing import Unpacker
from reftel.archive.schema import (
    COPY,
    HELD,
    TELEGRAM,
    citations,
    copies,
    ends,
    links,
    names,
    places,
    taken_down,
    telegrams,
    unlinked,
)

__all__ = ["Batch", "Written", "write"]


@dataclass(frozen=True, slots=True)
class Written:
    """What a batch came to: the files as they ended, its change number, and what the index has to learn.

    `prepared` has, for each telegram that changed, what was prepared for the index; None where the stored
    copies have to be asked, since there are several.
    """

    files: list[FileRow]
    change: int
    prepared: dict[int, str | None]


@dataclass(slots=True)
class Batch:
    """Rows to be written, and what is known of the archive; it lives for one transaction."""

    connection: Connection
    numbers: Numbers
    texts: dict[bytes, tuple[int, int]]
    taken_down: set[bytes]
    by_mrn: dict[str, list[Known]]
    unpacker: Unpacker
    addresses: set[str] = field(default_factory=set)
    fresh: dict[int, IncomingCopy] = field(default_factory=dict)
    checked: set[str] = field(default_factory=set)
    prepared: dict[int, str | None] = field(default_factory=dict)
    new_telegrams: dict[int, dict[str, object]] = field(default_factory=dict)
    changed_telegrams: dict[int, dict[str, object]] = field(default_factory=dict)
    rows: dict[str, list[dict[str, object]]] = field(default_factory=dict)

    def place(self, file: FileRow, copy: IncomingCopy) -> None:
        """Decide what this copy is, and note it at its place in the file."""
        held = self.texts.get(copy.sha256)
        if held is not None and (held[0], copy.start) in file.placed:
            return  # noted before the run that began this file was interrupted
        file.telegrams += 1
        file.fresh += 1
        if held is not None:
            came, number = HELD, held[0]
        elif copy.sha256 in self.taken_down:
            file.taken_down += 1
            file.held_copies += 1
            return
        else:
            home = self._find_home(copy)
            number = self.numbers.draw("copy")
            came = TELEGRAM if home is None else COPY
            telegram = self._begin(copy, number) if home is None else self._join(copy, number, home)
            self.texts[copy.sha256] = number, telegram
            self._gather(copy, number, telegram)
        file.count(came)
        self._add(
            places,
            {
                "copy": number,
                "file": file.number,
                "start": copy.start,
                "stop": copy.stop,
                "line": copy.line,
                "position": copy.position,
                "came": came,
            },
        )

    def _find_home(self, copy: IncomingCopy) -> Known | None:
        mine: list[str] = []

        def is_alike(known: Known) -> bool:
            if not mine:
                mine.append(self._words(copy.body, copy.record, copy.dictionary))
            return are_alike(mine[0], self._words_of(known.fullest))

        return find_home(copy, self.by_mrn.get(copy.mrn or "", ()), is_alike)

    def _words_of(self, number: int) -> str:
        """What a copy says, one that is held or one that came with this batch."""
        fresh = self.fresh.get(number)
        if fresh is not None:
            return self._words(fresh.body, fresh.record, fresh.dictionary)
        columns = copies.c.body, copies.c.record, copies.c.dictionary
        row = self.connection.execute(select(*columns).where(copies.c.number == number)).one()
        return self._words(row.body, row.record, row.dictionary)

    def _words(self, body: bytes, record: bytes, dictionary: int) -> str:
        """The paragraphs, since headers of one post are alike; the whole text where there are none."""
        text = self.unpacker.body(body, dictionary)
        read = self.unpacker.record(record, text, dictionary)
        return "\n".join(paragraph.text for paragraph in read.paragraphs) or text.decode()

    def _begin(self, copy: IncomingCopy, number: int) -> int:
        telegram = self.numbers.draw("telegram")
        address = address_of(copy, self._is_taken)
        self.addresses.add(address)
        days = set() if copy.date is None else {copy.date}
        known = Known(telegram, address, copy.mrn, days, 1, number, copy.fullness)
        if copy.mrn is not None:
            self.by_mrn.setdefault(copy.mrn, []).append(known)
        self.new_telegrams[telegram] = {
            "number": telegram,
            "address": address,
            "copies": 1,
            "fullest": number,
            "change": self.numbers.change,
            **copy.listing.columns(),
        }
        self.prepared[telegram] = copy.words
        return telegram

    def _join(self, copy: IncomingCopy, number: int, home: Known) -> int:
        home.copies += 1
        if copy.date is not None:
            home.days.add(copy.date)
        changes: dict[str, object] = {"copies": home.copies, "change": self.numbers.change}
        if copy.fullness > home.fullness:
            home.fullest, home.fullness = number, copy.fullness
            changes |= {"fullest": number, **copy.listing.columns(), "mrn": home.mrn}
        if home.number in self.new_telegrams:
            self.new_telegrams[home.number] |= changes
        else:
            row = self.changed_telegrams.setdefault(home.number, {})
            row |= changes
        self.prepared[home.number] = None
        return home.number

    def _gather(self, copy: IncomingCopy, number: int, telegram: int) -> None:
        self.fresh[number] = copy
        self._add(
            copies,
            {
                "number": number,
                "telegram": telegram,
                "sha256": copy.sha256,
                "mrn": copy.mrn,
                "date": copy.date,
                "fullness": copy.fullness,
                "reader": copy.reader,
                "unread": copy.unread,
                "dictionary": copy.dictionary,
                "body": copy.body,
                "record": copy.record,
            },
        )
        for name, kind in copy.names:
            self._add(names, {"name": name, "copy": number, "telegram": telegram, "kind": kind})
        for position, mrn in enumerate(copy.cited):
            self._add(citations, {"copy": number, "position": position, "telegram": telegram, "mrn": mrn})
        if copy.named is None:
            self._add(unlinked, {"copy": number})
            return
        self._add(ends, ends_row(number, copy.named))
        for row in link_rows(number, telegram, copy.named.cited):
            self._add(links, row)

    def _add(self, table: Table, row: dict[str, object]) -> None:
        self.rows.setdefault(table.name, []).append(row)

    def _is_taken(self, address: str) -> bool:
        if address in self.addresses:
            return True
        if address in self.checked:
            return False
        self.checked.add(address)
        if taken_addresses(self.connection, [address]):
            self.addresses.add(address)
            return True
        return False

    def write(self) -> None:
        """One statement for each table, parents before children."""
        if self.new_telegrams:
            insert_rows(self.connection, telegrams, list(self.new_telegrams.values()))
        for number, row in self.changed_telegrams.items():
            self.connection.execute(update(telegrams).where(telegrams.c.number == number).values(row))
        for table in (copies, names, citations, links, ends, unlinked, places):
            if rows := self.rows.get(table.name):
                insert_rows(self.connection, table, rows)


def write(
    connection: Connection,
    intake: int,
    files: Sequence[IncomingFile],
    unpacker: Unpacker,
    *,
    lift: bool = False,
) -> Written:
    """Write these files and all telegrams in them; the caller's transaction makes it one step.

    With `lift`, texts that were taken down come back.
    """
    checksums = {copy.sha256 for file in files for copy in file.copies}
    texts = known_texts(connection, checksums)
    mrns = {
        copy.mrn
        for file in files
        for copy in file.copies
        if copy.mrn is not None and copy.sha256 not in texts
    }
    taken = taken_texts(connection, checksums)
    if lift and taken:
        for piece in in_pieces(taken):
            connection.execute(delete(taken_down).where(taken_down.c.sha256.in_(piece)))
        taken = set()
    batch = Batch(
        connection,
        Numbers(connection),
        texts,
        taken,
        known_by_mrn(connection, mrns),
        unpacker,
    )
    batch.checked.update(mrns - taken_addresses(connection, mrns))
    filing = Filing(connection, intake)
    rows = filing.open(files)
    for file, row in zip(files, rows, strict=True):
        for copy in file.copies:
            batch.place(row, copy)
    filing.close()
    batch.write()
    batch.numbers.keep(changed=bool(batch.prepared))
    settled = list({row.number: row for row in rows}.values())  # pieces of one file share its row
    return Written(settled, batch.numbers.change, batch.prepared)
