"""Tables as CSV, row by row: a broken quote costs its own line, never the rest of the file.

The library reads on until a quote is closed, through the whole file if need be. So lines are lent to it
one by one and remembered while a row lasts; when the row turns out broken, its first line is refused and
reading goes on with the second.
"""

import csv
import io
from collections import deque
from collections.abc import Iterator, Mapping

from reftel.sources.bounds import DamagedError
from reftel.sources.columns import Columns, columns_of, heading_of
from reftel.sources.decode import Decoded, decode
from reftel.sources.received import Outcome, Refused
from reftel.sources.rows import read_row
from reftel.sources.stream import Stream

__all__ = ["LINE_MOST", "lines_of_stream", "read_table"]

_NAMED = 20
_PIECE = 1 << 20
LINE_MOST = 16_000_000  #: characters of a row; what is longer is cut one behind, and its rest passed
_TOO_LONG = f"a row of more than {LINE_MOST:,} characters"


class _Lent:
    """Lines lent to the library, remembered from the beginning of a row."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self._lent: list[str] = []
        self._size = 0
        self.number = 0

    def begin(self) -> None:
        """A row begins."""
        self._lent.clear()
        self._size = 0

    def back_to_second(self) -> None:
        """The row is broken: all its lines but the first come again."""
        self.number -= max(0, len(self._lent) - 1)
        self._again.extendleft(reversed(self._lent[1:]))
        self.begin()

    def __len__(self) -> int:
        return len(self._lent)

    def __iter__(self) -> "_Lent":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self._lent.append(line)
        self._size += len(line)
        self.number += 1
        if self._size > LINE_MOST:
            raise csv.Error(_TOO_LONG)
        return line


def lines_of_stream(stream: Stream) -> Iterator[str]:
    """The lines of a text as they come, decoded as its beginning is; line ends kept.

    None is longer than `LINE_MOST` and one: a file that is one line must not fill the memory.
    """
    read = decode(stream.head)
    name = read.encoding.split(" ")[0] if isinstance(read, Decoded) else "utf-8"
    codec = {"windows-1252": "cp1252"}.get(name, name)
    text = io.TextIOWrapper(stream.buffered(), encoding=codec, errors="replace", newline="")
    begun = False
    while line := text.readline(LINE_MOST + 1):
        rest = line if len(line) > LINE_MOST else ""
        while rest and not rest.endswith(("\n", "\r")):
            rest = text.readline(_PIECE)
        yield line if begun else line.removeprefix("\ufeff")
        begun = True


def read_table(stream: Stream, mapping: Mapping[str, str] | None = None) -> Iterator[Outcome]:
    """Each row of a table as a document."""
    read = decode(stream.head)
    columns = columns_of(read.text, mapping) if isinstance(read, Decoded) else None
    if columns is None:
        names = heading_of(read.text) if isinstance(read, Decoded) else []
        lacking = [name for name in (mapping or {}).values() if name not in names]
        why = f"it has no column {lacking[0]!r}" if lacking else "no column of it is known to hold texts"
        there = f", where COLUMN is one of: {', '.join(names[:_NAMED])}" if len(names) > 1 else ""
        yield stream.refused(why, f"say which column does: --map body=COLUMN{there}")
        return
    yield from _rows(stream, columns)


def _rows(stream: Stream, columns: Columns) -> Iterator[Outcome]:
    lent = _Lent(lines_of_stream(stream))
    rows = _reader(lent, columns)
    wrong: _Wrong | None = None
    number = 0
    while True:
        lent.begin()
        first = lent.number + 1
        fault = ""
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            is_long = str(error) == _TOO_LONG and len(lent) == 1
            row, fault = [], _TOO_LONG if is_long else "a quote that is not closed, or closed too early"
            lent.back_to_second()
            rows = _reader(lent, columns)
        if not row and not fault:
            continue  # a blank line
        if not fault and len(row) != len(columns.heading):
            fault = f"{len(row)} columns in place of {len(columns.heading)}"
        if fault:
            wrong = wrong or _Wrong(first, fault)
            wrong.last = lent.number
            continue
        if wrong is not None:
            yield wrong.refused(stream)
            wrong = None
        number += 1
        if number == 1 and columns.titled:
            continue
        values = dict(zip(columns.heading, row, strict=True))
        yield read_row(stream, f"row {number - columns.titled}", values, columns.mapping, kind="csv")
    if wrong is not None:
        yield wrong.refused(stream)
    if number <= columns.titled and wrong is None:
        raise DamagedError("the table has a heading and no rows")


def _reader(lines: Iterator[str], columns: Columns) -> Iterator[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), LINE_MOST))
    return csv.reader(
        lines,
        delimiter=columns.delimiter,
        escapechar="\\" if columns.backslash else None,
        doublequote=not columns.backslash,
        strict=True,
    )


class _Wrong:
    """Lines in a row that are no rows; refused together, so that one broken quote is one refusal."""

    def __init__(self, first: int, fault: str) -> None:
        self.first = self.last = first
        self.fault = fault

    def refused(self, stream: Stream) -> Refused:
        lines = f"line {self.first}" if self.last <= self.first else f"lines {self.first}-{self.last}"
        return stream.label(lines).refused(
            f"broken: {self.fault}",
            "mend these lines in the table, and add it again; its other rows are taken",
        )
