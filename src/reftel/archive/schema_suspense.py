"""The tables of the suspense book and of outside facts, beside those of telegrams.

`entries.state` is the whole state as JSON; the other columns are what lists and filters look for. `pending`
is 1 while something is still awaited, `watch` the day on which somebody should look, `touched` the latest
day a change bears: a list for a day before it has to replay the history.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from reftel.archive.schema import metadata, telegrams

__all__ = ["country_names", "entries", "entry_changes", "fact_sets", "facts", "office_holders"]

entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # by which the same entry is known when it comes again
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("pending", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("opened", Text, nullable=False),  # the day it was said
    Column("watch", Text),
    Column("touched", Text, nullable=False),
    Column("country", Text),
    Column("parties", Text, nullable=False),  # folded, ` | ` around each, so that words can be looked for
    Column("topics", Text, nullable=False),  # folded, `|` around each
    Column("copy", Text),  # checksum of the copy it was found in
    Column("row_digest", Text),  # of the table's row that was taken in last
    Column("state", Text, nullable=False),
    CheckConstraint("kind IN ('ask', 'promise')", name="entry_kind"),
    Index("entries_pending", "pending", "watch"),
    Index("entries_touched", "touched"),
    Index("entries_country", "country", "opened"),
    Index("entries_opened", "opened"),
    Index("entries_copy", "copy"),
)

entry_changes = Table(  # only ever added to; triggers see to it
    "entry_changes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("entry", Integer, ForeignKey("entries.number"), nullable=False),
    Column("day", Text, nullable=False),  # from which it holds
    Column("at", Text, nullable=False),  # when it was noted
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("values", Text, nullable=False),  # JSON
    Column("evidence", Text, nullable=False),  # JSON
    Column("note", Text),
    Column("undoes", Integer),
    Index("entry_changes_entry", "entry"),
)

fact_sets = Table(  # one table of facts that was brought
    "fact_sets",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Index("fact_sets_sha256", "sha256", "kind", unique=True),
)

facts = Table(
    "facts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("set", Integer, ForeignKey("fact_sets.number"), nullable=False),
    Column("series", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("key", Text, nullable=False),  # code of a country, else the subject folded
    Column("start", Text),
    Column("stop", Text),
    Column("value", Text, nullable=False),
    Column("unit", Text),
    Column("source", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Index("facts_key", "key", "series", "start"),
    Index("facts_set", "set"),
)

office_holders = Table(
    "office_holders",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("set", Integer, ForeignKey("fact_sets.number"), nullable=False),
    Column("office", Text, nullable=False),
    Column("place", Text, nullable=False),  # as written
    Column("key", Text, nullable=False),  # code of a country, else the place folded
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),  # surname first
    Column("started", Text),
    Column("ended", Text),
    Column("status", Text, nullable=False),  # served, nominee
    Column("note", Text),
    Column("source", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Index("office_holders_key", "key", "started"),
    Index("office_holders_folded", "folded"),
    Index("office_holders_set", "set"),
)

country_names = Table(  # names, posts and TAGS of countries the tables of this version do not know
    "country_names",
    metadata,
    Column("name", Text, nullable=False),  # folded
    Column("set", Integer, ForeignKey("fact_sets.number"), nullable=False),
    Column("code", Text, nullable=False),
    Column("kind", Text, nullable=False),  # name, post, tag
    Column("written", Text, nullable=False),
    PrimaryKeyConstraint("name", "kind", "set"),
    Index("country_names_code", "code"),
    Index("country_names_set", "set"),
    sqlite_with_rowid=False,
)

Index("telegrams_of_post", telegrams.c.post_key, telegrams.c.date)
