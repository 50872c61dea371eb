"""Prepares files on the nodes of a Ray cluster; results come back to the one process that writes.

The cluster spreads, schedules and repeats: a task whose worker or node is lost is given out again by Ray
itself. What a task still cannot do after that is tried file by file, and a file that ends a worker each
time has failed, with the reason. Every node must see the same files under the same paths, and the folder of
the archive, where originals are kept.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import Any

from reftel.archive.incoming import IncomingFile
from reftel.archive.packing import Packer
from reftel.desk.preparing import Kit, name_of, prepare
from reftel.desk.runners import Task
from reftel.errors import ReftelError

__all__ = ["Cluster", "ClusterError"]

_AHEAD = 2  # tasks under way for each core, so that no worker waits and memory stays flat
_TRIES = 3  # how often Ray repeats a task whose worker or node was lost


class ClusterError(ReftelError):
    """Ray is not installed, or the cluster does not answer."""


class Cluster:
    """A runner on a Ray cluster: a local one for `ray`, another for `ray://host:port` or `host:port`."""

    def __init__(self, kit: Kit, address: str) -> None:
        if find_spec("ray") is None:
            raise ClusterError("Ray is not installed: `pip install 'reftel[cluster]'`, or leave out `--on`.")
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")  # a notice otherwise printed
        import ray  # noqa: PLC0415 - only where it was asked for

        self._ray: Any = ray
        self._mine = not ray.is_initialized()
        if self._mine:
            self._connect(address)
        self._kit = ray.put(kit)
        self._prepare = ray.remote(num_cpus=1, max_retries=_TRIES)(_prepare_on_node)

    def _connect(self, address: str) -> None:
        where = {} if address == "ray" else {"address": address}
        try:
            if where:
                self._ray.init(**where, log_to_driver=False, configure_logging=False)
            else:
                self._ray.init(include_dashboard=False, log_to_driver=False, configure_logging=False)
        except (ConnectionError, RuntimeError, ValueError, OSError) as error:
            raise ClusterError(
                f"The cluster at {address} does not answer: {str(error).splitlines()[0]} "
                "Start one with `ray start --head`, or leave out the address for a local one."
            ) from error

    def run(self, tasks: Iterable[Task]) -> Iterator[list[IncomingFile]]:
        """Answers in the order of the tasks, with as many tasks under way as the cluster has cores for."""
        waiting = iter(tasks)
        under_way: deque[tuple[Task, Any]] = deque()
        while True:
            room = _AHEAD * max(1, int(self._ray.cluster_resources().get("CPU", 1)))
            while len(under_way) < room and (task := next(waiting, None)) is not None:
                under_way.append((task, self._prepare.remote(self._kit, task)))
            if not under_way:
                return
            task, answer = under_way.popleft()
            try:
                yield self._ray.get(answer)
            except self._ray.exceptions.RayError:
                yield self._one_by_one(task)

    def _one_by_one(self, task: Task) -> list[IncomingFile]:
        found: list[IncomingFile] = []
        for item in task:
            try:
                found += self._ray.get(self._prepare.remote(self._kit, (item,)))
            except self._ray.exceptions.RayError as error:
                reason = f"every worker that read it was lost ({type(error).__name__})"
                advice = "add it alone and without `--on`, to see what it does to a process"
                found.append(IncomingFile(*name_of(item), "failed", reason, advice))
        return found

    def close(self) -> None:
        """Leave the cluster; a local one ends."""
        if self._mine:
            self._ray.shutdown()


_tools: list[tuple[Kit, Packer]] = []


def _prepare_on_node(kit: Kit, task: Task) -> list[IncomingFile]:
    """On a node: the packer is kept for as long as the worker serves one archive."""
    if not _tools or _tools[0][0] != kit:
        _tools[:] = [(kit, kit.packer())]
    return prepare(task, kit, _tools[0][1])
