"""The sentence in which a stored text names another telegram."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from reftel.archive.archive import Archive
from reftel.archive.links import LinkRow
from reftel.archive.schema import copies
from reftel.links.quoting import sentence_at

__all__ = ["quote_of", "text_of"]


def text_of(archive: Archive, connection: Connection, copy: int) -> str:
    """The text of a copy."""
    row = connection.execute(select(copies.c.body, copies.c.dictionary).where(copies.c.number == copy)).one()
    return archive.unpacker(connection).body(row.body, row.dictionary).decode()


def quote_of(text: str, several: Sequence[LinkRow]) -> str:
    """The sentence of the text that names it; the REF line where none does."""
    spoken = [link for link in several if link.span is not None and link.kind == "mention"]
    if spoken and spoken[0].span is not None:
        return sentence_at(text, spoken[0].span)
    written = next((link.span for link in several if link.span is not None), None)
    return "" if written is None else " ".join(text[slice(*written)].split())
