"""A million references: resolved, resolved again after an intake, and read, in the times promised."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.inserting import insert_rows
from reftel.archive.linking import link_up
from reftel.archive.missing import missing_keys
from reftel.archive.neighbourhood import around, entries_of
from reftel.archive.schema import copies, dictionaries, ends, links, telegrams

_TELEGRAMS, _LINKS_EACH, _MORE = 250_000, 4, 1_000
_POSTS = [f"POST{letter}{other}" for letter in "ABCDEFGHIJKLMNO" for other in "ABCDEFGHIJ"]


def _number(index: int) -> tuple[int, str, int, str]:
    """Year, post, serial and day of the telegram at this place of the series."""
    year, rest = 1974 + index // 50_000, index % 50_000
    post, serial = _POSTS[rest % len(_POSTS)], rest // len(_POSTS) + 1
    day = min(363, serial)
    return year, post, serial, f"{year}-{day // 31 + 1:02}-{day % 28 + 1:02}"


def _rows(first: int, last: int, chance: random.Random) -> Iterator[tuple[dict[str, object], ...]]:
    for index in range(first, last):
        year, post, serial, day = _number(index)
        mrn = f"{year % 100}{post}{serial}"
        number = index + 1
        yield (
            {
                "number": number, "address": mrn, "mrn": mrn, "date": day, "year": year, "post_key": post,
                "serial": serial, "post": post, "subject": None, "classification": None, "copies": 1,
                "fullest": number, "change": 1,
            },
            {
                "number": number, "telegram": number, "sha256": number.to_bytes(32), "mrn": mrn, "date": day,
                "fullness": 1, "reader": "made", "unread": None, "dictionary": 1, "body": b"", "record": b"",
            },
            {"copy": number, "sender": post, "receivers": "STATE", "day": day, "asks": 0, "corrected": None},
            *(_link(number, position, index, chance) for position in range(_LINKS_EACH)),
        )  # fmt: skip


def _link(number: int, position: int, index: int, chance: random.Random) -> dict[str, object]:
    year, post, serial, _ = _number(max(0, index - chance.randrange(1, 20_000)))
    serial += 100_000 if chance.random() < 0.3 else 0
    return {
        "copy": number, "position": position, "telegram": number, "kind": "reference", "paragraph": None,
        "start": 1, "stop": 2, "key": f"{year % 100}{post}{serial}", "other": None, "post": post,
        "year": year, "serial": serial, "state": "waiting", "target": None,
    }  # fmt: skip


def _fill(connection: Connection, first: int, last: int, chance: random.Random) -> None:
    for start in range(first, last, 5_000):
        made = list(_rows(start, min(last, start + 5_000), chance))
        for place, table in enumerate((telegrams, copies, ends)):
            insert_rows(connection, table, [rows[place] for rows in made])
        insert_rows(connection, links, [row for rows in made for row in rows[3:]])


@pytest.mark.long
def test_a_million_references_are_resolved_within_a_minute(tmp_path: Path) -> None:
    chance = random.Random(5)
    with Archive(tmp_path / "archive", create=True) as archive:
        with archive.database.writing() as connection:
            insert_rows(connection, dictionaries, [{"number": 1, "bodies": b"", "records": b""}])
            _fill(connection, 0, _TELEGRAMS, chance)
        times: dict[str, float] = {}

        def timed(what: str, begun: float) -> None:
            times[what] = time.process_time() - begun
            print(f"{what}: {times[what]:.3f} s")

        begun = time.process_time()
        assert link_up(archive.database, archive.unpacker, lambda _: None) == _TELEGRAMS * _LINKS_EACH
        timed("all", begun)
        begun = time.process_time()
        with archive.database.writing() as connection:
            _fill(connection, _TELEGRAMS, _TELEGRAMS + _MORE, chance)
        link_up(archive.database, archive.unpacker, lambda _: None)
        timed("1,000 more", begun)
        with archive.reading() as connection:
            begun = time.process_time()
            near = around(connection, _TELEGRAMS // 2, 200)
            entries_of(connection, near.telegrams)
            timed("neighbourhood", begun)
            begun = time.process_time()
            missing_keys(connection, None, None, (), 50)
            timed("gaps", begun)
    assert times["all"] < 60
    assert times["1,000 more"] < 2
    assert times["neighbourhood"] < 0.06
    assert times["gaps"] < 0.05
