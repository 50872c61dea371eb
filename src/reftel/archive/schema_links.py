"""Tables that count links: how many telegrams cite each one held, and each one that is missing.

Counting a million links for every page would take half a second, so what was counted is kept. What changed
since is noted beside it by triggers and by the pass that resolves, and that pass counts it anew at its end.
"""

from sqlalchemy import Column, Index, Integer, Table, Text

from reftel.archive.schema import metadata

__all__ = ["cited", "missing", "uncounted_keys", "uncounted_targets"]

cited = Table(  # telegrams held that others cite
    "cited",
    metadata,
    Column("telegram", Integer, primary_key=True, autoincrement=False),
    Column("times", Integer, nullable=False),  # telegrams that cite it, once each
)

missing = Table(  # keys that are named and mean nothing held
    "missing",
    metadata,
    Column("key", Text, primary_key=True),
    Column("post", Text),
    Column("year", Integer),
    Column("serial", Integer),
    Column("times", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# lists are by how often, the most first, then by name: one index for each way to ask
Index("cited_times", cited.c.times.desc(), cited.c.telegram)
Index("missing_times", missing.c.times.desc(), missing.c.key)
Index("missing_post", missing.c.post, missing.c.times.desc(), missing.c.key)
Index("missing_year", missing.c.year, missing.c.times.desc(), missing.c.key)
Index("missing_both", missing.c.post, missing.c.year, missing.c.times.desc(), missing.c.key)

uncounted_targets = Table(
    "uncounted_targets", metadata, Column("telegram", Integer, primary_key=True, autoincrement=False)
)

uncounted_keys = Table(
    "uncounted_keys", metadata, Column("key", Text, primary_key=True), sqlite_with_rowid=False
)
