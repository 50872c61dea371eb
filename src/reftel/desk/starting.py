"""Worker processes that begin without the reader's own script.

A new process is started afresh, not forked: safe beside threads, and the same on every system. Python would
run the script that called Reftel again in each of them, so that a plain script without
`if __name__ == "__main__":` would begin its work anew in every worker. Ours need nothing of that script, so
it is kept out of sight while one is started.
"""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import current_process
from multiprocessing.context import SpawnContext, SpawnProcess
from types import ModuleType

__all__ = ["may_start", "worker_pool"]

_one_at_a_time = threading.Lock()


class _Worker(SpawnProcess):
    """A process that does not load the script which started it."""

    def start(self) -> None:
        """Start, with an empty module in the place of the script."""
        with _one_at_a_time:
            script = sys.modules["__main__"]
            sys.modules["__main__"] = ModuleType("__main__")
            try:
                super().start()
            finally:
                sys.modules["__main__"] = script


class _Workers(SpawnContext):
    Process = _Worker


def may_start() -> bool:
    """Whether this process may have processes of its own; a worker of `multiprocessing.Pool` may not."""
    return not current_process().daemon


def worker_pool(workers: int, begin: Callable[..., None], *given: object) -> ProcessPoolExecutor:
    """So many processes, each of which calls `begin` with what is given before its first task."""
    return ProcessPoolExecutor(workers, mp_context=_Workers(), initializer=begin, initargs=given)
