"""The words of a role around its title: `FRG DISARMAMENT COMMISSIONER`, `MINISTER OF MINES AND POWER`."""

from collections.abc import Sequence
from typing import Final

from reftel.extract.lexicon import BEFORE, COURTESY, PORTFOLIO, STOP, TITLE
from reftel.extract.words import Words

__all__ = ["role_before", "role_end"]

_OPENS: Final = frozenset(["OF", "FOR", "TO", "AT", "IN"])


def role_before(words: Words, at: int, taken: Sequence[int]) -> int:
    """Where the role whose last word is at `at` begins: `FRG DISARMAMENT COMMISSIONER`."""
    first = at
    while first and at - first < 8:
        before = first - 1
        word = words.upper[before]
        flags = words.flags[before]
        if flags & (TITLE | BEFORE) or taken[before] or (flags & PORTFOLIO and not flags & STOP):
            first = before
        elif word in {"&", "AND"} and before and words.flags[at] & words.flags[before - 1] & COURTESY:
            first = before - 1
        elif word == ")" and before > 2 and words.upper[before - 2] == "(" and taken[before - 3]:
            first = before - 3
        elif (
            word in {"-", ".", "/"}
            and before
            and (words.flags[before - 1] & (TITLE | BEFORE | PORTFOLIO) or taken[before - 1])
        ):
            if word == "." and (len(words.upper[before - 1]) > 5 or taken[before - 1]):
                break
            first = before - 1
        else:
            break
    return first


def role_end(words: Words, at: int, taken: Sequence[int]) -> int:
    """Where a role that goes on behind its title ends: `MINISTER OF MINES AND POWER`."""
    upper, size = words.upper, len(words.upper)
    last = at
    here = at + 1
    if here < size and upper[here] == "-" and here + 1 < size and words.flags[here + 1] & (BEFORE | TITLE):
        last = here + 1
        here = last + 1
    elif here < size and upper[here] in {"DESIGNATE", "ELECT"}:
        last = here
        here += 1
    if here >= size or upper[here] not in _OPENS:
        return last
    here += 1
    stop = min(size, here + 9)
    while here < stop:
        word = upper[here]
        if taken[here] or (words.flags[here] & (PORTFOLIO | BEFORE) and word != "UNDER"):
            last = here
        elif word not in {"AND", "OF", "THE", "&", "-", "FOR"}:
            break
        here += 1
    return last
