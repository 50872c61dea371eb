"""What a source said beside the text of a copy: columns of a table, fields of a letter, editors' tags."""

from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import Connection, select

from reftel.archive.known import in_pieces
from reftel.archive.schema_intake import said

__all__ = ["said_beside"]

_decode = msgspec.json.Decoder(dict[str, str]).decode


def said_beside(connection: Connection, numbers: Iterable[int]) -> dict[int, Mapping[str, str]]:
    """For each of these copies what its sources said; where several said the same thing, the first."""
    found: dict[int, dict[str, str]] = {}
    for piece in in_pieces(numbers):
        query = select(said.c.copy, said.c.fields).where(said.c.copy.in_(piece))
        for row in connection.execute(query.order_by(said.c.copy, said.c.file, said.c.start)):
            found[row.copy] = _decode(row.fields) | found.get(row.copy, {})
    return dict(found)
