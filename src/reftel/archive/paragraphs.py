"""Words within one paragraph: what the index cannot tell is looked up in the stored texts.

The index says which telegrams have all the words somewhere; those are read, the newest first, and each
paragraph is looked at. Only so many are read for one search, and the answer says when there were more.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from reftel.archive.compiling import compile_tree
from reftel.archive.patience import Patience, SpentError
from reftel.archive.words import Words
from reftel.query.match import answers
from reftel.query.searchable import Searchable
from reftel.query.tree import All, Either, Node, Not, Paragraph, Query

__all__ = ["Look", "Settled", "settle"]

Look: TypeAlias = Callable[[Sequence[int]], Iterable[tuple[int, Searchable]]]
"""Gives telegrams by their numbers, ready to be looked at."""

Settled: TypeAlias = dict[Node, list[int]]
"""For each question about paragraphs the telegrams that answer it."""

MOST_READ = 2_000
_BATCH = 100


_NOT_LOOKED_UP = "For para: there was no time to look up all paragraphs asked for."


def settle(words: Words, tree: Node | None, look: Look, seconds: float) -> tuple[Settled, list[str]]:
    """Answer every question about paragraphs in a tree; notes say where not all was read."""
    asked = list(dict.fromkeys(_paragraphs(tree)))
    if not asked:
        return {}, []
    ends = time.monotonic() + seconds
    searcher = words.searcher()
    settled: Settled = {}
    notes: list[str] = []
    for paragraph in asked:
        # What else is required narrows what has to be read; a question under NOT or OR stands alone.
        required = isinstance(tree, All) and paragraph in tree.parts
        narrowed = compile_tree(tree if required else paragraph, words.schema, searcher).must
        patience = Patience(searcher, ends - time.monotonic())
        try:
            hits = patience.wait(
                partial(searcher.search, narrowed, limit=MOST_READ + 1, order_by_field="newest")
            ).hits
        except SpentError:
            hits = []
            notes.append(_NOT_LOOKED_UP)
        numbers = searcher.fast_field_values("key", [address for _, address in hits[:MOST_READ]])
        keys = [int(number or 0) for number in numbers]
        read, found = 0, settled.setdefault(paragraph, [])
        for start in range(0, len(keys), _BATCH):
            if time.monotonic() > ends:
                break
            for key, telegram in look(keys[start : start + _BATCH]):
                read += 1
                if answers(Query("", paragraph), telegram):
                    found.append(key)
        if read < len(hits):
            more = "more" if len(hits) > MOST_READ else f"{len(hits) - read:,}"
            notes.append(
                f"For para: the paragraphs of {read:,} telegrams were read, newest first; {more} were not. "
                "Ask for more words, a post or a year to have all of them read."
            )
    return settled, list(dict.fromkeys(notes))


def _paragraphs(node: Node | None) -> Iterator[Paragraph]:
    match node:
        case Paragraph():
            yield node
        case All(parts) | Either(parts):
            for part in parts:
                yield from _paragraphs(part)
        case Not(of):
            yield from _paragraphs(of)
        case _:
            return
