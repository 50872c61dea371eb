"""Step 11: names are counted by the copy a telegram is shown by, so that no copy counts twice."""

__all__ = ["NAME", "NUMBER", "STATEMENTS"]

NUMBER = 11
NAME = "names as they are shown"
STATEMENTS = (
    "ALTER TABLE named ADD COLUMN shown INTEGER NOT NULL DEFAULT 1",
    """
    UPDATE named SET shown = 0 WHERE copy NOT IN (SELECT fullest FROM telegrams)
    """,
    "CREATE INDEX named_shown ON named (name, private) WHERE shown = 1",
    """
    CREATE TRIGGER named_telegram_shown_by_another AFTER UPDATE OF fullest ON telegrams
    WHEN OLD.fullest <> NEW.fullest
    BEGIN
        UPDATE named SET shown = 0 WHERE copy = OLD.fullest;
        UPDATE named SET shown = 1 WHERE copy = NEW.fullest;
    END
    """,
)
