"""Step 3: sketches of texts, by which copies without a number are found to be copies of one telegram."""

__all__ = ["NAME", "NUMBER", "STATEMENTS"]

NUMBER = 3
NAME = "sketches of texts"
STATEMENTS = (
    """
    CREATE TABLE sketches (
        nameless INTEGER NOT NULL,
        value INTEGER NOT NULL,
        copy INTEGER NOT NULL,
        PRIMARY KEY (nameless, value, copy),
        FOREIGN KEY(copy) REFERENCES copies (number)
    )
    WITHOUT ROWID
    """,
    "CREATE INDEX sketches_copy ON sketches (copy)",
    """
    CREATE TRIGGER sketches_copy_goes BEFORE DELETE ON copies
    BEGIN DELETE FROM sketches WHERE copy = OLD.number; END
    """,
)
