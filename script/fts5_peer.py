"""The peer that search is measured beside: SQLite FTS5 as one would use it, over the same telegrams.

One FTS5 table of subject and body with its default tokenizer, tables of header values with indexes, BM25 for
the order, `snippet()` for what is shown, joins and GROUP BY for counts. The answer is the same as that of the
desk: how many, the first twenty with snippets, counts by post, tag and year.
"""

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

# ruff: noqa: S608 - what is put into statements comes from here, what is asked for is given apart
from reftel.archive.hits import load_hits
from reftel.desk.desk import Desk

__all__ = ["Peer", "PeerQuery", "fill"]

_PIECE = 500


class PeerQuery(NamedTuple):
    """A query in the peer's words: what is matched, and header values as they stand in its tables."""

    match: str
    post: str | None = None
    tag: str | None = None
    days: tuple[str, str] | None = None
    offset: int = 0


def fill(desk: Desk, path: Path) -> float:
    """Put the texts of an archive into a database of the peer; seconds it took."""
    archive = desk._archive  # noqa: SLF001 - a measurement needs the texts without anything done to them
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(
        """
        PRAGMA journal_mode=WAL;
        PRAGMA synchronous=OFF;
        CREATE VIRTUAL TABLE texts USING fts5(subject, body);
        CREATE TABLE heads (number INTEGER PRIMARY KEY, post TEXT, date TEXT, year TEXT);
        CREATE TABLE tags (tag TEXT, number INTEGER, PRIMARY KEY (tag, number)) WITHOUT ROWID;
        """
    )
    begun = time.monotonic()
    with archive.reading() as connection:
        unpacker = archive.unpacker(connection)
        last = desk.search("", limit=0).total * 2 + _PIECE
        for start in range(0, last, _PIECE):
            shown = load_hits(connection, unpacker, list(range(start, start + _PIECE)))
            database.execute("BEGIN")
            database.executemany(
                "INSERT INTO texts (rowid, subject, body) VALUES (?, ?, ?)",
                [
                    (number, one.subject or "", "\n\n".join(part.text for part in one.paragraphs))
                    for number, one in shown.items()
                ],
            )
            database.executemany(
                "INSERT INTO heads VALUES (?, ?, ?, ?)",
                [
                    (number, "".join((one.row.post or "").split()), one.row.date, (one.row.date or "")[:4])
                    for number, one in shown.items()
                ],
            )
            database.executemany(
                "INSERT OR IGNORE INTO tags VALUES (?, ?)",
                [(tag, number) for number, one in shown.items() for tag in one.tags],
            )
            database.execute("COMMIT")
    database.executescript(
        """
        INSERT INTO texts (texts) VALUES ('optimize');
        CREATE INDEX heads_post ON heads (post, date);
        CREATE INDEX heads_date ON heads (date);
        CREATE INDEX tags_number ON tags (number, tag);
        ANALYZE;
        """
    )
    database.close()
    return time.monotonic() - begun


class Peer:
    """Asks the peer what the desk was asked."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self._database.execute("PRAGMA cache_size = -200000")
        self._database.execute("PRAGMA mmap_size = 8000000000")

    def ask(self, query: PeerQuery) -> int:
        """One answer in full; how many telegrams were found."""
        where, given = self._where(query)
        source = f"texts JOIN heads ON heads.number = texts.rowid WHERE {where}"
        run = self._database.execute
        run(
            f"SELECT texts.rowid, snippet(texts, 1, '[', ']', '…', 32), heads.post, heads.date FROM {source} "
            f"ORDER BY rank LIMIT 20 OFFSET {query.offset}",
            given,
        ).fetchall()
        total = int(run(f"SELECT count(*) FROM {source}", given).fetchone()[0])
        for column in ("post", "year"):
            run(f"SELECT {column}, count(*) FROM {source} GROUP BY 1 ORDER BY 2 DESC", given).fetchall()
        run(
            "SELECT tags.tag, count(*) FROM tags WHERE tags.number IN "
            f"(SELECT texts.rowid FROM {source}) GROUP BY 1 ORDER BY 2 DESC",
            given,
        ).fetchall()
        return total

    def count(self, matches: Sequence[str]) -> None:
        """Only how many each of these finds."""
        for match in matches:
            self._database.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", (match,)).fetchone()

    @staticmethod
    def _where(query: PeerQuery) -> tuple[str, list[str]]:
        where, given = ["texts MATCH ?"], [query.match]
        if query.post:
            where.append("heads.post = ?")
            given.append(query.post)
        if query.days:
            where.append("heads.date BETWEEN ? AND ?")
            given.extend(query.days)
        if query.tag:
            where.append("texts.rowid IN (SELECT number FROM tags WHERE tag = ?)")
            given.append(query.tag)
        return " AND ".join(where), given
