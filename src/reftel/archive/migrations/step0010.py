"""Step 10: searches that readers keep, with what they found the last time."""

__all__ = ["NAME", "NUMBER", "STATEMENTS"]

NUMBER = 10
NAME = "saved searches"
STATEMENTS = (
    """
    CREATE TABLE saved_searches (
        number INTEGER NOT NULL,
        reader TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        created TEXT NOT NULL,
        ran TEXT,
        PRIMARY KEY (number),
        CONSTRAINT saved_search_kind CHECK (kind IN ('query', 'batch'))
    )
    """,
    "CREATE UNIQUE INDEX saved_searches_name ON saved_searches (reader, name)",
    """
    CREATE TABLE saved_lines (
        search INTEGER NOT NULL,
        position INTEGER NOT NULL,
        written TEXT NOT NULL,
        found BLOB,
        PRIMARY KEY (search, position),
        FOREIGN KEY (search) REFERENCES saved_searches (number)
    ) WITHOUT ROWID
    """,
)
