"""Step 1: the first tables. A step that was once released is never edited; a change is a new step."""

__all__ = ["NAME", "NUMBER", "STATEMENTS"]

NUMBER = 1
NAME = "first tables"
STATEMENTS = (
    """
    CREATE TABLE counters (
        name TEXT NOT NULL,
        value INTEGER NOT NULL,
        PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE dictionaries (
        number INTEGER NOT NULL,
        bodies BLOB NOT NULL,
        records BLOB NOT NULL,
        PRIMARY KEY (number)
    )
    """,
    """
    CREATE TABLE gone (
        number INTEGER NOT NULL,
        address TEXT NOT NULL,
        change INTEGER NOT NULL,
        at TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (number)
    )
    """,
    "CREATE INDEX gone_address ON gone (address)",
    "CREATE INDEX gone_change ON gone (change)",
    """
    CREATE TABLE intakes (
        number INTEGER NOT NULL,
        started TEXT NOT NULL,
        ended TEXT,
        state TEXT NOT NULL,
        paths TEXT NOT NULL,
        reader TEXT NOT NULL,
        PRIMARY KEY (number),
        CONSTRAINT intake_state CHECK (state IN ('running', 'done', 'stopped', 'undone'))
    )
    """,
    """
    CREATE TABLE taken_down (
        sha256 BLOB NOT NULL,
        address TEXT NOT NULL,
        at TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (sha256)
    )
    """,
    """
    CREATE TABLE telegrams (
        number INTEGER NOT NULL,
        address TEXT NOT NULL,
        mrn TEXT,
        date TEXT,
        year INTEGER,
        post_key TEXT,
        serial INTEGER,
        post TEXT,
        subject TEXT,
        classification TEXT,
        copies INTEGER NOT NULL,
        fullest INTEGER NOT NULL,
        change INTEGER NOT NULL,
        PRIMARY KEY (number),
        UNIQUE (address)
    )
    """,
    "CREATE INDEX telegrams_change ON telegrams (change)",
    "CREATE INDEX telegrams_date ON telegrams (date, address)",
    "CREATE INDEX telegrams_mrn ON telegrams (mrn)",
    "CREATE INDEX telegrams_name ON telegrams (post_key, serial)",
    """
    CREATE TABLE copies (
        number INTEGER NOT NULL,
        telegram INTEGER NOT NULL,
        sha256 BLOB NOT NULL,
        mrn TEXT,
        date TEXT,
        fullness INTEGER NOT NULL,
        reader TEXT NOT NULL,
        unread TEXT,
        dictionary INTEGER NOT NULL,
        body BLOB NOT NULL,
        record BLOB NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY(telegram) REFERENCES telegrams (number),
        UNIQUE (sha256),
        FOREIGN KEY(dictionary) REFERENCES dictionaries (number)
    )
    """,
    "CREATE INDEX copies_telegram ON copies (telegram)",
    """
    CREATE TABLE files (
        number INTEGER NOT NULL,
        path TEXT NOT NULL,
        member TEXT DEFAULT '' NOT NULL,
        state TEXT NOT NULL,
        reason TEXT,
        help TEXT,
        sha256 BLOB,
        size INTEGER,
        encoding TEXT,
        extractor TEXT,
        media TEXT,
        original INTEGER DEFAULT 0 NOT NULL,
        intake INTEGER NOT NULL,
        seen INTEGER NOT NULL,
        telegrams INTEGER DEFAULT 0 NOT NULL,
        new_telegrams INTEGER DEFAULT 0 NOT NULL,
        new_copies INTEGER DEFAULT 0 NOT NULL,
        held_copies INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (number),
        CONSTRAINT file_state CHECK (
            state IN ('read', 'held', 'refused', 'failed', 'pending', 'opened', 'passed', 'superseded')
        ),
        FOREIGN KEY(intake) REFERENCES intakes (number),
        FOREIGN KEY(seen) REFERENCES intakes (number)
    )
    """,
    "CREATE INDEX files_intake ON files (intake)",
    "CREATE UNIQUE INDEX files_place ON files (path, member) WHERE state <> 'superseded'",
    "CREATE INDEX files_seen ON files (seen)",
    "CREATE INDEX files_sha256 ON files (sha256)",
    """
    CREATE TABLE forwards (
        address TEXT NOT NULL,
        telegram INTEGER NOT NULL,
        PRIMARY KEY (address),
        FOREIGN KEY(telegram) REFERENCES telegrams (number)
    )
    """,
    "CREATE INDEX forwards_telegram ON forwards (telegram)",
    """
    CREATE TABLE citations (
        copy INTEGER NOT NULL,
        position INTEGER NOT NULL,
        telegram INTEGER NOT NULL,
        mrn TEXT NOT NULL,
        PRIMARY KEY (copy, position),
        FOREIGN KEY(copy) REFERENCES copies (number),
        FOREIGN KEY(telegram) REFERENCES telegrams (number)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX citations_mrn ON citations (mrn)",
    """
    CREATE TABLE names (
        name TEXT NOT NULL,
        copy INTEGER NOT NULL,
        telegram INTEGER NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (name, copy),
        FOREIGN KEY(copy) REFERENCES copies (number),
        FOREIGN KEY(telegram) REFERENCES telegrams (number)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX names_copy ON names (copy)",
    """
    CREATE TABLE places (
        copy INTEGER NOT NULL,
        file INTEGER NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        line INTEGER NOT NULL,
        position INTEGER NOT NULL,
        came INTEGER NOT NULL,
        PRIMARY KEY (copy, file, start),
        FOREIGN KEY(copy) REFERENCES copies (number),
        FOREIGN KEY(file) REFERENCES files (number)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX places_file ON places (file)",
)
