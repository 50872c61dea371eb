"""A batch of files and copies, written in one transaction: the only place where telegrams come to be.

For each copy one of three things is true, and is noted at its place: its text is held; it is a further copy
of a telegram; it is a new telegram. The sums of a file are counted from that. Rows are gathered and
written by one statement for each table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, delete, update

from reftel.archive.counters import Numbers
from reftel.archive.filing import FileRow, Filing
from reftel.archive.homes import Homes
from reftel.archive.identity import Known, address_of, head_rank
from reftel.archive.incoming import IncomingCopy, IncomingFile
from reftel.archive.inserting import insert_rows
from reftel.archive.known import in_pieces, known_texts, taken_addresses, taken_texts
from reftel.archive.links import ends_row, link_rows
from reftel.archive.packing import Unpacker
from reftel.archive.schema import (
    COPY,
    HELD,
    TELEGRAM,
    citations,
    copies,
    ends,
    forwards,
    links,
    names,
    places,
    sketches,
    taken_down,
    telegrams,
    unlinked,
)
from reftel.archive.schema_intake import said
from reftel.archive.sketching import sketch_rows

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
    homes: Homes
    addresses: set[str] = field(default_factory=set)
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
            home = self.homes.find(copy)
            number = self.numbers.draw("copy")
            came = TELEGRAM if home is None else COPY
            known = self._begin(copy, number) if home is None else self._join(copy, number, home)
            self.homes.settle(copy, number, known)
            self.texts[copy.sha256] = number, known.number
            self._gather(copy, number, known.number)
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
        if copy.fields is not None:
            row = {"copy": number, "file": file.number, "start": copy.start, "fields": copy.fields}
            self._add(said, row)

    def _begin(self, copy: IncomingCopy, number: int) -> Known:
        telegram = self.numbers.draw("telegram")
        address = address_of(copy, self._is_taken)
        self.addresses.add(address)
        days = set() if copy.date is None else {copy.date}
        rank = head_rank(copy.mrn, copy.sections, copy.fullness)
        known = Known(telegram, address, copy.mrn, days, 1, number, copy.fullness, rank, copy.sections)
        self.new_telegrams[telegram] = {
            "number": telegram,
            "address": address,
            "copies": 1,
            "fullest": number,
            "change": self.numbers.change,
            **copy.listing.columns(),
        }
        self.prepared[telegram] = copy.words
        return known

    def _join(self, copy: IncomingCopy, number: int, home: Known) -> Known:
        home.copies += 1
        if copy.date is not None:
            home.days.add(copy.date)
        changes: dict[str, object] = {"copies": home.copies, "change": self.numbers.change}
        columns = copy.listing.columns()
        name = {column: columns.pop(column) for column in ("mrn", "year", "post_key", "serial")}
        rank = head_rank(copy.mrn, copy.sections, copy.fullness)
        if rank > home.head:
            home.head = rank
            changes |= columns
        home.sections |= copy.sections
        # A copy that has lost its header comes behind those that have a number.
        if (copy.mrn is not None, copy.fullness) > (home.mrn is not None, home.fullness):
            home.fullest, home.fullness = number, copy.fullness
            changes["fullest"] = number
        if home.mrn is None and copy.mrn is not None:
            changes |= {**name, "address": self._readdress(copy, home)}
        if home.number in self.new_telegrams:
            self.new_telegrams[home.number] |= changes
        else:
            row = self.changed_telegrams.setdefault(home.number, {})
            row |= changes
        self.prepared[home.number] = None
        return home

    def _readdress(self, copy: IncomingCopy, home: Known) -> str:
        """A telegram that was held without a number is called by it; its old address leads to it."""
        address = address_of(copy, self._is_taken)
        self.addresses.add(address)
        if home.number not in self.new_telegrams:
            self._add(forwards, {"address": home.address, "telegram": home.number})
        home.mrn, home.address = copy.mrn, address
        return address

    def _gather(self, copy: IncomingCopy, number: int, telegram: int) -> None:
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
        for row in sketch_rows(number, copy.sketch, nameless=copy.mrn is None):
            self._add(sketches, row)
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
        for table in (forwards, copies, names, citations, sketches, links, ends, unlinked, places, said):
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
        Homes(connection, unpacker, mrns),
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
