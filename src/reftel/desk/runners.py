"""Who prepares files: this process for a few, worker processes for many. Answers keep the order asked in.

A dozen tasks for each worker are under way at most: workers go on while the writer commits, and memory
stays flat however many files wait. A worker that dies (a fault in a library, too little memory) takes no
file with it: its tasks are given out again one file at a time, and the file that kills a worker twice has
failed.
"""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from multiprocessing.connection import wait
from typing import Protocol

from reftel.archive.incoming import IncomingFile
from reftel.archive.packing import Packer
from reftel.desk.preparing import Item, Kit, name_of, prepare
from reftel.desk.starting import worker_pool

__all__ = ["Here", "Processes", "Runner", "Task", "begin_worker", "cores"]

_AHEAD = 12
_ALLOCATIONS = 20_000  # between two looks for rings of values nobody holds

Task = tuple[Item, ...]
"""Things that are prepared together."""


class Runner(Protocol):
    """Prepares the files of each task; the seam for running on more than one machine."""

    def run(self, tasks: Iterable[Task]) -> Iterator[list[IncomingFile]]:
        """What became of the files, task by task."""

    def close(self) -> None:
        """Let go of what it holds."""


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Here:
    """Prepares in this process: nothing to start, so one file is in at once."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._packer = kit.packer()

    def run(self, tasks: Iterable[Task]) -> Iterator[list[IncomingFile]]:
        """One file after the other."""
        for task in tasks:
            yield prepare(task, self._kit, self._packer)

    def close(self) -> None:
        """Nothing is held."""


class Processes:
    """Prepares in worker processes."""

    def __init__(self, kit: Kit, workers: int) -> None:
        self._kit = kit
        self._workers = workers
        self._pool = self._start(workers)

    def _start(self, workers: int) -> ProcessPoolExecutor:
        return worker_pool(workers, _begin, self._kit)

    def run(self, tasks: Iterable[Task]) -> Iterator[list[IncomingFile]]:
        """Answers in the order of the tasks, with as many tasks under way as keep all workers busy."""
        waiting = iter(tasks)
        under_way: deque[tuple[Task, Future[list[IncomingFile]]]] = deque()
        while True:
            while len(under_way) < _AHEAD * self._workers and (task := next(waiting, None)) is not None:
                under_way.append((task, self._submit(task)))
            if not under_way:
                return
            task, future = under_way.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                # Every task under way is lost with the pool; what this one held is tried file by file.
                self._pool.shutdown(wait=False, cancel_futures=True)
                self._pool = self._start(self._workers)
                yield self._one_by_one(task)
                under_way = deque((task, self._submit(task)) for task, _ in under_way)

    def _submit(self, task: Task) -> Future[list[IncomingFile]]:
        try:
            return self._pool.submit(_prepare_all, task)
        except BrokenProcessPool:
            lost: Future[list[IncomingFile]] = Future()
            lost.set_exception(BrokenProcessPool())
            return lost

    def _one_by_one(self, task: Task) -> list[IncomingFile]:
        found: list[IncomingFile] = []
        for item in task:
            for attempt in (1, 2):
                pool = self._start(1)
                try:
                    found += pool.submit(_prepare_all, (item,)).result()
                    break
                except BrokenProcessPool:
                    if attempt == 2:
                        reason = "the process that read it was killed, twice"
                        advice = (
                            "there may be too little memory for it; add it alone, with other programs closed"
                        )
                        found.append(IncomingFile(*name_of(item), "failed", reason, advice))
                finally:
                    pool.shutdown(wait=False)
        return found

    def close(self) -> None:
        """Stop the workers; what they have under way is dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)


_tools: list[tuple[Kit, Packer]] = []


def begin_worker() -> None:
    """In a new worker: Ctrl-C is for the process that writes, which then ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _begin(kit: Kit) -> None:
    begin_worker()
    _tools[:] = [(kit, kit.packer())]
    # What was imported stays for good, and what is read lives for one task: looking for rings less often is
    # a twentieth of the time.
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, 20, 20)


def _end_with_parent() -> None:
    """Where the writing process was killed, nobody is left to ask for more."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _prepare_all(task: Task) -> list[IncomingFile]:
    kit, packer = _tools[0]
    return prepare(task, kit, packer)
