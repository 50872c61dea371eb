"""Measures the suspense book and dossiers over a large archive: `bench_suspense.py --archive DIR`.

The archive is filled first, where it is not yet: every copy gets findings (stretches of its own text, said to
be a meeting, two asks, two promises and a figure), and so many entries are put into the book with outcomes.
Use an archive that can be thrown away. Time is given as it passed and as this process worked, since other
work on the machine lengthens the first.
"""

import argparse
import datetime as dt
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from reftel.archive.archive import Archive
from reftel.archive.findings_packing import pack
from reftel.archive.schema import copies, telegrams
from reftel.archive.schema_findings import findings, found
from reftel.archive.schema_suspense import entries
from reftel.archive.suspense import add_change, make_entry
from reftel.archive.telegrams import StoredCopy, copies_by_number
from reftel.desk.desk import Desk, open_desk
from reftel.desk.finding_version import finder_version
from reftel.extract.context import context_of
from reftel.extract.findings import Ask, Figure, Finding, Findings, Meeting, Promise
from reftel.suspense.due import Wanted
from reftel.suspense.entry import Change, Entry, Evidence

_PAGE = 2_000
_PARTIES = ("Foreign Minister", "Ministry of Interior", "Embassy", "Prime Minister", "Police Commissioner")
_REACH = "150 ms"


def fill_findings(archive: Archive) -> int:
    """Give every copy findings that stand in its text; those that have some are left alone."""
    finder = finder_version(archive)
    count = after = 0
    while True:
        with archive.database.writing() as connection:
            page = list(
                connection.scalars(
                    select(copies.c.number)
                    .where(copies.c.number > after)
                    .order_by(copies.c.number)
                    .limit(_PAGE)
                )
            )
            if not page:
                return count
            after = page[-1]
            known = set(connection.scalars(select(found.c.copy).where(found.c.copy.in_(page))))
            wanted = [number for number in page if number not in known]
            looked: list[dict[str, object]] = []
            rows: list[dict[str, object]] = []
            for copy in copies_by_number(connection, archive.unpacker(connection), wanted):
                whole, own = _made(copy)
                packed = pack(whole, copy.text.encode())
                looked.append(
                    {"copy": copy.number, "source": "", "finder": finder, "fault": None, "packed": packed}
                )
                rows += own
            if looked:
                connection.execute(insert(found), looked)
                connection.execute(insert(findings), rows)
            count += len(looked)
        print(f"\r{count:,} copies", end="", file=sys.stderr)


def _made(copy: StoredCopy) -> tuple[Findings, list[dict[str, object]]]:
    chance = random.Random(copy.number)  # noqa: S311 - the same every time
    text = copy.text
    context = context_of(copy.record)
    day = context.day.isoformat() if context.day else None

    def shared() -> dict[str, object]:
        start = chance.randrange(max(1, len(text) - 80))
        quote = " ".join(text[start : start + 70].split()) or "-"
        return {"quote": quote, "span": (start, start + 70), "paragraph": 1, "mark": None, "rule": "bench",
                "confidence": 0.7}  # fmt: skip

    party = chance.choice(_PARTIES)
    items: list[tuple[str, Finding]] = [
        ("meeting", Meeting(**shared(), date=day)),
        ("ask", Ask(**shared(), by="Embassy", to=party, what="a list")),
        ("ask", Ask(**shared(), by=party, to="Embassy", what="a loan")),
        ("promise", Promise(**shared(), by=party, what="a list", due_date=day)),
        ("promise", Promise(**shared(), by="Embassy", what="an answer")),
        ("figure", Figure(**shared(), what="arrests", value=3.0, unit="arrests")),
    ]
    of = {
        kind: [item for name, item in items if name == kind]
        for kind in ("meeting", "ask", "promise", "figure")
    }
    whole = Findings(meetings=of["meeting"], asks=of["ask"], promises=of["promise"], figures=of["figure"])
    rows: list[dict[str, object]] = [
        {
            "copy": copy.number, "source": "", "position": place, "kind": kind, "telegram": copy.telegram,
            "shown": 1, "state": "suggested", "subject": None, "start": item.span[0], "stop": item.span[1],
            "mark": None, "day": day, "country": context.host, "due": getattr(item, "due_date", None),
            "by": (getattr(item, "by", None) or "").casefold() or None, "about": None, "confidence": 0.7,
        }
        for kind, several in of.items()
        for place, item in enumerate(several)
    ]  # fmt: skip
    return whole, rows


