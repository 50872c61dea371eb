"""Deriving page by page in as many processes as there are cores, with answers in the order of the pages.

Each process opens the archive for itself; a few pages more than there are workers are under way, so that
memory stays flat. Where the process that writes is killed, its workers end with it. Where a worker dies, the
page it had can be done again piece by piece, so that the piece it dies of is known and the others are done.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from reftel.archive.archive import Archive
from reftel.desk.runners import begin_worker, cores
from reftel.desk.starting import may_start, worker_pool
from reftel.errors import ReftelError

__all__ = ["Alone", "WorkerLostError", "spread"]

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


@dataclass(frozen=True, slots=True)
class Alone(Generic[Page, T]):
    """How a page is done again whose worker died: its pieces, and the answer for one that kills twice."""

    pieces: Callable[[Page], Sequence[Page]]
    lost: Callable[[Page], T]


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
    alone: Alone[Page, T] | None = None,
) -> Generator[T, None, None]:
    """Answers in the order of the pages, from this process below `few` things, else from worker processes.

    With `alone`, a worker that dies costs the piece it died of, and each piece has an answer of its own.
    """
    workers = workers or cores()
    if workers == 1 or total < few or not may_start():
        with Archive(folder) as archive:
            yield from (work(archive, page) for page in pages)
        return
    waiting = iter(pages)
    again: deque[Page] = deque()
    while True:
        under_way: deque[tuple[Page, Future[T]]] = deque()
        with worker_pool(workers, _open_there, folder) as pool:
            try:
                while True:
                    while len(under_way) < 2 * workers and (page := _next(again, waiting)) is not None:
                        again.appendleft(page)  # it stays to be done, should the pool be broken already
                        under_way.append((page, pool.submit(_do_there, work, page)))
                        again.popleft()
                    if not under_way:
                        return
                    yield under_way[0][1].result()
                    under_way.popleft()
            except BrokenProcessPool as error:
                if alone is None:
                    raise WorkerLostError from error
                again.extendleft(page for page, _ in reversed(under_way))
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
        if alone is not None and again:
            yield from _piece_by_piece(work, folder, again.popleft(), alone)


def _next(again: deque[Page], waiting: Iterator[Page]) -> Page | None:
    return again.popleft() if again else next(waiting, None)


def _piece_by_piece(
    work: Callable[[Archive, Page], T], folder: Path, page: Page, alone: Alone[Page, T]
) -> Iterator[T]:
    """Each piece in a process of its own choosing: one that dies is tried once more, then given up."""
    pieces = deque((piece, 1) for piece in alone.pieces(page))
    while pieces:
        with worker_pool(1, _open_there, folder) as pool:
            try:
                while pieces:
                    piece, attempt = pieces[0]
                    yield pool.submit(_do_there, work, piece).result()
                    pieces.popleft()
            except BrokenProcessPool:
                pieces.popleft()
                if attempt == 1:
                    pieces.appendleft((piece, 2))
                else:
                    yield alone.lost(piece)
