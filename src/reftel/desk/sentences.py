"""The sentence in which a stored text names another telegram."""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.links import LinkRow
from reftel.links.quoting import sentence_at

__all__ = ["quote_of", "texts_of"]

_BODIES = """
    SELECT c.number, c.body, c.dictionary FROM json_each(?) AS asked
    CROSS JOIN copies AS c ON c.number = asked.value
"""


def texts_of(archive: Archive, connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The texts of these copies."""
    unpacker = archive.unpacker(connection)
    rows = connection.exec_driver_sql(_BODIES, (json.dumps(sorted(set(numbers))),))
    return {number: unpacker.body(body, dictionary).decode() for number, body, dictionary in rows}


def quote_of(text: str, several: Sequence[LinkRow]) -> str:
    """The sentence of the text that names it; the REF line where none does."""
    spoken = [link for link in several if link.span is not None and link.kind == "mention"]
    if spoken and spoken[0].span is not None:
        return sentence_at(text, spoken[0].span)
    written = next((link.span for link in several if link.span is not None), None)
    return "" if written is None else " ".join(text[slice(*written)].split())
