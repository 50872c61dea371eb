"""Deriving page by page in as many processes as there are cores, with answers in the order of the pages.

Each process opens the archive for itself; a few pages more than there are workers are under way, so that
memory stays flat. Where the process that writes is killed, its workers end with it.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from reftel.archive.archive import Archive
from reftel.desk.runners import begin_worker, cores
from reftel.desk.starting import may_start, worker_pool
from reftel.errors import ReftelError

__all__ = ["WorkerLostError", "spread"]

T = TypeVar("T")
Page = TypeVar("Page")
_FEW = 2_000  # below this many things, starting workers costs more than it saves


class WorkerLostError(ReftelError):
    """A worker process died."""

    def __init__(self) -> None:
        super().__init__(
            "A process that was deriving was killed; there may be too little memory. Nothing is lost: run "
            "the same command again, with `--workers 1` if it happens again."
        )


_opened: list[Archive] = []


def _open_there(folder: Path) -> None:
    begin_worker()
    _opened[:] = [Archive(folder)]


def _do_there(work: Callable[[Archive, Page], T], page: Page) -> T:
    return work(_opened[0], page)


def spread(
    work: Callable[[Archive, Page], T],
    folder: Path,
    pages: Iterable[Page],
    workers: int,
    total: int,
    *,
    few: int = _FEW,
) -> Generator[T, None, None]:
    """Answers in the order of the pages, from this process below `few` things, else from worker processes."""
    workers = workers or cores()
    if workers == 1 or total < few or not may_start():
        with Archive(folder) as archive:
            yield from (work(archive, page) for page in pages)
        return
    waiting = iter(pages)
    under_way: deque[Future[T]] = deque()
    with worker_pool(workers, _open_there, folder) as pool:
        try:
            while True:
                while len(under_way) < 2 * workers and (page := next(waiting, None)) is not None:
                    under_way.append(pool.submit(_do_there, work, page))
                if not under_way:
                    return
                yield under_way.popleft().result()
        except BrokenProcessPool as error:
            raise WorkerLostError from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
