"""Tables of what texts say and what people decided about it; `schema.py` has the rest.

What was found is derived: it belongs to a copy, is kept packed as it was found, and once more in rows for
what is listed across telegrams. Decisions are not derived: they name the text by its checksum and repeat
its words, so that nothing else in the archive has to stay for them to be understood.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

from reftel.archive.schema import metadata

__all__ = ["decisions", "findings", "found", "identities", "name_keys", "named", "unsettled"]

found = Table(  # how each copy was looked through last, and all that was found in it
    "found",
    metadata,
    Column("copy", Integer, ForeignKey("copies.number"), nullable=False),
    Column("source", Text, nullable=False),  # '' for the rules, else the name of a language model
    Column("finder", Text, nullable=False),  # its version; '' where the copy waits, its record being new
    Column("fault", Text),  # why it could not be looked through
    Column("packed", LargeBinary),  # JSON of the findings, packed with the text as its dictionary
    PrimaryKeyConstraint("copy", "source"),
    Index("found_finder", "source", "finder", "copy"),
    Index("found_fault", "copy", sqlite_where=text("fault IS NOT NULL")),
)

findings = Table(  # one row for each finding but names, and for each that a person decided about
    "findings",
    metadata,
    Column("copy", Integer, ForeignKey("copies.number"), nullable=False),
    Column("source", Text, nullable=False),
    Column("position", Integer, nullable=False),  # among those of its kind; below 0 where none suggests it
    Column("kind", Text, nullable=False),
    Column("telegram", Integer, nullable=False),
    Column("shown", Integer, nullable=False),  # 1 where it belongs to what is shown of the telegram
    Column("state", Text, nullable=False),
    Column("subject", Integer),  # the first decision about it
    Column("start", Integer, nullable=False),  # in the text of the copy
    Column("stop", Integer, nullable=False),
    Column("mark", Text),
    Column("day", Text),  # of the telegram
    Column("country", Text),  # that the post deals with
    Column("due", Text),
    Column("by", Text),  # folded
    Column("about", Text),  # folded: whom it was asked of, what is judged, rated or counted
    Column("confidence", Float, nullable=False),
    PrimaryKeyConstraint("copy", "kind", "source", "position"),
    CheckConstraint(
        "state IN ('suggested', 'confirmed', 'corrected', 'rejected', 'added')", name="finding_state"
    ),
    Index("findings_telegram", "telegram"),
    Index("findings_listed", "kind", "state", "day", "copy", sqlite_where=text("shown = 1")),
    Index("findings_country", "country", "kind", "day", sqlite_where=text("shown = 1")),
    Index("findings_by", "by", "kind", "day", sqlite_where=text("shown = 1 AND by IS NOT NULL")),
    Index("findings_about", "about", "kind", "day", sqlite_where=text("shown = 1 AND about IS NOT NULL")),
    Index("findings_due", "due", sqlite_where=text("shown = 1 AND due IS NOT NULL")),
    sqlite_with_rowid=False,
)

name_keys = Table(  # every name of a person, organisation or place once, folded
    "name_keys",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),  # as it is shown
    Index("name_keys_key", "key", "kind", unique=True),
)

named = Table(  # which copies name whom, and how often
    "named",
    metadata,
    Column("name", Integer, ForeignKey("name_keys.number"), nullable=False),
    Column("copy", Integer, ForeignKey("copies.number"), nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("private", Integer, nullable=False),  # 1: a private person in a legal case, as this text tells
    Column("role", Text),
    Column("shown", Integer, nullable=False, server_default=text("1")),  # 1: of a copy that is shown
    PrimaryKeyConstraint("name", "copy"),
    Index("named_copy", "copy"),
    Index("named_shown", "name", "private", sqlite_where=text("shown = 1")),
    sqlite_with_rowid=False,
)

decisions = Table(  # what people said of findings; never changed and never deleted
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text),
    Column("verdict", Text, nullable=False),
    Column("subject", Integer, nullable=False),  # the first decision about the same finding
    Column("undoes", Integer),
    Column("kind", Text, nullable=False),
    Column("source", Text, nullable=False),  # who suggested it: '' the rules, a model, 'hand' nobody
    Column("address", Text, nullable=False),  # of the telegram as it was called then
    Column("sha256", LargeBinary, nullable=False),  # of the text decided on
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("suggested", Text),  # JSON of the finding as it was shown
    Column("decided", Text),  # JSON of the values that hold instead
    CheckConstraint(
        "verdict IN ('confirmed', 'corrected', 'rejected', 'added', 'undone')", name="decision_verdict"
    ),
    Index("decisions_sha256", "sha256"),
    Index("decisions_address", "address"),
    Index("decisions_subject", "subject"),
)

identities = Table(  # what people said of names: that two are one person, or are not; never changed
    "identities",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text),
    Column("verdict", Text, nullable=False),
    Column("one", Text, nullable=False),  # keys, in the order of the alphabet
    Column("other", Text, nullable=False),
    CheckConstraint("verdict IN ('same', 'apart', 'undone')", name="identity_verdict"),
    Index("identities_one", "one", "other"),
    Index("identities_other", "other"),
)

unsettled = Table(  # telegrams whose rows of findings have to be made anew; triggers fill it
    "unsettled",
    metadata,
    Column("telegram", Integer, primary_key=True, autoincrement=False),
)
