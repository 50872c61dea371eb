"""Step 6: what readers leave behind: marks on telegrams, collections, notes and corrections."""

__all__ = ["NAME", "NUMBER", "STATEMENTS"]

NUMBER = 6
NAME = "marks, collections and notes of readers"
STATEMENTS = (
    """
    CREATE TABLE reading_marks (
        address TEXT NOT NULL,
        state TEXT NOT NULL,
        reader TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (address, state, reader),
        CONSTRAINT reading_mark_state CHECK (state IN ('read', 'starred', 'aside', 'claimed'))
    )
    WITHOUT ROWID
    """,
    "CREATE INDEX reading_marks_reader ON reading_marks (reader, state, at)",
    """
    CREATE TABLE collections (
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        about TEXT NOT NULL,
        reader TEXT NOT NULL,
        made TEXT NOT NULL,
        changed TEXT NOT NULL,
        removed TEXT,
        PRIMARY KEY (number)
    )
    """,
    "CREATE INDEX collections_name ON collections (name)",
    """
    CREATE TABLE collection_items (
        collection INTEGER NOT NULL,
        place INTEGER NOT NULL,
        address TEXT NOT NULL,
        paragraph INTEGER,
        note TEXT NOT NULL,
        PRIMARY KEY (collection, place),
        FOREIGN KEY(collection) REFERENCES collections (number)
    )
    WITHOUT ROWID
    """,
    "CREATE INDEX collection_items_address ON collection_items (address)",
    """
    CREATE TABLE collection_steps (
        number INTEGER NOT NULL,
        collection INTEGER NOT NULL,
        at TEXT NOT NULL,
        reader TEXT NOT NULL,
        words TEXT NOT NULL,
        before TEXT NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY(collection) REFERENCES collections (number)
    )
    """,
    "CREATE INDEX collection_steps_collection ON collection_steps (collection)",
    """
    CREATE TABLE notes (
        number INTEGER NOT NULL,
        address TEXT NOT NULL,
        kind TEXT NOT NULL,
        place TEXT NOT NULL,
        sha256 BLOB NOT NULL,
        start INTEGER,
        stop INTEGER,
        quote TEXT NOT NULL,
        words TEXT NOT NULL,
        reader TEXT NOT NULL,
        at TEXT NOT NULL,
        withdrawn TEXT,
        PRIMARY KEY (number),
        CONSTRAINT note_kind CHECK (kind IN ('note', 'correction'))
    )
    """,
    "CREATE INDEX notes_address ON notes (address)",
)
