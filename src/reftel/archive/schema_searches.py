"""Tables of saved searches and what they found the last time; `schema.py` has the rest."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from reftel.archive.schema import metadata

__all__ = ["saved_lines", "saved_searches"]

saved_searches = Table(  # a name a reader gave to one query, or to many that are asked together
    "saved_searches",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("reader", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),  # query, batch
    Column("created", Text, nullable=False),
    Column("ran", Text),  # when it was asked last, to be compared with
    CheckConstraint("kind IN ('query', 'batch')", name="saved_search_kind"),
    Index("saved_searches_name", "reader", "name", unique=True),
)

saved_lines = Table(  # each query as it was written, and the telegrams it found the last time
    "saved_lines",
    metadata,
    Column("search", Integer, ForeignKey("saved_searches.number"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("written", Text, nullable=False),
    Column("found", LargeBinary),  # numbers of telegrams, packed; NULL until it was asked
    PrimaryKeyConstraint("search", "position"),
    sqlite_with_rowid=False,
)
