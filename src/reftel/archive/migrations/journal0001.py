"""Step 1 of the journal: one table, to which rows are only ever added."""

__all__ = ["NAME", "NUMBER", "STATEMENTS"]

NUMBER = 1
NAME = "first table"
STATEMENTS = (
    """
    CREATE TABLE entries (
        number INTEGER NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT,
        detail TEXT NOT NULL,
        PRIMARY KEY (number)
    )
    """,
    "CREATE INDEX entries_subject ON entries (subject)",
    """
    CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END
    """,
    """
    CREATE TRIGGER entries_remain BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END
    """,
)
