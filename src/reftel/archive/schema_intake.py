"""Tables that intake fills beside those of texts: columns of a source, copies that wait for a sketch."""

from sqlalchemy import Column, ForeignKey, Integer, PrimaryKeyConstraint, Table, Text

from reftel.archive.schema import metadata

__all__ = ["said", "unsketched"]

said = Table(  # columns, fields and tags a source had beside a text, where the text itself has none of them
    "said",
    metadata,
    Column("copy", Integer, ForeignKey("copies.number"), nullable=False),
    Column("file", Integer, ForeignKey("files.number"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("fields", Text, nullable=False),  # JSON object of words
    PrimaryKeyConstraint("copy", "file", "start"),
)

unsketched = Table(  # copies whose sketch was drawn otherwise than this version does, or never
    "unsketched", metadata, Column("copy", Integer, primary_key=True, autoincrement=False)
)
