"""Step 4: the suspense book, with its history, and outside facts.

`entries` holds the state that follows from `entry_changes`, so that lists need no replay; the changes are the
truth, and the database itself refuses to alter or drop one.
"""

__all__ = ["NAME", "NUMBER", "STATEMENTS"]

NUMBER = 4
NAME = "the suspense book and facts"
STATEMENTS = (
    """
    CREATE TABLE entries (
        number INTEGER NOT NULL,
        "key" TEXT NOT NULL,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        pending INTEGER NOT NULL,
        withdrawn INTEGER NOT NULL,
        opened TEXT NOT NULL,
        watch TEXT,
        touched TEXT NOT NULL,
        country TEXT,
        parties TEXT NOT NULL,
        topics TEXT NOT NULL,
        copy TEXT,
        row_digest TEXT,
        state TEXT NOT NULL,
        PRIMARY KEY (number),
        UNIQUE ("key"),
        CONSTRAINT entry_kind CHECK (kind IN ('ask', 'promise'))
    )
    """,
    "CREATE INDEX entries_copy ON entries (copy)",
    "CREATE INDEX entries_country ON entries (country, opened)",
    "CREATE INDEX entries_opened ON entries (opened)",
    "CREATE INDEX entries_pending ON entries (pending, watch)",
    "CREATE INDEX entries_touched ON entries (touched)",
    """
    CREATE TABLE entry_changes (
        number INTEGER NOT NULL,
        entry INTEGER NOT NULL,
        day TEXT NOT NULL,
        at TEXT NOT NULL,
        author TEXT NOT NULL,
        kind TEXT NOT NULL,
        "values" TEXT NOT NULL,
        evidence TEXT NOT NULL,
        note TEXT,
        undoes INTEGER,
        PRIMARY KEY (number),
        FOREIGN KEY(entry) REFERENCES entries (number)
    )
    """,
    "CREATE INDEX entry_changes_entry ON entry_changes (entry)",
    """
    CREATE TRIGGER entry_changes_stay BEFORE UPDATE ON entry_changes
    BEGIN SELECT RAISE(ABORT, 'the history of the suspense book is only ever added to'); END
    """,
    """
    CREATE TRIGGER entry_changes_remain BEFORE DELETE ON entry_changes
    BEGIN SELECT RAISE(ABORT, 'the history of the suspense book is only ever added to'); END
    """,
    """
    CREATE TABLE fact_sets (
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        source TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        added TEXT NOT NULL,
        author TEXT NOT NULL,
        "rows" INTEGER NOT NULL,
        PRIMARY KEY (number)
    )
    """,
    "CREATE UNIQUE INDEX fact_sets_sha256 ON fact_sets (sha256, kind)",
    """
    CREATE TABLE facts (
        number INTEGER NOT NULL,
        "set" INTEGER NOT NULL,
        series TEXT NOT NULL,
        subject TEXT NOT NULL,
        "key" TEXT NOT NULL,
        start TEXT,
        stop TEXT,
        value TEXT NOT NULL,
        unit TEXT,
        source TEXT NOT NULL,
        line INTEGER NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY("set") REFERENCES fact_sets (number)
    )
    """,
    'CREATE INDEX facts_key ON facts ("key", series, start)',
    'CREATE INDEX facts_set ON facts ("set")',
    """
    CREATE TABLE office_holders (
        number INTEGER NOT NULL,
        "set" INTEGER NOT NULL,
        office TEXT NOT NULL,
        place TEXT NOT NULL,
        "key" TEXT NOT NULL,
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        started TEXT,
        ended TEXT,
        status TEXT NOT NULL,
        note TEXT,
        source TEXT NOT NULL,
        line INTEGER NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY("set") REFERENCES fact_sets (number)
    )
    """,
    "CREATE INDEX office_holders_folded ON office_holders (folded)",
    'CREATE INDEX office_holders_key ON office_holders ("key", started)',
    'CREATE INDEX office_holders_set ON office_holders ("set")',
    """
    CREATE TABLE country_names (
        name TEXT NOT NULL,
        "set" INTEGER NOT NULL,
        code TEXT NOT NULL,
        kind TEXT NOT NULL,
        written TEXT NOT NULL,
        PRIMARY KEY (name, kind, "set"),
        FOREIGN KEY("set") REFERENCES fact_sets (number)
    )
    WITHOUT ROWID
    """,
    "CREATE INDEX country_names_code ON country_names (code)",
    'CREATE INDEX country_names_set ON country_names ("set")',
    "CREATE INDEX telegrams_of_post ON telegrams (post_key, date)",
)
