"""One lock for intake and index: who holds it, since when, and waiting for it with a word.

The kernel lets the lock go when its process dies, however it dies. Who holds it stands in a file beside
the lock, written after taking it; what a dead process left there is never believed, since the lock decides.
"""

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from filelock import FileLock, Timeout

from reftel.archive.errors import ArchiveBusyError
from reftel.archive.layout import Layout

__all__ = ["holding", "is_held", "who_holds"]


@contextmanager
def holding(
    layout: Layout, purpose: str, wait: float = 0, told: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Hold the lock for this block; while another has it, wait so many seconds and say once for whom."""
    lock = FileLock(layout.lock)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if told is not None and wait > 0:
            told(who_holds(layout))
        try:
            lock.acquire(timeout=wait, poll_interval=0.2)
        except Timeout as error:
            raise ArchiveBusyError(who_holds(layout)) from error
    try:
        _sign(layout, purpose)
        yield
    finally:
        with suppress(OSError):
            layout.holder.unlink()
        lock.release()


def _sign(layout: Layout, purpose: str) -> None:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    words = {"pid": os.getpid(), "host": socket.gethostname(), "since": since, "purpose": purpose}
    fresh = layout.holder.with_suffix(".new")
    fresh.write_text(json.dumps(words), encoding="utf-8")
    fresh.replace(layout.holder)


def is_held(layout: Layout) -> bool:
    """Whether some process holds the lock now; asks by taking it for a moment."""
    if not layout.lock.exists():
        return False
    lock = FileLock(layout.lock)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    except OSError:
        return False
    lock.release()
    return False


def who_holds(layout: Layout) -> str:
    """Who holds the lock, in words; a stranger where the file beside it cannot be read."""
    try:
        words = json.loads(layout.holder.read_text(encoding="utf-8"))
        return "{purpose} by process {pid} on {host} since {since}".format(**words)
    except (OSError, ValueError, KeyError, TypeError):
        return "another process holds its lock"
