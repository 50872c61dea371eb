"""Progress on standard error: a line that moves on a terminal, a line now and then elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from reftel.cli import output
from reftel.desk.accounting import Progress

__all__ = ["Watcher", "steps", "watched"]

_LINE_SECONDS = 30.0
_DRAWN_SECONDS = 0.1


class Watcher(Protocol):
    """What shows how far things have come."""

    def show(self, progress: Progress) -> None:
        """The state now."""

    def say(self, text: str) -> None:
        """A line between."""


class _Lines:
    """For logs and pipes: nothing for what is done soon, then a line every half minute."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._next = self._begun + _LINE_SECONDS

    def show(self, progress: Progress) -> None:
        """A line, when it is time for one."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _LINE_SECONDS
            if progress.files is None:
                output.say(f"{progress.stage}: {progress.done:,}")
                return
            if progress.thing is not None:
                output.say(f"{progress.stage}: {_rated(progress, now - self._begun)}")
                return
            of = f"{progress.done:,} of {progress.files:,} files"
            left = _left(progress, now - self._begun)
            output.say(f"{progress.stage}: {of}, {progress.telegrams:,} telegrams{left}")

    def say(self, text: str) -> None:
        """A line at once."""
        output.say(text)


class _Bar:
    """For people at a terminal: how much, how fast, how much longer."""

    def __init__(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - only on a terminal
        from rich.progress import BarColumn, TextColumn  # noqa: PLC0415
        from rich.progress import Progress as Bars  # noqa: PLC0415

        self._bars = Bars(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            TextColumn("{task.fields[counts]}"),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bars.add_task("", total=None, counts="")
        self._begun = time.monotonic()
        self._stage = ""
        self._drawn = 0.0
        self._bars.start()

    def show(self, progress: Progress) -> None:
        """Draw, though not more often than an eye can follow."""
        now = time.monotonic()
        if now - self._drawn < _DRAWN_SECONDS and progress.done != progress.files:
            return
        self._drawn = now
        if progress.stage != self._stage:
            self._stage, self._begun = progress.stage, now
        seconds = now - self._begun
        counts = f"{progress.done:,}" if progress.done else ""
        if progress.thing is not None and progress.files is not None:
            counts = _rated(progress, seconds)
        elif progress.files is not None:
            rate = progress.telegrams / max(seconds, 0.001)
            counts = f"{progress.done:,}/{progress.files:,} files, {progress.telegrams:,} telegrams"
            counts += f", {rate:,.0f}/s{_left(progress, seconds)}"
        self._bars.update(
            self._task,
            description=progress.stage,
            completed=progress.done,
            total=progress.files,
            counts=counts,
        )

    def say(self, text: str) -> None:
        """A line above the bar."""
        self._bars.console.print(text, highlight=False, markup=False)

    def close(self) -> None:
        """Take the bar away."""
        self._bars.stop()


def _rated(progress: Progress, seconds: float) -> str:
    """How far, how fast, and how much longer."""
    rate = progress.done / max(seconds, 0.001)
    of = f"{progress.done:,} of {progress.files:,} {progress.thing}"
    return f"{of}, {rate:,.0f} a second{_left(progress, seconds)}"


def _left(progress: Progress, seconds: float) -> str:
    """How much longer it takes at this rate, once there is one."""
    if not progress.done or not progress.files:
        return ""
    minutes, rest = divmod(round((progress.files - progress.done) * seconds / progress.done), 60)
    hours, minutes = divmod(minutes, 60)
    return f", {hours}:{minutes:02}:{rest:02} left" if hours else f", {minutes}:{rest:02} left"


@contextmanager
def steps() -> Iterator[Callable[[str, int], None]]:
    """Something to tell by name which step is on, and how many things it has done."""
    with watched() as watcher:
        yield lambda name, done: watcher.show(Progress(name, done, None))


@contextmanager
def watched() -> Iterator[Watcher]:
    """Something that shows progress while the block runs."""
    if not output.is_terminal():
        yield _Lines()
        return
    bar = _Bar()
    try:
        yield bar
    finally:
        bar.close()
