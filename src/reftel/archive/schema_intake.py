"""Tables that intake fills beside those of texts: columns of a source, copies that wait for a sketch."""

from sqlalchemy import Column, ForeignKey, Integer, PrimaryKeyConstraint, Table, Text

from reftel.archive.schema import metadata

__all__ = ["account", "said", "unsketched"]

said = Table(  # columns, fields and tags a source had beside a text, where the text itself has none of them
    "said",
    metadata,
    Column("copy", Integer, ForeignKey("copies.number"), nullable=False),
    Column("file", Integer, ForeignKey("files.number"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("fields", Text, nullable=False),  # JSON object of words
    PrimaryKeyConstraint("copy", "file", "start"),
)

account = Table(  # how many files of each intake are in each state, and what they brought; triggers keep it
    "account",
    metadata,
    Column("intake", Integer, nullable=False),
    Column("state", Text, nullable=False),
    *[
        Column(name, Integer, nullable=False)
        for name in ("files", "telegrams", "new_telegrams", "new_copies", "held_copies")
    ],
    PrimaryKeyConstraint("intake", "state"),
    sqlite_with_rowid=False,
)

unsketched = Table(  # copies whose sketch was drawn otherwise than this version does, or never
    "unsketched", metadata, Column("copy", Integer, primary_key=True, autoincrement=False)
)
