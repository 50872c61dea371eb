"""What it weighs in a search that others cite a telegram: a little, so that words stay what decides.

The score of a telegram that one other cites grows by one hundredth, by five hundredths at thirty, and by a
tenth at a thousand and above. Only the first hits by words are weighed: what is far down stays there.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

__all__ = ["HEAD", "Scored", "Weigh", "weighed"]

Scored: TypeAlias = tuple[int, float | None]
"""The number of a telegram, and its score where it has one."""

Weigh: TypeAlias = Callable[[Sequence[Scored]], list[Scored]]

HEAD = 200  #: hits that are weighed
_MOST = 0.1
_FULL = 10  #: doublings of citations that bring the most


def weighed(hits: Sequence[Scored], times: Mapping[int, int]) -> list[Scored]:
    """Hits in their new order; where scores are equal the order stays."""
    found = [
        (number, None if score is None else round(score * _factor(times.get(number, 0)), 6))
        for number, score in hits
    ]
    return sorted(found, key=lambda hit: -(hit[1] or 0.0))


def _factor(times: int) -> float:
    return 1 + _MOST * min(1.0, math.log2(1 + times) / _FULL)
