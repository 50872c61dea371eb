"""What became of every file, and the sums over all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from reftel.archive.schema import files, intakes

__all__ = ["COUNTED", "FileAccount", "IntakeRow", "all_files", "all_intakes", "file_sums", "has_intake"]

COUNTED = ("read", "held", "refused", "failed", "pending")
"""The states that count as files seen; a container is counted by its members."""

_FETCHED = 1_000


@dataclass(frozen=True, slots=True)
class FileAccount:
    """One file or member, as it ended; `seen` is when the intake began that saw it last."""

    path: str
    state: str
    reason: str | None
    help: str | None
    telegrams: int
    sha256: str | None
    size: int | None
    intake: int
    extractor: str | None
    seen: str = ""


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One intake."""

    number: int
    started: str
    ended: str | None
    state: str
    paths: str
    files: int


def all_files(connection: Connection, states: tuple[str, ...], intake: int | None) -> Iterator[FileAccount]:
    """Files in these states, by path; a stream."""
    query = (
        select(
            files.c.path,
            files.c.member,
            files.c.state,
            files.c.reason,
            files.c.help,
            files.c.telegrams,
            files.c.sha256,
            files.c.size,
            files.c.intake,
            files.c.extractor,
            intakes.c.started,
        )
        .join_from(files, intakes, intakes.c.number == files.c.seen)
        .where(files.c.state.in_(states))
        .order_by(files.c.path, files.c.number)
    )
    if intake is not None:
        query = query.where(files.c.intake == intake)
    for row in connection.execution_options(yield_per=_FETCHED).execute(query):
        yield FileAccount(
            path=f"{row.path}!{row.member}" if row.member else row.path,
            state=row.state,
            reason=row.reason,
            help=row.help,
            telegrams=row.telegrams,
            sha256=None if row.sha256 is None else row.sha256.hex(),
            size=row.size,
            intake=row.intake,
            extractor=row.extractor,
            seen=row.started,
        )


def file_sums(connection: Connection) -> dict[str, int]:
    """Both sums over all files: how many are in each state, and what those that were read brought."""
    sums = dict.fromkeys(("seen", *COUNTED, "telegrams", "new_telegrams", "new_copies", "held_copies"), 0)
    query = select(
        files.c.state,
        func.count().label("rows"),
        func.sum(files.c.telegrams).label("telegrams"),
        func.sum(files.c.new_telegrams).label("new_telegrams"),
        func.sum(files.c.new_copies).label("new_copies"),
        func.sum(files.c.held_copies).label("held_copies"),
    ).group_by(files.c.state)
    for row in connection.execute(query):
        if row.state in COUNTED:
            sums["seen"] += row.rows
            sums[row.state] = row.rows
        if row.state == "read":
            for name in ("telegrams", "new_telegrams", "new_copies", "held_copies"):
                sums[name] = getattr(row, name)
    return sums


def has_intake(connection: Connection, number: int) -> bool:
    """Whether there was an intake of this number."""
    return connection.scalar(select(intakes.c.number).where(intakes.c.number == number)) is not None


def all_intakes(connection: Connection) -> list[IntakeRow]:
    """Every intake, the first one first, with the number of files it brought."""
    count = select(func.count()).select_from(files).where(files.c.intake == intakes.c.number)
    query = select(
        intakes.c.number,
        intakes.c.started,
        intakes.c.ended,
        intakes.c.state,
        intakes.c.paths,
        count.scalar_subquery(),
    )
    return [IntakeRow(*row) for row in connection.execute(query.order_by(intakes.c.number))]
