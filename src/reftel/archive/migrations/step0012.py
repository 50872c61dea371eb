"""Step 12: files are counted as they come, and lists of troubled files and of a post have indexes."""

__all__ = ["NAME", "NUMBER", "STATEMENTS"]

NUMBER = 12
NAME = "the account of files is kept, not counted"

_SUMS = ("telegrams", "new_telegrams", "new_copies", "held_copies")


def _counted(row: str, sign: str) -> str:
    """Adds a row of `files` to the account, or takes it out."""
    values = ", ".join(f"{sign}{row}.{name}" for name in _SUMS)
    added = ", ".join(f"{name} = {name} + excluded.{name}" for name in ("files", *_SUMS))
    return (
        f"INSERT INTO account VALUES ({row}.intake, {row}.state, {sign}1, {values}) "  # noqa: S608 - all from here
        f"ON CONFLICT (intake, state) DO UPDATE SET {added};"
    )


STATEMENTS = (
    """
    CREATE TABLE account (
        intake INTEGER NOT NULL,
        state TEXT NOT NULL,
        files INTEGER NOT NULL,
        telegrams INTEGER NOT NULL,
        new_telegrams INTEGER NOT NULL,
        new_copies INTEGER NOT NULL,
        held_copies INTEGER NOT NULL,
        PRIMARY KEY (intake, state)
    )
     WITHOUT ROWID
    """,
    """
    INSERT INTO account
    SELECT intake, state, count(*), sum(telegrams), sum(new_telegrams), sum(new_copies), sum(held_copies)
    FROM files GROUP BY intake, state
    """,
    f"CREATE TRIGGER account_file_comes AFTER INSERT ON files BEGIN {_counted('NEW', '')} END",
    f"CREATE TRIGGER account_file_goes AFTER DELETE ON files BEGIN {_counted('OLD', '-')} END",
    f"""
    CREATE TRIGGER account_file_changes
    AFTER UPDATE OF intake, state, telegrams, new_telegrams, new_copies, held_copies ON files
    BEGIN {_counted("OLD", "-")} {_counted("NEW", "")} END
    """,
    "CREATE INDEX files_troubled ON files (path, member) WHERE state IN ('refused', 'failed', 'pending')",
    "CREATE INDEX telegrams_post ON telegrams (post COLLATE NOCASE)",
)
