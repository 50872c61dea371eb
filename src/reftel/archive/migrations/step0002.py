"""Step 2: links between telegrams.

Triggers keep links true whatever happens to telegrams, names and copies: a link whose key, date or target is
touched waits to be resolved again, so the order in which telegrams come and go makes no difference. Copies
held before this step, and copies read anew, are noted in `unlinked`.
"""

__all__ = ["NAME", "NUMBER", "STATEMENTS"]

_WAIT = "UPDATE links SET state = 'waiting', target = NULL WHERE state <> 'waiting' AND"


def _waits_for(name: str) -> str:
    """Statements that let links of a key wait again."""
    return f"{_WAIT} key = {name}; {_WAIT} other IS NOT NULL AND other = {name};"


NUMBER = 2
NAME = "links between telegrams"
STATEMENTS = (
    """
    CREATE TABLE links (
        copy INTEGER NOT NULL,
        position INTEGER NOT NULL,
        telegram INTEGER NOT NULL,
        kind TEXT NOT NULL,
        paragraph INTEGER,
        start INTEGER,
        stop INTEGER,
        "key" TEXT NOT NULL,
        other TEXT,
        post TEXT,
        year INTEGER,
        serial INTEGER,
        state TEXT NOT NULL,
        target INTEGER,
        PRIMARY KEY (copy, position),
        CONSTRAINT link_state CHECK (state IN ('waiting', 'held', 'not_held', 'ambiguous', 'garbled')),
        FOREIGN KEY(copy) REFERENCES copies (number)
    )
     WITHOUT ROWID
    """,
    'CREATE INDEX links_key ON links ("key")',
    """
    CREATE INDEX links_missing ON links (post, year, "key", telegram) WHERE state IN ('not_held', 'garbled')
    """,
    "CREATE INDEX links_other ON links (other) WHERE other IS NOT NULL",
    "CREATE INDEX links_target ON links (target) WHERE target IS NOT NULL",
    "CREATE INDEX links_telegram ON links (telegram)",
    "CREATE INDEX links_waiting ON links (copy) WHERE state = 'waiting'",
    """
    CREATE TABLE ends (
        copy INTEGER NOT NULL,
        sender TEXT,
        receivers TEXT NOT NULL,
        day TEXT,
        asks INTEGER NOT NULL,
        corrected TEXT,
        PRIMARY KEY (copy),
        FOREIGN KEY(copy) REFERENCES copies (number)
    )
    """,
    "CREATE TABLE unlinked (copy INTEGER NOT NULL, PRIMARY KEY (copy))",
    "INSERT INTO unlinked SELECT number FROM copies",
    f"CREATE TRIGGER links_telegram_comes AFTER INSERT ON telegrams BEGIN {_waits_for('NEW.mrn')} END",
    f"""
    CREATE TRIGGER links_telegram_changes AFTER UPDATE OF mrn, date ON telegrams
    WHEN OLD.mrn IS NOT NEW.mrn OR OLD.date IS NOT NEW.date
    BEGIN
        {_waits_for("OLD.mrn")} {_waits_for("NEW.mrn")}
        {_WAIT} key IN (
            SELECT name FROM names WHERE copy IN (SELECT number FROM copies WHERE telegram = NEW.number)
        );
        {_WAIT} telegram = NEW.number;
    END
    """,  # noqa: S608 - every word of it stands in this file
    f"""
    CREATE TRIGGER links_telegram_goes AFTER DELETE ON telegrams
    BEGIN {_waits_for("OLD.mrn")} {_WAIT} target IS NOT NULL AND target = OLD.number; END
    """,
    f"CREATE TRIGGER links_name_comes AFTER INSERT ON names BEGIN {_waits_for('NEW.name')} END",
    f"CREATE TRIGGER links_name_moves AFTER UPDATE OF telegram ON names BEGIN {_waits_for('NEW.name')} END",
    f"CREATE TRIGGER links_name_goes AFTER DELETE ON names BEGIN {_waits_for('OLD.name')} END",
    """
    CREATE TRIGGER links_copy_goes BEFORE DELETE ON copies
    BEGIN
        DELETE FROM links WHERE copy = OLD.number;
        DELETE FROM ends WHERE copy = OLD.number;
        DELETE FROM unlinked WHERE copy = OLD.number;
    END
    """,
    """
    CREATE TRIGGER links_copy_moves AFTER UPDATE OF telegram ON copies
    WHEN OLD.telegram <> NEW.telegram
    BEGIN
        UPDATE links SET telegram = NEW.telegram, state = 'waiting', target = NULL WHERE copy = NEW.number;
    END
    """,
    """
    CREATE TRIGGER links_copy_read_anew AFTER UPDATE OF record ON copies
    BEGIN INSERT OR IGNORE INTO unlinked VALUES (NEW.number); END
    """,
)
