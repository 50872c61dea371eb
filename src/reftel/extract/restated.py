"""The same thing said twice is one finding: a summary and its paragraph, a request and its repetition.

Two quotes say the same when most of the weighty words of the shorter one stand in the other. The fuller
one stays, the other becomes one more place of it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from reftel.extract.findings import Ask, Promise
from reftel.extract.vocabulary import listed

__all__ = ["once"]

_WORD: Final = re.compile(r"[A-Z]{4,}|\d{2,}")
_SMALL: Final = listed(
    "THAT THIS WITH WOULD WILL FROM HAVE BEEN THEY THEIR SAID ALSO ASKED SHOULD WHICH COULD THERE WHEN WHERE "
    "INTO UPON ABOUT SUCH SOME MORE THAN OTHER MUST SHALL WERE REQUEST REQUESTS REQUESTED RECOMMEND "
    "RECOMMENDS URGED EMBASSY DEPARTMENT GOVERNMENT MINISTER PRESIDENT"
)
_NEAR: Final = 40
_FEWEST: Final = 4
_SHARE: Final = 0.7

Item = TypeVar("Item", Ask, Promise)


def _weighty(quote: str) -> frozenset[str]:
    text = quote.upper().replace("- ", "")
    return frozenset(word[:6] for word in _WORD.findall(text) if word not in _SMALL)


def once(items: Sequence[Item], may: Callable[[Item, Item], bool]) -> list[Item]:
    """Every item once, in the order of the text; `may` says of two whether they can be the same at all."""
    found: list[Item] = []
    words: list[frozenset[str]] = []
    for item in items:
        mine = _weighty(item.quote)
        home = next(
            (
                row
                for row in range(len(found) - 1, max(-1, len(found) - 1 - _NEAR), -1)
                if _alike(mine, words[row]) and may(found[row], item)
            ),
            None,
        )
        if home is None:
            found.append(item)
            words.append(mine)
            continue
        kept = found[home]
        if (len(mine), item.confidence) > (len(words[home]), kept.confidence):
            found[home] = _with(item, kept)
            words[home] = mine
        else:
            found[home] = _with(kept, item)
    return sorted(found, key=lambda item: item.span)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    fewer = min(len(one), len(other))
    return fewer >= _FEWEST and len(one & other) >= _SHARE * fewer


def _with(kept: Item, again: Item) -> Item:
    """The one that stays, with the places of the other."""
    return replace(
        kept,
        also=[*kept.also, again.quote, *again.also],
        also_spans=[*kept.also_spans, again.span, *again.also_spans],
    )
