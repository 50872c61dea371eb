"""Finding texts that are alike among many: each is known by the smallest hashes of its runs of words.

This is MinHash in its bottom-k form: of two texts that share most runs, most of the smallest hashes are the
same, whatever else was added, withheld or laid out anew. A library would bring an extension module for what
is one line here; sharing two values makes a candidate, and `likeness` decides.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from heapq import nsmallest
from zlib import crc32

from sqlalchemy import Connection, select

from reftel.archive.likeness import words_of
from reftel.archive.schema import sketches

__all__ = ["SHARED_LEAST", "candidates", "sketch"]

# Only runs that begin with a long word count: a tenth of the work, and few formulas among them.
_RUN = re.compile(r"[^\W_]{9,}(?:[\W_]+[^\W_]+){3}")
_FEW_RUNS = 12  # a text with fewer such runs is known by all of its runs
_MOST = 200_000  # characters looked at
_KEPT = 8
SHARED_LEAST = 2
_FEWEST_WORDS = 24  # shorter texts are alike by chance
_MOST_OF_ONE = 60  # copies looked at for one value: a run of so many texts is a formula, not a fingerprint


def sketch(text: str) -> tuple[int, ...]:
    """The values a text is found by; none for a very short one."""
    found = [" ".join(run.split()) for run in _RUN.findall(text[:_MOST].upper())]
    if len(found) < _FEW_RUNS:
        words = words_of(text)
        if len(words) < _FEWEST_WORDS:
            return ()
        found = [" ".join(run) for run in zip(words, words[1:], words[2:], words[3:], strict=False)]
    return tuple(nsmallest(_KEPT, {crc32(run.encode()) for run in found}))


def candidates(
    connection: Connection, values: Iterable[int], own: Mapping[int, list[int]], *, nameless: bool
) -> list[int]:
    """Copies that share enough values with these, the likeliest first; `own` are those of the batch at hand.

    With `nameless`, only copies without a number are looked at.
    """
    shared: Counter[int] = Counter()
    for value in values:
        among = (1,) if nameless else (0, 1)
        query = select(sketches.c.copy).where(sketches.c.nameless.in_(among)).where(sketches.c.value == value)
        shared.update(connection.scalars(query.limit(_MOST_OF_ONE)))
        shared.update(own.get(value, ()))
    return [copy for copy, count in shared.most_common(10) if count >= SHARED_LEAST]
