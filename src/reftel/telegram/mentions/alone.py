"""Numbers behind the word telegram, without a sender or with one behind: `TELEGRAM 2887 FROM LIMA`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reftel.telegram.post_names import resolve_post

__all__ = ["TELEGRAM_WORDS", "Alone", "named_alone"]

TELEGRAM_WORDS = frozenset({"TELEGRAM", "TELEGRAMS"})

_NUMBER = re.compile(r"TELEGRAMS?\s{1,6}(?:NOS?\.?\s{0,3})?(\d{2,6})(?![\d%]|,\d)")
_FURTHER = re.compile(r"(?:,\s{0,6}|\s{1,6})(?:(?:AND|&)\s{1,6})?(\d{2,6})(?![\d%]|,\d)")
_FROM = re.compile(r"\s{1,6}FROM\s{1,6}([A-Z]{3,17}(?:\s[A-Z]{3,10})?)")
_LONGEST_LIST = 12


class Alone(NamedTuple):
    """One number: its offsets, its serial, and the post it is said to be from."""

    start: int
    end: int
    serial: int
    post: str | None


def _from(upper: str, end: int) -> str | None:
    sender = _FROM.match(upper, end)
    if sender is None:
        return None
    words = sender[1].split()
    for size in range(len(words), 0, -1):
        match = resolve_post(" ".join(words[:size]), near=False)
        if match is not None:
            return match.post.canonical
    return None


def named_alone(upper: str, number: int) -> Iterator[Alone]:
    """The telegrams named by the number at this offset and by those that follow it."""
    begin = upper.rfind("TELEGRAM", max(0, number - 20), number)
    found = _NUMBER.match(upper, begin) if begin >= 0 else None
    if found is None or found.start(1) != number:
        return
    numbers = [found]
    while len(numbers) < _LONGEST_LIST and (further := _FURTHER.match(upper, numbers[-1].end())):
        numbers.append(further)
    post = _from(upper, numbers[-1].end())
    for index, one in enumerate(numbers):
        yield Alone(begin if index == 0 else one.start(1), one.end(1), int(one[1]), post)
