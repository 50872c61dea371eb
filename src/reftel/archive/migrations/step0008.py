"""Step 8: columns a source had beside a text are kept, and sketches are drawn by a library.

Sketches of the other kind are of no use beside these; the copies they were of wait to be sketched anew, which
the next intake or `rebuild records` does.
"""

__all__ = ["NAME", "NUMBER", "STATEMENTS"]

NUMBER = 8
NAME = "columns beside texts, sketches drawn anew"
STATEMENTS = (
    """
    CREATE TABLE said (
        copy INTEGER NOT NULL,
        file INTEGER NOT NULL,
        start INTEGER NOT NULL,
        fields TEXT NOT NULL,
        PRIMARY KEY (copy, file, start),
        FOREIGN KEY(copy) REFERENCES copies (number),
        FOREIGN KEY(file) REFERENCES files (number)
    )
    """,
    "CREATE TABLE unsketched (copy INTEGER NOT NULL, PRIMARY KEY (copy))",
    "DELETE FROM sketches",
    "INSERT INTO unsketched SELECT number FROM copies",
    """
    CREATE TRIGGER said_place_goes AFTER DELETE ON places
    BEGIN DELETE FROM said WHERE copy = OLD.copy AND file = OLD.file AND start = OLD.start; END
    """,
    """
    CREATE TRIGGER unsketched_copy_goes BEFORE DELETE ON copies
    BEGIN
        DELETE FROM said WHERE copy = OLD.number;
        DELETE FROM unsketched WHERE copy = OLD.number;
    END
    """,
)
