"""Rows of CSV and XLSX files as lists of texts, and back, whatever program wrote them.

A spreadsheet's days come as ISO days and its whole numbers without a point. A text that begins like a formula
is written so that no program runs it.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from reftel.errors import ReftelError

__all__ = ["SheetError", "comments", "read_rows", "write_rows"]

_MOST_BYTES = 100 * 1024 * 1024
_MOST_UNPACKED = 1024 * 1024 * 1024
_MOST_COLUMNS = 400
_MOST_ROWS = 500_000
_RUNS = ("=", "+", "-", "@", "\t", "\r")


class SheetError(ReftelError):
    """A table that cannot be read or written."""


def read_rows(path: Path) -> Iterator[list[str]]:
    """The rows of a table, its headings first; lines of CSV that begin with `#` are comments."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise SheetError(f"{path} cannot be read: {error.strerror}.") from error
    if size > _MOST_BYTES:
        raise SheetError(f"{path} has {size:,} bytes; a table may have {_MOST_BYTES:,}. Cut it in pieces.")
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        yield from _read_workbook(path)
    else:
        yield from _read_csv(path)


def _read_csv(path: Path) -> Iterator[list[str]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SheetError(f"{path} cannot be read: {error.strerror}.") from error
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))  # two bytes a character, as spreadsheets write Unicode
    if data[:2] == b"PK" or (b"\0" in data[:4096] and not wide):
        raise SheetError(f"{path.name} is no text: save it as CSV, or as XLSX with that ending.")
    text = _decoded(data)
    lines = io.StringIO(text, newline="")
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    delimiter = max(",;\t", key=first.count) if first else ","
    try:
        begun = False
        for row in csv.reader(lines, delimiter=delimiter):
            if not begun and (not row or row[0].startswith("#")):
                continue
            begun = True
            if len(row) > _MOST_COLUMNS:
                raise SheetError(f"{path.name} has a row of {len(row)} columns; it is no table.")
            yield [cell.removeprefix("'") if cell[1:2] in _RUNS and cell[:1] == "'" else cell for cell in row]
    except csv.Error as error:
        raise SheetError(f"{path.name} is no table a program can read: {error}.") from error


def comments(path: Path) -> list[str]:
    """The comments at the head of a CSV file: what the table is and where it is from."""
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return []
    found: list[str] = []
    for line in _decoded(path.read_bytes()[:65_536]).splitlines():
        if not line.lstrip('"').startswith("#"):
            break
        found.append(" ".join(line.strip('"').lstrip("# ").split()))
    return found


def _decoded(data: bytes) -> str:
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _read_workbook(path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - only for workbooks
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    _not_a_bomb(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, EOFError) as error:
        raise SheetError(f"{path.name} is no workbook that can be read: {error}.") from error
    try:
        sheet = book.worksheets[0] if book.worksheets else None
        if sheet is None:
            return
        for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True), 1):
            if number > _MOST_ROWS:
                raise SheetError(f"{path.name} has more than {_MOST_ROWS:,} rows. Cut it in pieces.")
            cells = [_cell(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            yield cells
    except (BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise SheetError(f"{path.name} is damaged: {error}.") from error
    finally:
        book.close()


def _not_a_bomb(path: Path) -> None:
    """A workbook is a container; one that would unfold beyond all measure is not opened."""
    try:
        with ZipFile(path) as container:
            size = sum(member.file_size for member in container.infolist())
    except (BadZipFile, OSError, NotImplementedError) as error:
        raise SheetError(f"{path.name} is no workbook that can be read: {error}.") from error
    if size > _MOST_UNPACKED:
        raise SheetError(f"{path.name} would unfold to {size:,} bytes; it is no table.")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def write_rows(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table, as XLSX or CSV by the ending of the name."""
    try:
        if path.suffix.lower() == ".xlsx":
            _write_workbook(path, headings, rows)
            return
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            line = csv.writer(stream)
            line.writerow(headings)
            line.writerows([_safe(cell) for cell in row] for row in rows)
    except OSError as error:
        raise SheetError(f"{path} cannot be written: {error.strerror}.") from error


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUNS) else cell


def _write_workbook(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - only for workbooks
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet("entries")
    for row in (headings, *rows):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", value)[:32_000])
            cell.data_type = "s"  # never a formula
            cells.append(cell)
        sheet.append(cells)
    book.save(path)
