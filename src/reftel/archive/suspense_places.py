"""Where the words of entries stand now: addresses that changed, and telegrams that are no longer held.

Entries are anchored on the checksum of a copy. A telegram may since have another address; one that was taken
down keeps its place in the book, without its words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from reftel.archive.known import in_pieces
from reftel.archive.schema import copies, telegrams
from reftel.suspense.entry import Change, Entry, Evidence

__all__ = ["GONE", "changes_in_place", "in_place"]

GONE = "[its telegram is no longer held]"


def in_place(connection: Connection, entries: Sequence[Entry]) -> list[Entry]:
    """The entries with every address as it is now, and without words of telegrams that are gone."""
    wanted = {
        one.copy for entry in entries for one in (entry.source, *entry.evidence) if one.copy is not None
    }
    if not wanted:
        return list(entries)
    held = _addresses(connection, wanted)
    return [_placed(entry, held) for entry in entries]


def changes_in_place(connection: Connection, changes: Sequence[Change]) -> list[Change]:
    """The same for the steps of a history."""
    held = _addresses(
        connection, {one.copy for change in changes for one in change.evidence if one.copy is not None}
    )
    return [replace(change, evidence=[_now(one, held) for one in change.evidence]) for change in changes]


def _addresses(connection: Connection, checksums: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    query = select(copies.c.sha256, telegrams.c.address).join(
        telegrams, telegrams.c.number == copies.c.telegram
    )
    for piece in in_pieces(checksums):
        asked = [bytes.fromhex(one) for one in piece]
        found.update(
            (row[0].hex(), row[1]) for row in connection.execute(query.where(copies.c.sha256.in_(asked)))
        )
    return found


def _placed(entry: Entry, held: dict[str, str]) -> Entry:
    source = _now(entry.source, held)
    evidence = [_now(one, held) for one in entry.evidence]
    if source is entry.source and all(new is old for new, old in zip(evidence, entry.evidence, strict=True)):
        return entry
    what = GONE if source.quote == GONE else entry.what
    return replace(entry, source=source, evidence=evidence, what=what)


def _now(evidence: Evidence, held: dict[str, str]) -> Evidence:
    if evidence.copy is None:
        return evidence
    address = held.get(evidence.copy)
    if address is None:
        return replace(evidence, quote=GONE, span=None)
    return evidence if address == evidence.address else replace(evidence, address=address)
