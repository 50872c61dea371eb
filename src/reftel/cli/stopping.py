"""Ctrl-C and SIGTERM as a wish to stop: what is in hand is finished first."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from reftel.cli import output

__all__ = ["stoppable"]


@contextmanager
def stoppable() -> Iterator[list[int]]:
    """A list that is no longer empty once Ctrl-C was pressed; pressed again, it breaks off at once."""
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        output.say_from_signal("Stopping: finishing what is in hand ...")

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
