"""Writing what was found so that one copy the archive cannot take keeps nothing from the others.

A batch that fails is written again copy by copy, and the copy that fails is kept as one that could not be
looked through, with the reason. What is wrong with the whole archive (a full disk, a lock) still stops.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.exc import OperationalError

from reftel.archive.archive import Archive
from reftel.archive.failpoints import pass_by
from reftel.archive.findings_writing import Looked, note_fault, set_aside, settle_waiting, write_found
from reftel.errors import ReftelError

__all__ = ["at_fault", "keep", "settle_some"]

_WHOLE = (OperationalError, OSError, ReftelError)
_PAGE = 200
_LONGEST = 300


def at_fault(error: Exception) -> str:
    """A fault in one line: what it is called and what it says."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]


def keep(archive: Archive, batch: Sequence[Looked]) -> list[Looked]:
    """Write a batch in one transaction; what became of each copy."""
    pass_by("before-findings")
    try:
        _write(archive, batch)
        kept = list(batch)
    except _WHOLE:
        raise
    except Exception:  # noqa: BLE001 - which copy it was is found out one by one
        kept = [_write_alone(archive, each) for each in batch]
    pass_by("after-findings")
    return kept


def _write(archive: Archive, batch: Sequence[Looked]) -> None:
    with archive.database.writing() as connection:
        write_found(connection, archive.unpacker(connection), batch)
        pass_by("in-findings")


def _write_alone(archive: Archive, looked: Looked) -> Looked:
    try:
        _write(archive, [looked])
    except _WHOLE:
        raise
    except Exception as error:  # noqa: BLE001 - this copy is the one: only that is noted of it
        looked = replace(looked, fault=looked.fault or at_fault(error), packed=None, rows=(), names=())
        with archive.database.writing() as connection:
            note_fault(connection, looked)
    return looked


def settle_some(archive: Archive, most: int = _PAGE) -> int:
    """Settle some of the telegrams that wait for it; how many are done with, 0 at the end."""
    try:
        with archive.database.writing() as connection:
            return settle_waiting(connection, archive.unpacker(connection), most)
    except _WHOLE:
        raise
    except Exception as error:  # noqa: BLE001 - which telegram it is is found out one by one
        if most > 1:
            return sum(settle_some(archive, 1) for _ in range(most))
        with archive.database.writing() as connection:
            return set_aside(connection, at_fault(error))
