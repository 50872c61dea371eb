"""What copies have to be looked through by, so that nothing waits: the finders, and tables they lean on.

A table of office holders turns an office into a person, so that loading one lets every copy wait again.
"""

import datetime as dt
import hashlib
from pathlib import Path

from sqlalchemy import Connection, select

from reftel.archive.archive import Archive
from reftel.archive.schema_suspense import fact_sets, office_holders
from reftel.extract.holders import Holder, OfficeHolders, role_key
from reftel.extract.version import FINDER

__all__ = ["finder_version", "holders_for"]

_KIND = "office-holders"
_loaded: dict[tuple[Path, str], OfficeHolders] = {}  # the table used last: one is enough for a pass


def finder_version(archive: Archive) -> str:
    """The version that is noted beside what was found."""
    with archive.reading() as connection:
        query = select(fact_sets.c.sha256).where(fact_sets.c.kind == _KIND).order_by(fact_sets.c.number)
        sets = list(connection.scalars(query))
    if not sets:
        return FINDER
    return f"{FINDER}+{hashlib.sha256(' '.join(sets).encode()).hexdigest()[:12]}"


def holders_for(archive: Archive, finder: str) -> OfficeHolders | None:
    """The office holders that belong to this version; None where no table was loaded."""
    if "+" not in finder:
        return None
    table = archive.layout.folder, finder
    if table not in _loaded:
        with archive.reading() as connection:
            holders = OfficeHolders(_terms(connection))
        _loaded.clear()
        _loaded[table] = holders
    return _loaded[table]


def _terms(connection: Connection) -> list[Holder]:
    columns = office_holders.c
    query = select(columns.office, columns.key, columns.name, columns.started, columns.ended)
    query = query.where(columns.status == "served", columns.started.is_not(None))
    found: list[Holder] = []
    for row in connection.execute(query.order_by(columns.number)):
        role, start, end = role_key(row.office), _day(row.started), _day(row.ended)
        if role is not None and start is not None:
            found.append(Holder(role, row.key, row.name, start, end))
    return found


def _day(written: str | None) -> dt.date | None:
    """A day of the table; the first of a month or year of which no more is known."""
    if not written:
        return None
    parts = [int(part) for part in written.split("-") if part.isdigit()]
    try:
        year, month, day = [*parts, 1, 1][:3] if parts else (0, 0, 0)
        return dt.date(year, month, day)
    except ValueError:
        return None
