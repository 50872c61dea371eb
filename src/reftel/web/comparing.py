"""Two copies of a telegram beside each other, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["Stretch", "compare"]

_WORD = re.compile(r"\S+\s*|\s+")
_MOST = 6_000
"""Words of a copy that are compared; the time needed grows faster than their number."""
_KEPT = 40


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that both copies have, or only one of them; `gap` counts words left out between."""

    kind: str
    text: str
    gap: int = 0


def compare(one: str, other: str) -> Iterator[Stretch]:
    """What the second copy has instead of the first; long stretches that agree are cut short."""
    before, after = _WORD.findall(one)[:_MOST], _WORD.findall(other)[:_MOST]
    matcher = SequenceMatcher(None, _keys(before), _keys(after), autojunk=False)
    for kind, start, stop, from_, to in matcher.get_opcodes():
        if kind == "equal":
            yield from _same(before[start:stop])
            continue
        if stop > start:
            yield Stretch("only-first", "".join(before[start:stop]))
        if to > from_:
            yield Stretch("only-second", "".join(after[from_:to]))


def _keys(words: list[str]) -> list[str]:
    return [word.strip() for word in words]


def _same(words: list[str]) -> Iterator[Stretch]:
    if len(words) <= 3 * _KEPT:
        yield Stretch("same", "".join(words))
        return
    yield Stretch("same", "".join(words[:_KEPT]))
    yield Stretch("gap", "", len(words) - 2 * _KEPT)
    yield Stretch("same", "".join(words[-_KEPT:]))
