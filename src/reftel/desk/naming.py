"""From any name of a telegram to the telegrams that go by it.

Tried in this order: an address (`75SUVA412`, `75SUVA412~2`, `x` and digits of a checksum); a number in
any spelling, with a year or without; an identifier such as a film or document number; a whole checksum. What
is typed is never guessed at: several are shown as several.
"""

import re
from collections.abc import Iterable

from sqlalchemy import Connection

from reftel.archive.identity import days_agree
from reftel.archive.telegrams import Row, find_address, find_checksum, find_mrn, find_name, find_serial
from reftel.telegram.mrn import canonical_mrn, parse_mrn

__all__ = ["find_named", "number_of"]

_SUFFIXED = re.compile(r"(.+?)\s*~\s*(\d{1,4})")
_UNNUMBERED = re.compile(r"x[0-9a-f]{12,64}")
_CHECKSUM = re.compile(r"[0-9a-f]{64}")


def number_of(name: str) -> str | None:
    """The canonical number a name stands for, None where it is none or lacks the year."""
    parts = parse_mrn(name)
    if parts is None or parts.year is None:
        return None
    return canonical_mrn(parts.year, parts.post, parts.serial)


def find_named(connection: Connection, name: str, day: str | None = None) -> list[Row]:
    """Every telegram that goes by this name; `day` is a year, a month or a day that leaves out others."""
    asked = name.strip()
    lower = asked.lower()
    if _UNNUMBERED.fullmatch(lower):
        return find_address(connection, lower)
    if _CHECKSUM.fullmatch(lower):
        return find_checksum(connection, bytes.fromhex(lower))
    if suffixed := _SUFFIXED.fullmatch(asked):
        mrn = number_of(suffixed[1]) or suffixed[1].upper()
        return find_address(connection, mrn if suffixed[2] == "1" else f"{mrn}~{int(suffixed[2])}")
    return list(_of_day(_numbered(connection, asked), day)) or list(
        _of_day(find_name(connection, asked), day)
    )


def _numbered(connection: Connection, asked: str) -> list[Row]:
    parts = parse_mrn(asked)
    if parts is None:
        return find_address(connection, asked.upper())
    if parts.year is None:
        return find_serial(connection, parts.post, parts.serial)
    mrn = canonical_mrn(parts.year, parts.post, parts.serial)
    return find_mrn(connection, mrn) or find_address(connection, mrn)


def _of_day(rows: Iterable[Row], day: str | None) -> Iterable[Row]:
    if day is None:
        return rows
    if len(day) == 10:
        return (row for row in rows if days_agree(row.date, day))
    return (row for row in rows if row.date is not None and row.date.startswith(day))
