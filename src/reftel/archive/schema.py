"""The tables of `archive.db`, as SQLAlchemy Core sees them.

The steps in `migrations/` make them; a test holds the two together. Numbers of telegrams, copies and
changes come from `counters` and are never given twice, whatever is taken down later. Checksums are kept as
32 bytes, times and days as ISO text.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

__all__ = [
    "COPY",
    "HELD",
    "TELEGRAM",
    "TROUBLED",
    "citations",
    "copies",
    "counters",
    "dictionaries",
    "ends",
    "files",
    "forwards",
    "gone",
    "intakes",
    "links",
    "metadata",
    "migrations",
    "names",
    "places",
    "sketches",
    "taken_down",
    "telegrams",
    "unlinked",
]

metadata = MetaData()

TROUBLED = "('refused', 'failed', 'pending')"
"""States of files that did not come in, as SQL: an index holds them, and serves where they stand so."""

TELEGRAM, COPY, HELD = 1, 2, 3
"""What a place brought: the first text of a telegram, another copy of one, a text that was held before.

Of the places of a telegram the first has TELEGRAM, of those of each further copy the first has COPY; so the
sums over files agree with the numbers of telegrams and copies held, whatever is added and removed.
"""

migrations = Table(
    "migrations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("applied", Text, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)

dictionaries = Table(  # what copies are packed with; a copy names its dictionary for ever
    "dictionaries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("bodies", LargeBinary, nullable=False),
    Column("records", LargeBinary, nullable=False),
)

intakes = Table(
    "intakes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("state", Text, nullable=False),  # running, done, stopped, undone
    Column("paths", Text, nullable=False),  # JSON list, as given
    Column("reader", Text, nullable=False),
    CheckConstraint("state IN ('running', 'done', 'stopped', 'undone')", name="intake_state"),
)

files = Table(  # one row for each file or member of a container, as it was when last seen
    "files",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("path", Text, nullable=False),
    Column("member", Text, nullable=False, server_default=text("''")),
    Column("state", Text, nullable=False),
    Column("reason", Text),
    Column("help", Text),
    Column("sha256", LargeBinary),
    Column("size", Integer),
    Column("encoding", Text),
    Column("extractor", Text),
    Column("media", Text),
    Column("original", Integer, nullable=False, server_default=text("0")),  # 1: kept under originals/
    Column("intake", Integer, ForeignKey("intakes.number"), nullable=False),  # that brought its telegrams
    Column("seen", Integer, ForeignKey("intakes.number"), nullable=False),  # that saw it last
    Column("telegrams", Integer, nullable=False, server_default=text("0")),
    Column("new_telegrams", Integer, nullable=False, server_default=text("0")),
    Column("new_copies", Integer, nullable=False, server_default=text("0")),
    Column("held_copies", Integer, nullable=False, server_default=text("0")),
    # `opened`: a container, whose members are rows of their own; `passed`: no document;
    # `superseded`: the file has other bytes now, and its copies still point here
    CheckConstraint(
        "state IN ('read', 'held', 'refused', 'failed', 'pending', 'opened', 'passed', 'superseded')",
        name="file_state",
    ),
    Index(
        "files_place",
        "path",
        "member",
        unique=True,
        sqlite_where=text("state <> 'superseded'"),
    ),
    Index("files_sha256", "sha256"),
    Index("files_seen", "seen"),
    Index("files_intake", "intake"),
    Index("files_troubled", "path", "member", sqlite_where=text(f"state IN {TROUBLED}")),
)

telegrams = Table(  # a list shows what the fullest copy says, of sections the first
    "telegrams",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("address", Text, nullable=False, unique=True),
    Column("mrn", Text),
    Column("date", Text),
    Column("year", Integer),  # of the MRN
    Column("post_key", Text),  # of the MRN
    Column("serial", Integer),  # of the MRN
    Column("post", Text),
    Column("subject", Text),
    Column("classification", Text),
    Column("copies", Integer, nullable=False),
    Column("fullest", Integer, nullable=False),
    Column("change", Integer, nullable=False),
    Index("telegrams_mrn", "mrn"),
    Index("telegrams_name", "post_key", "serial"),
    Index("telegrams_series", "post_key", "year", "date", "serial"),
    Index("telegrams_date", "date", "address"),
    Index("telegrams_change", "change"),
    Index("telegrams_post", text("post COLLATE NOCASE")),
)

forwards = Table(
    "forwards",
    metadata,
    Column("address", Text, primary_key=True),
    Column("telegram", Integer, ForeignKey("telegrams.number"), nullable=False),
    Index("forwards_telegram", "telegram"),
)

copies = Table(
    "copies",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("telegram", Integer, ForeignKey("telegrams.number"), nullable=False),
    Column("sha256", LargeBinary, nullable=False, unique=True),
    Column("mrn", Text),
    Column("date", Text),
    Column("fullness", Integer, nullable=False),  # characters of its paragraphs
    Column("reader", Text, nullable=False),
    Column("unread", Text),  # JSON: spans of the text that made no sense; their words can be searched
    Column("dictionary", Integer, ForeignKey("dictionaries.number"), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("record", LargeBinary, nullable=False),  # JSON, packed with the body as its dictionary
    Index("copies_telegram", "telegram"),
)

places = Table(  # every stretch of every file in which the text of a copy stood, and what it brought
    "places",
    metadata,
    Column("copy", Integer, ForeignKey("copies.number"), nullable=False),
    Column("file", Integer, ForeignKey("files.number"), nullable=False),
    Column("start", Integer, nullable=False),  # in the decoded text of the file
    Column("stop", Integer, nullable=False),
    Column("line", Integer, nullable=False),  # lines of the file above it
    Column("position", Integer, nullable=False),  # counted from 1; 0 where it is the only telegram
    Column("came", Integer, nullable=False),  # see TELEGRAM, COPY, HELD
    PrimaryKeyConstraint("copy", "file", "start"),
    Index("places_file", "file"),
    sqlite_with_rowid=False,
)

names = Table(  # every name a telegram goes by, folded
    "names",
    metadata,
    Column("name", Text, nullable=False),
    Column("copy", Integer, ForeignKey("copies.number"), nullable=False),
    Column("telegram", Integer, ForeignKey("telegrams.number"), nullable=False),
    Column("kind", Text, nullable=False),
    PrimaryKeyConstraint("name", "copy"),
    Index("names_copy", "copy"),
    sqlite_with_rowid=False,
)

citations = Table(  # what the REF lines of a copy name by number
    "citations",
    metadata,
    Column("copy", Integer, ForeignKey("copies.number"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("telegram", Integer, ForeignKey("telegrams.number"), nullable=False),
    Column("mrn", Text, nullable=False),
    PrimaryKeyConstraint("copy", "position"),
    Index("citations_mrn", "mrn"),
    sqlite_with_rowid=False,
)

links = Table(  # every telegram a copy names, in REF lines and text, and which of those held is meant
    "links",
    metadata,
    Column("copy", Integer, ForeignKey("copies.number"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("telegram", Integer, nullable=False),  # that has the copy; triggers keep it
    Column("kind", Text, nullable=False),  # reference, mention
    Column("paragraph", Integer),
    Column("start", Integer),  # in the text of the copy
    Column("stop", Integer),
    Column("key", Text, nullable=False),
    Column("other", Text),  # key of the other year, where the year was assumed
    Column("post", Text),  # what is known of the telegram named
    Column("year", Integer),
    Column("serial", Integer),
    Column("state", Text, nullable=False),  # waiting, held, not_held, ambiguous, garbled
    Column("target", Integer),  # the telegram held
    PrimaryKeyConstraint("copy", "position"),
    CheckConstraint("state IN ('waiting', 'held', 'not_held', 'ambiguous', 'garbled')", name="link_state"),
    Index("links_telegram", "telegram", "target"),
    Index("links_key", "key"),
    Index("links_other", "other", sqlite_where=text("other IS NOT NULL")),
    Index("links_target", "target", "telegram", sqlite_where=text("target IS NOT NULL")),
    Index("links_waiting", "copy", sqlite_where=text("state = 'waiting'")),
    Index(
        "links_missing",
        "post",
        "year",
        "key",
        "telegram",
        sqlite_where=text("state IN ('not_held', 'garbled')"),
    ),
    sqlite_with_rowid=False,
)

ends = Table(  # who wrote to whom: what threads are read from
    "ends",
    metadata,
    Column("copy", Integer, ForeignKey("copies.number"), primary_key=True, autoincrement=False),
    Column("sender", Text),
    Column("receivers", Text, nullable=False),  # posts with blanks between
    Column("day", Text),
    Column("asks", Integer, nullable=False),
    Column("corrected", Text),
)

unlinked = Table(  # copies whose text has still to be looked through for links; triggers fill it
    "unlinked",
    metadata,
    Column("copy", Integer, primary_key=True, autoincrement=False),
)

sketches = Table(  # by which texts that are alike are found
    "sketches",
    metadata,
    Column("nameless", Integer, nullable=False),  # 1 where the copy has no number of its own
    Column("value", Integer, nullable=False),
    Column("copy", Integer, ForeignKey("copies.number"), nullable=False),
    PrimaryKeyConstraint("nameless", "value", "copy"),
    Index("sketches_copy", "copy"),
    sqlite_with_rowid=False,
)

gone = Table(  # numbers and addresses of telegrams no longer held; the index learns of them from here
    "gone",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("address", Text, nullable=False),
    Column("change", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("gone_address", "address"),
    Index("gone_change", "change"),
)

taken_down = Table(  # texts a person took down: they do not come back by adding the same folder again
    "taken_down",
    metadata,
    Column("sha256", LargeBinary, primary_key=True),
    Column("address", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
