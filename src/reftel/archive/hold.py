"""What the holder of the lock may do: take in, and keep the index in step with the database."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import func, insert, select, update

from reftel import __version__
from reftel.archive.archive import Archive
from reftel.archive.counters import last_change
from reftel.archive.database import translated
from reftel.archive.failpoints import pass_by
from reftel.archive.filing import register
from reftel.archive.following import changes_after, with_stored
from reftel.archive.incoming import IncomingFile
from reftel.archive.linking import link_up
from reftel.archive.packing import Dictionary, shipped_dictionary
from reftel.archive.schema import dictionaries, intakes, telegrams
from reftel.archive.sketching import draw_sketches, waiting_sketches
from reftel.archive.worklist import (
    Same,
    Work,
    count_seen,
    has_files,
    held_bytes,
    hold,
    last_file,
    member_states,
    next_page,
    retry,
)
from reftel.archive.writing import Written, write

__all__ = ["Hold"]


class Hold:
    """What the holder of the lock may do."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def dictionary(self) -> tuple[int, Dictionary]:
        """What new copies are packed with: this version's own, added to the archive when it is new there."""
        shipped = shipped_dictionary()
        with self.archive.database.writing() as connection:
            rows = connection.execute(select(dictionaries).order_by(dictionaries.c.number.desc()))
            last = 0
            for row in rows:
                last = max(last, row.number)
                if Dictionary(row.bodies, row.records) == shipped:
                    return row.number, shipped
            values = {"number": last + 1, "bodies": shipped.bodies, "records": shipped.records}
            connection.execute(insert(dictionaries).values(values))
        return last + 1, shipped

    def begin_intake(self, paths: Sequence[str]) -> int:
        """Open an intake; one that a dead process left running is closed as stopped."""
        now = _now()
        with self.archive.database.writing() as connection:
            connection.execute(
                update(intakes).where(intakes.c.state == "running").values(state="stopped", ended=now)
            )
            values = {
                "started": now,
                "state": "running",
                "paths": json.dumps(list(paths)),
                "reader": __version__,
            }
            added = connection.execute(insert(intakes).values(values)).inserted_primary_key
        assert added is not None
        return int(added[0])

    def end_intake(self, number: int, state: str) -> None:
        """Close an intake as `done` or `stopped`."""
        with self.archive.database.writing() as connection:
            connection.execute(
                update(intakes).where(intakes.c.number == number).values(state=state, ended=_now())
            )

    def register(self, intake: int, paths: Iterable[str]) -> int:
        """Note that these files were seen; how many were not known before."""
        with self.archive.database.writing() as connection:
            return register(connection, intake, paths)

    def worklist(self, intake: int, size: int = 500) -> Iterator[list[Work]]:
        """The files this intake has registered, in pages, in the order they were found in."""
        with self.archive.reading() as connection:
            upto = last_file(connection)
        after = 0
        while True:
            with self.archive.reading() as connection:
                page = next_page(connection, intake, after, upto, size)
            if not page:
                return
            yield page
            after = page[-1].number

    def held_bytes(self, checksums: Iterable[bytes]) -> dict[bytes, int]:
        """For each of these checksums a file that was read and had it."""
        with self.archive.reading() as connection:
            return held_bytes(connection, checksums)

    def member_states(self, path: str) -> dict[str, int]:
        """How many members of a container are in each state; nothing for a plain file."""
        with self.archive.reading() as connection:
            return member_states(connection, path)

    def retry(self, intake: int, within: Sequence[str]) -> int:
        """Register what did not come in before, of all paths or of those at and below some."""
        with self.archive.database.writing() as connection:
            return retry(connection, intake, within)

    def files_seen(self, intake: int) -> int:
        """How many files this intake has registered."""
        with self.archive.reading() as connection:
            return count_seen(connection, intake)

    def hold(self, intake: int, same: Sequence[Same]) -> None:
        """Note files as held that have the bytes of files read before."""
        with self.archive.database.writing() as connection:
            hold(connection, intake, same)

    def write(self, intake: int, files: Sequence[IncomingFile], *, lift: bool = False) -> Written:
        """Write these files and what was found in them, in one transaction."""
        with self.archive.database.writing() as connection:
            unpacker = self.archive.unpacker(connection)
            done = write(connection, intake, files, unpacker, lift=lift)
            pass_by("in-sqlite")
            return done

    def has_files(self) -> bool:
        """Whether any file was read before."""
        with self.archive.reading() as connection:
            return has_files(connection)

    def catch_up(self) -> int:
        """Bring the index up to the last change, before anything else is done; how many it had to learn."""
        words = self.archive.words
        last = self.last_change()
        held = words.held()
        if held > last:  # the database was put back to an earlier state: the index knows what never was
            words.clear()
            held = 0
        if held == last:
            return 0
        count = 0
        folder = self.archive.layout.folder
        with translated(folder), self.archive.reading() as pages, self.archive.reading() as connection:
            unpacker = self.archive.unpacker(connection)
            for page in changes_after(pages, held, last):
                words.apply(with_stored(connection, unpacker, dict.fromkeys(page.keys)), page.upto)
                count += len(page.keys)
        with translated(folder):
            words.apply((), last)
            words.rest()
        return count

    def learn(self, done: Written) -> None:
        """Hand to the index what a batch changed; it is kept in larger steps than the database's."""
        if done.prepared and not self.archive.database.is_rehearsal:
            with self.archive.reading() as connection:
                changes = with_stored(connection, self.archive.unpacker(connection), done.prepared)
            with translated(self.archive.layout.folder):
                self.archive.words.apply(changes, done.change)

    def follow(self) -> None:
        """Make lasting what was handed to the index."""
        if not self.archive.database.is_rehearsal:
            pass_by("before-index")
            with translated(self.archive.layout.folder):
                self.archive.words.rest()
            pass_by("after-index")

    def count(self) -> int:
        """How many telegrams are held."""
        with self.archive.reading() as connection:
            return connection.scalar(select(func.count()).select_from(telegrams)) or 0

    def link(self, told: Callable[[int], None] = lambda _: None) -> int:
        """Resolve every reference that waits; how many were looked at."""
        return link_up(self.archive.database, self.archive.unpacker, told)

    def draw_sketches(self, told: Callable[[int], None] = lambda _: None) -> int:
        """Sketch copies that were taken in before sketches were drawn as they are now; how many were."""
        with self.archive.reading() as connection:
            if not waiting_sketches(connection):
                return 0
        return draw_sketches(self.archive.database, self.archive.unpacker, told)

    def last_change(self) -> int:
        """The number of the last change that was kept."""
        with self.archive.reading() as connection:
            return last_change(connection)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