def fill_book(archive: Archive, wanted: int) -> int:
    """Put entries into the book until it holds so many; two of three have an outcome."""
    chance = random.Random(1)  # noqa: S311
    with archive.database.writing() as connection:
        held = connection.scalar(select(func.count()).select_from(entries)) or 0
        rows = connection.execute(
            select(findings.c.kind, findings.c.day, findings.c.country, telegrams.c.address, telegrams.c.mrn)
            .join(telegrams, telegrams.c.number == findings.c.telegram)
            .where(findings.c.kind.in_(["ask", "promise"]), findings.c.day.is_not(None))
            .order_by(findings.c.copy, findings.c.start)
            .limit(max(0, wanted - held))
        ).all()
        for number, row in enumerate(rows, held):
            _enter(connection, row, number, chance)
    return len(rows)


def _enter(connection: Connection, row: Row[*tuple[Any, ...]], number: int, chance: random.Random) -> None:
    kind, said, country, address, mrn = row
    day = dt.date.fromisoformat(said)
    due = (day + dt.timedelta(days=chance.randrange(5, 400))).isoformat() if chance.random() < 0.5 else None
    source = Evidence(quote="a list will be sent", date=said, address=address, mrn=mrn, paragraph=1)
    made = Entry(
        key=f"bench:{number}",
        kind=kind,
        by=chance.choice(_PARTIES),
        to="Embassy",
        what=f"send list {number}",
        said=said,
        due_date=due,
        country=country,
        topics=["PREL"],
        source=source,
    )
    entry = make_entry(connection, made, "bench")
    if chance.random() < 0.67:
        after = (day + dt.timedelta(days=chance.randrange(5, 300))).isoformat()
        values = {"status": "kept", "completion": 4}
        change = Change(
            entry=entry.id,
            kind="status",
            day=after,
            author="bench",
            values=values,
            evidence=[source],
        )
        add_change(connection, change)


def timed(action: Callable[[], object], times: int) -> str:
    """Median and 95th percentile in milliseconds, passed and worked."""
    passed, worked = [], []
    for _ in range(times):
        wall, own = time.perf_counter(), time.process_time()
        action()
        passed.append((time.perf_counter() - wall) * 1000)
        worked.append((time.process_time() - own) * 1000)
    first = quantiles(passed, n=20)
    return f"{first[9]:.0f} / {first[18]:.0f} ms passed, {quantiles(worked, n=20)[9]:.0f} ms worked"


def measure(archive: Archive, desk: Desk, times: int) -> list[tuple[str, str]]:
    """Each question, asked so many times."""
    today = "2026-11-24"
    with archive.reading() as connection:
        country = (
            select(findings.c.country).where(findings.c.country.is_not(None)).group_by(findings.c.country)
        )
        busiest = connection.scalar(country.order_by(func.count().desc()).limit(1)) or "US"
        last = connection.scalar(select(func.max(telegrams.c.date))) or today
        numbers = {
            "telegrams": connection.scalar(select(func.count()).select_from(telegrams)),
            "findings": connection.scalar(select(func.count()).select_from(findings)),
            "entries": connection.scalar(select(func.count()).select_from(entries)),
        }
    print(", ".join(f"{count:,} {name}" for name, count in numbers.items()), f"; busiest country {busiest}")
    first = f"{last[:4]}-01-01"
    book, dossiers = desk.suspense, desk.dossiers
    return [
        ("suspense: due and overdue today, 200 shown", timed(lambda: book.list(today), times)),
        (f"suspense: as of {last[:10]}", timed(lambda: book.list(last[:10]), times)),
        ("suspense: of one country", timed(lambda: book.list(today, Wanted(country=busiest)), times)),
        ("suspense: of one party", timed(lambda: book.list(today, Wanted(party="Prime Minister")), times)),
        ("suspense: open one entry", timed(lambda: book.open(7), times)),
        ("suspense: evidence proposed for one", timed(lambda: book.proposals(7), times)),
        ("dossier of the busiest country", timed(lambda: dossiers.country(busiest, today), times)),
        (
            "the same, one year",
            timed(lambda: dossiers.country(busiest, today, since=first, until=last), times),
        ),
    ]


def main() -> int:
    """Fill where needed, measure, print."""
    parser = argparse.ArgumentParser(description="Measures the suspense book and dossiers.")
    parser.add_argument("--archive", type=Path, required=True, metavar="DIR")
    parser.add_argument("--entries", type=int, default=30_000, metavar="N", help="in the book (30000)")
    parser.add_argument("--times", type=int, default=20, metavar="N", help="each question (20)")
    given = parser.parse_args()
    with Archive(given.archive) as archive:
        fill_findings(archive)
        fill_book(archive, given.entries)
    with Archive(given.archive) as archive, open_desk(given.archive) as desk:
        rows = measure(archive, desk, given.times)
    print("\n| what | median / 95th percentile | reach |\n|---|---:|---:|")
    for what, measured in rows:
        print(f"| {what} | {measured} | {_REACH} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
