"""What became of every file, and the sums over all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text

from reftel.archive.schema import TROUBLED, files, intakes
from reftel.archive.schema_intake import account

__all__ = [
    "COUNTED",
    "FileAccount",
    "IntakeRow",
    "all_files",
    "all_intakes",
    "file_sums",
    "has_intake",
    "miscounted",
]

COUNTED = ("read", "held", "refused", "failed", "pending")
"""The states that count as files seen; a container is counted by its members."""

_FETCHED = 1_000
_BROUGHT = ("telegrams", "new_telegrams", "new_copies", "held_copies")


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


def all_files(
    connection: Connection, states: tuple[str, ...] | None, intake: int | None
) -> Iterator[FileAccount]:
    """Files in these states, those that did not come in where none are named, by path; a stream."""
    # As written here each of the two conditions is that of an index, which gives the order for nothing.
    wanted = text(f"files.state IN {TROUBLED}") if states is None else files.c.state.in_(states)
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
        .where(wanted)
        .where(text("files.state <> 'superseded'"))
        .order_by(files.c.path, files.c.member)
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
    for row in connection.execute(select(account)):
        if row.state in COUNTED:
            sums["seen"] += row.files
            sums[row.state] += row.files
        if row.state == "read":
            for name in _BROUGHT:
                sums[name] += getattr(row, name)
    return sums


def miscounted(connection: Connection) -> bool:
    """Whether the account differs from the files, counted one by one."""
    brought = [func.sum(files.c[name]) for name in _BROUGHT]
    counted = select(files.c.intake, files.c.state, func.count(), *brought)
    found = {tuple(row) for row in connection.execute(counted.group_by(files.c.intake, files.c.state))}
    return found != {tuple(row) for row in connection.execute(select(account)) if row.files}


def has_intake(connection: Connection, number: int) -> bool:
    """Whether there was an intake of this number."""
    return connection.scalar(select(intakes.c.number).where(intakes.c.number == number)) is not None


def all_intakes(connection: Connection) -> list[IntakeRow]:
    """Every intake, the first one first, with the number of files it brought."""
    count = select(func.coalesce(func.sum(account.c.files), 0)).where(account.c.intake == intakes.c.number)
    query = select(
        intakes.c.number,
        intakes.c.started,
        intakes.c.ended,
        intakes.c.state,
        intakes.c.paths,
        count.scalar_subquery(),
    )
    return [IntakeRow(*row) for row in connection.execute(query.order_by(intakes.c.number))]
