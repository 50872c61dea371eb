"""Measures links: a made archive of any size, its references resolved, and what readers ask of them.

Texts play no part in resolving, so all made telegrams share one; numbers, days and keys are drawn as in real
archives: four references each, most to the last months, three in ten to what is not held, one in ten by a
number whose year is open, and every hundredth to an instruction that thousands cite.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from measuring import Row
from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.inserting import insert_rows
from reftel.archive.linking import link_up
from reftel.archive.packing import Packer, shipped_dictionary
from reftel.archive.schema import copies, dictionaries, ends, links, telegrams
from reftel.desk.desk import Desk
from reftel.desk.reader import LOCAL
from reftel.telegram import parse

__all__ = ["links_of"]

_EACH = 4
_MORE = 1_000
_ASKED = 200
_POSTS = [f"POST{letter}{other}" for letter in "ABCDEFGHIJKLMNO" for other in "ABCDEFGHIJ"]
_PAGE = 5_000
_SPAN = (120, 132)
_TEXT = """R 031200Z MAR 75
FM AMEMBASSY OSLO
TO SECSTATE WASHDC
UNCLAS OSLO 1234
SUBJECT: A MADE TELEGRAM
REF: A. STATE 1234 B. OSLO 1200
1. EMBASSY REPORTS AS ASKED (REF A). MINISTRY HAS NOT ANSWERED.
"""


class _Made:
    """Rows of telegrams by their place in the order of days; a year has fifty thousand."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - made data
        packer = Packer(shipped_dictionary())
        exact = _TEXT.encode()
        self._body, self._record = packer.body(exact), packer.record(parse(_TEXT).values, exact)

    def number(self, index: int) -> tuple[int, str, int, str]:
        """Year, post, serial and day."""
        year, rest = 1974 + index // 50_000, index % 50_000
        post, serial = _POSTS[rest % len(_POSTS)], rest // len(_POSTS) + 1
        day = min(363, serial)
        return year, post, serial, f"{year}-{day // 31 + 1:02}-{day % 28 + 1:02}"

    def rows(self, index: int) -> tuple[dict[str, object], ...]:
        """One telegram with its copy, its ends and its links."""
        year, post, serial, day = self.number(index)
        mrn, number = f"{year % 100}{post}{serial}", index + 1
        return (
            {
                "number": number, "address": mrn, "mrn": mrn, "date": day, "year": year, "post_key": post,
                "serial": serial, "post": post, "subject": "A MADE TELEGRAM", "classification": None,
                "copies": 1, "fullest": number, "change": 1,
            },
            {
                "number": number, "telegram": number, "sha256": number.to_bytes(32, "big"), "mrn": mrn,
                "date": day, "fullness": 60, "reader": "made", "unread": None, "dictionary": 1,
                "body": self._body, "record": self._record,
            },
            {
                "copy": number, "sender": post, "receivers": "STATE", "day": day, "asks": index % 9 == 0,
                "corrected": None,
            },
            *(self._link(number, position, index) for position in range(_EACH)),
        )  # fmt: skip

    def _link(self, number: int, position: int, index: int) -> dict[str, object]:
        chance = self._chance
        back = min(index, int(chance.expovariate(1 / 4_000)) + 1)
        meant = index - index % 20_000 if chance.random() < 0.01 else index - back
        year, post, serial, _ = self.number(max(0, meant))
        serial += 100_000 if chance.random() < 0.3 else 0
        other = f"{(year - 1) % 100}{post}{serial}" if chance.random() < 0.1 else None
        return {
            "copy": number, "position": position, "telegram": number, "paragraph": None,
            "kind": "mention" if position % 2 else "reference", "start": _SPAN[0], "stop": _SPAN[1],
            "key": f"{year % 100}{post}{serial}", "other": other, "post": post, "year": year,
            "serial": serial, "state": "waiting", "target": None,
        }  # fmt: skip


def _fill(connection: Connection, made: _Made, first: int, last: int) -> None:
    for start in range(first, last, _PAGE):
        rows = [made.rows(index) for index in range(start, min(last, start + _PAGE))]
        for place, table in enumerate((telegrams, copies, ends)):
            insert_rows(connection, table, [each[place] for each in rows])
        insert_rows(connection, links, [link for each in rows for link in each[3:]])


def links_of(count: int, seed: int, place: Path) -> list[Row]:
    """Resolve all, resolve some more, then ask as readers do."""
    made = _Made(seed)
    dictionary = shipped_dictionary()
    with Archive(place / "links", create=True) as archive:
        with archive.database.writing() as connection:
            row = {"number": 1, "bodies": dictionary.bodies, "records": dictionary.records}
            insert_rows(connection, dictionaries, [row])
            _fill(connection, made, 0, count)
        rows = [_resolved(archive, f"seconds for {count * _EACH:,} references", "60 at a million")]
        with archive.database.writing() as connection:
            _fill(connection, made, count, count + _MORE)
        rows.append(_resolved(archive, f"seconds for the references of {_MORE:,} more", "2"))
        return [*rows, *_asked(Desk(archive, LOCAL), made, count, seed)]


def _resolved(archive: Archive, what: str, reach: str) -> Row:
    wall, cores = time.monotonic(), time.process_time()
    link_up(archive.database, archive.unpacker, lambda _: None)
    wall, cores = time.monotonic() - wall, time.process_time() - cores
    return Row(f"{what}, and of one core", f"{wall:.1f}, {cores:.1f}", reach)


def _asked(desk: Desk, made: _Made, count: int, seed: int) -> Iterator[Row]:
    chance = random.Random(seed + 1)  # noqa: S311 - made data
    chosen = [chance.randrange(count) for _ in range(_ASKED)]
    names = [f"{year % 100}{post}{serial}" for year, post, serial, _ in map(made.number, chosen)]
    hubs = [
        f"{year % 100}{post}{serial}" for year, post, serial, _ in map(made.number, range(0, count, 20_000))
    ]
    steps: Sequence[tuple[str, Callable[[str], object], Sequence[str], str]] = (
        ("`refs`: what a telegram cites and what cites it", desk.refs, names, "20"),
        ("`refs` of one that very many cite", desk.refs, hubs, ""),
        ("`thread`: the exchange around a telegram", desk.thread, names, "20"),
        ("`refs --to`: the chain between two", lambda name: desk.chain(name, names[0]), names[1:40], ""),
        ("`refs --most 20`", lambda _: desk.most_cited(20), names[:40], ""),
        ("`gaps`: the fifty most cited that are missing", lambda _: list(desk.gaps()), names[:40], "100"),
        ("`gaps --post`", lambda _: list(desk.gaps(post=chance.choice(_POSTS))), names[:40], "100"),
        ("`gaps --share`", lambda _: desk.share(chance.choice(_POSTS), 1974), names[:40], ""),
    )
    for what, ask, given, reach in steps:
        times, cores = zip(*(_time(ask, name) for name in given), strict=True)
        answers = f"{_middle(times):.1f}, {_middle(times, 0.95):.1f}, {_middle(cores):.1f}"
        yield Row(f"{what}, ms: median, p95, and of one core", answers, reach)


def _middle(times: Sequence[float], share: float = 0.5) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def _time(ask: Callable[[str], object], name: str) -> tuple[float, float]:
    """Milliseconds on the wall, and of one core: others may use the machine, too."""
    wall, cores = time.perf_counter(), time.process_time()
    ask(name)
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cores) * 1000
