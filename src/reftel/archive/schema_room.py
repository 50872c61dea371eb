"""Tables of what readers leave behind: marks on telegrams, collections, notes and corrections.

They name telegrams by address. Old addresses forward, so nothing here is lost when copies join or part, and
what was left on a telegram that was taken out is there again when it comes back.
"""

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

__all__ = ["collection_items", "collection_steps", "collections", "notes", "reading_marks"]

reading_marks = Table(
    "reading_marks",
    metadata,
    Column("address", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("address", "state", "reader"),
    CheckConstraint("state IN ('read', 'starred', 'aside', 'claimed')", name="reading_mark_state"),
    Index("reading_marks_reader", "reader", "state", "at"),
    sqlite_with_rowid=False,
)

collections = Table(
    "collections",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("changed", Text, nullable=False),
    Column("removed", Text),
    Index("collections_name", "name"),
)

collection_items = Table(
    "collection_items",
    metadata,
    Column("collection", Integer, ForeignKey("collections.number"), nullable=False),
    Column("place", Integer, nullable=False),  # counted from 1, without gaps
    Column("address", Text, nullable=False),
    Column("paragraph", Integer),
    Column("note", Text, nullable=False),
    PrimaryKeyConstraint("collection", "place"),
    Index("collection_items_address", "address"),
    sqlite_with_rowid=False,
)

collection_steps = Table(  # what each change found, so that it can be undone; the last ones are kept
    "collection_steps",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("collection", Integer, ForeignKey("collections.number"), nullable=False),
    Column("at", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("before", Text, nullable=False),  # JSON: items as [address, paragraph, note]
    Index("collection_steps_collection", "collection"),
)

notes = Table(  # anchored on copy, span and quote: reading a copy again leaves them where they are
    "notes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("address", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("place", Text, nullable=False),  # `p3`, a key of the header, or nothing for the whole telegram
    Column("sha256", LargeBinary, nullable=False),
    Column("start", Integer),
    Column("stop", Integer),
    Column("quote", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("withdrawn", Text),
    CheckConstraint("kind IN ('note', 'correction')", name="note_kind"),
    Index("notes_address", "address"),
)
