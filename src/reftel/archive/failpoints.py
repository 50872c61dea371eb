"""Places where a test lets the process die, to show that dying there loses nothing.

`REFTEL_TEST_DIE_AT=after-sqlite:3` kills the process, as `kill -9` does, the third time it comes by that
place. Nothing happens without the variable.
"""

import os
import signal
from collections import Counter

__all__ = ["pass_by"]

_passed: Counter[str] = Counter()


def pass_by(place: str) -> None:
    """Die here, if a test asks for it."""
    wanted = os.environ.get("REFTEL_TEST_DIE_AT")
    if not wanted:
        return
    name, _, count = wanted.partition(":")
    if name == place:
        _passed[place] += 1
        if _passed[place] >= int(count or 1):
            os.kill(os.getpid(), signal.SIGKILL)
