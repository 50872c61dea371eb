"""Step 7: counts of links, kept true by notes of what changed, and indexes that answer by themselves."""

__all__ = ["NAME", "NUMBER", "STATEMENTS"]

_NOTE = """
    INSERT OR IGNORE INTO uncounted_targets SELECT OLD.target WHERE OLD.target IS NOT NULL;
    INSERT OR IGNORE INTO uncounted_keys SELECT OLD."key" WHERE OLD.state IN ('not_held', 'garbled');
"""

_WAIT = "UPDATE links SET state = 'waiting', target = NULL WHERE state <> 'waiting' AND \"key\" ="

NUMBER = 7
NAME = "how often telegrams are cited"
STATEMENTS = (
    "CREATE TABLE cited (telegram INTEGER NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (telegram))",
    "CREATE INDEX cited_times ON cited (times DESC, telegram)",
    """
    CREATE TABLE missing (
        "key" TEXT NOT NULL,
        post TEXT,
        year INTEGER,
        serial INTEGER,
        times INTEGER NOT NULL,
        PRIMARY KEY ("key")
    )
     WITHOUT ROWID
    """,
    'CREATE INDEX missing_times ON missing (times DESC, "key")',
    'CREATE INDEX missing_post ON missing (post, times DESC, "key")',
    'CREATE INDEX missing_year ON missing (year, times DESC, "key")',
    'CREATE INDEX missing_both ON missing (post, year, times DESC, "key")',
    "CREATE TABLE uncounted_targets (telegram INTEGER NOT NULL, PRIMARY KEY (telegram))",
    'CREATE TABLE uncounted_keys ("key" TEXT NOT NULL, PRIMARY KEY ("key")) WITHOUT ROWID',
    # exchanges are read from these alone
    "DROP INDEX links_target",
    "DROP INDEX links_telegram",
    "CREATE INDEX links_target ON links (target, telegram) WHERE target IS NOT NULL",
    "CREATE INDEX links_telegram ON links (telegram, target)",
    # the numbers of a post around a day
    "CREATE INDEX telegrams_series ON telegrams (post_key, year, date, serial)",
    "INSERT INTO uncounted_targets SELECT DISTINCT target FROM links WHERE target IS NOT NULL",
    """
    INSERT INTO uncounted_keys SELECT DISTINCT "key" FROM links WHERE state IN ('not_held', 'garbled')
    """,
    # what is named by its sender and day waits again when a telegram of that day comes or goes
    f"""
    CREATE TRIGGER links_day_comes AFTER INSERT ON telegrams WHEN NEW.post_key IS NOT NULL
    BEGIN {_WAIT} 'D:' || NEW.post_key || ':' || NEW.date; END
    """,
    f"""
    CREATE TRIGGER links_day_changes AFTER UPDATE OF date, post_key ON telegrams
    WHEN OLD.date IS NOT NEW.date OR OLD.post_key IS NOT NEW.post_key
    BEGIN
        {_WAIT} 'D:' || OLD.post_key || ':' || OLD.date;
        {_WAIT} 'D:' || NEW.post_key || ':' || NEW.date;
    END
    """,
    f"""
    CREATE TRIGGER links_day_goes AFTER DELETE ON telegrams WHEN OLD.post_key IS NOT NULL
    BEGIN {_WAIT} 'D:' || OLD.post_key || ':' || OLD.date; END
    """,
    # what is resolved for the first time is noted by the pass itself, many at once
    f"""
    CREATE TRIGGER links_recount_changed AFTER UPDATE OF state ON links WHEN OLD.state <> 'waiting'
    BEGIN {_NOTE} END
    """,
    f"""
    CREATE TRIGGER links_recount_gone AFTER DELETE ON links WHEN OLD.state <> 'waiting'
    BEGIN {_NOTE} END
    """,
)
