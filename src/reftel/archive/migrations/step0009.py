"""Step 9: what texts say, and what people decided about it.

Triggers keep the account of what waits: a copy that is read anew is looked through again, a copy that goes
takes with it what was found in it, and a telegram that is shown by another copy is settled again. Decisions
can be added and nothing else, whoever writes to the database.
"""

__all__ = ["NAME", "NUMBER", "STATEMENTS"]

_NEVER = "BEGIN SELECT RAISE(ABORT, 'decisions are added, never changed or deleted'); END"


def _kept(table: str) -> tuple[str, str]:
    """Triggers by which rows of this table stay as they were written."""
    return (
        f"CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table} {_NEVER}",
        f"CREATE TRIGGER {table}_are_kept BEFORE DELETE ON {table} {_NEVER}",
    )


NUMBER = 9
NAME = "findings and decisions"
STATEMENTS = (
    """
    CREATE TABLE found (
        copy INTEGER NOT NULL,
        source TEXT NOT NULL,
        finder TEXT NOT NULL,
        fault TEXT,
        packed BLOB,
        PRIMARY KEY (copy, source),
        FOREIGN KEY(copy) REFERENCES copies (number)
    )
    """,
    "CREATE INDEX found_finder ON found (source, finder, copy)",
    "CREATE INDEX found_fault ON found (copy) WHERE fault IS NOT NULL",
    """
    CREATE TABLE findings (
        copy INTEGER NOT NULL,
        source TEXT NOT NULL,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        telegram INTEGER NOT NULL,
        shown INTEGER NOT NULL,
        state TEXT NOT NULL,
        subject INTEGER,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        mark TEXT,
        day TEXT,
        country TEXT,
        due TEXT,
        "by" TEXT,
        about TEXT,
        confidence FLOAT NOT NULL,
        PRIMARY KEY (copy, kind, source, position),
        CONSTRAINT finding_state
            CHECK (state IN ('suggested', 'confirmed', 'corrected', 'rejected', 'added')),
        FOREIGN KEY(copy) REFERENCES copies (number)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX findings_telegram ON findings (telegram)",
    "CREATE INDEX findings_listed ON findings (kind, state, day, copy) WHERE shown = 1",
    "CREATE INDEX findings_country ON findings (country, kind, day) WHERE shown = 1",
    'CREATE INDEX findings_by ON findings ("by", kind, day) WHERE shown = 1 AND "by" IS NOT NULL',
    "CREATE INDEX findings_about ON findings (about, kind, day) WHERE shown = 1 AND about IS NOT NULL",
    "CREATE INDEX findings_due ON findings (due) WHERE shown = 1 AND due IS NOT NULL",
    """
    CREATE TABLE name_keys (
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        "key" TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (number)
    )
    """,
    'CREATE UNIQUE INDEX name_keys_key ON name_keys ("key", kind)',
    """
    CREATE TABLE named (
        name INTEGER NOT NULL,
        copy INTEGER NOT NULL,
        mentions INTEGER NOT NULL,
        private INTEGER NOT NULL,
        role TEXT,
        PRIMARY KEY (name, copy),
        FOREIGN KEY(name) REFERENCES name_keys (number),
        FOREIGN KEY(copy) REFERENCES copies (number)
    )
     WITHOUT ROWID
    """,
    "CREATE INDEX named_copy ON named (copy)",
    """
    CREATE TABLE decisions (
        number INTEGER NOT NULL,
        at TEXT NOT NULL,
        author TEXT NOT NULL,
        reason TEXT,
        verdict TEXT NOT NULL,
        subject INTEGER NOT NULL,
        undoes INTEGER,
        kind TEXT NOT NULL,
        source TEXT NOT NULL,
        address TEXT NOT NULL,
        sha256 BLOB NOT NULL,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        quote TEXT NOT NULL,
        suggested TEXT,
        decided TEXT,
        PRIMARY KEY (number),
        CONSTRAINT decision_verdict
            CHECK (verdict IN ('confirmed', 'corrected', 'rejected', 'added', 'undone'))
    )
    """,
    "CREATE INDEX decisions_sha256 ON decisions (sha256)",
    "CREATE INDEX decisions_address ON decisions (address)",
    "CREATE INDEX decisions_subject ON decisions (subject)",
    """
    CREATE TABLE identities (
        number INTEGER NOT NULL,
        at TEXT NOT NULL,
        author TEXT NOT NULL,
        reason TEXT,
        verdict TEXT NOT NULL,
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        PRIMARY KEY (number),
        CONSTRAINT identity_verdict CHECK (verdict IN ('same', 'apart', 'undone'))
    )
    """,
    "CREATE INDEX identities_one ON identities (one, other)",
    "CREATE INDEX identities_other ON identities (other)",
    "CREATE TABLE unsettled (telegram INTEGER NOT NULL, PRIMARY KEY (telegram))",
    *_kept("decisions"),
    *_kept("identities"),
    """
    CREATE TRIGGER found_copy_read_anew AFTER UPDATE OF record ON copies
    BEGIN UPDATE found SET finder = '' WHERE copy = NEW.number; END
    """,
    """
    CREATE TRIGGER found_copy_goes BEFORE DELETE ON copies
    BEGIN
        DELETE FROM findings WHERE copy = OLD.number;
        DELETE FROM named WHERE copy = OLD.number;
        DELETE FROM found WHERE copy = OLD.number;
        INSERT OR IGNORE INTO unsettled VALUES (OLD.telegram);
    END
    """,
    """
    CREATE TRIGGER found_copy_moves AFTER UPDATE OF telegram ON copies
    WHEN OLD.telegram <> NEW.telegram
    BEGIN
        UPDATE findings SET telegram = NEW.telegram WHERE copy = NEW.number;
        INSERT OR IGNORE INTO unsettled VALUES (OLD.telegram);
        INSERT OR IGNORE INTO unsettled VALUES (NEW.telegram);
    END
    """,
    """
    CREATE TRIGGER found_telegram_shown_by_another AFTER UPDATE OF fullest ON telegrams
    WHEN OLD.fullest <> NEW.fullest
    BEGIN
        UPDATE findings SET shown = 0 WHERE copy = OLD.fullest;
        UPDATE findings SET shown = 1 WHERE copy = NEW.fullest;
        INSERT OR IGNORE INTO unsettled VALUES (NEW.number);
    END
    """,
    """
    CREATE TRIGGER found_telegram_goes AFTER DELETE ON telegrams
    BEGIN DELETE FROM unsettled WHERE telegram = OLD.number; END
    """,
)
