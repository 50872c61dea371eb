"""Finding texts that are alike among many: each is known by a few values that like texts share.

The values are its MinHash: of all runs of letters that begin with a longer word, the least under each of
eight orders. Two texts share each value with the chance of their likeness, whatever was added, withheld or
laid out anew; sharing two makes a candidate, and `likeness` decides. Runs are of letters and figures only,
so that line ends, hyphens and stops make no difference.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import accumulate

from rensa import RMinHash
from sqlalchemy import Connection, select

from reftel.archive.schema import sketches
from reftel.telegram.record import Record

__all__ = ["SHARED_LEAST", "candidates", "said_in", "sketch"]

_LONG = 5  # letters of a longer word: half of all words, and few of the words that all texts have
_RUN = 24  # letters and figures of the longer words that follow one another
_FEW = 24  # a text with fewer longer words is known by all of its words
_FEWEST_WORDS = 24  # shorter texts are alike by chance
_MOST = 200_000  # characters looked at
_ORDERS = 8
_SEED = 1
_SIGNS = {code: " " for code in range(0x250) if not chr(code).isalnum()}
SHARED_LEAST = 2
_MOST_OF_ONE = 60  # copies looked at for one value: a run of so many texts is a formula, not a fingerprint


def said_in(record: Record, text: str) -> str:
    """What likeness is looked for in: the paragraphs, or the whole text where there are none."""
    return "\n".join([paragraph.text for paragraph in record.paragraphs]) or text


def sketch(text: str) -> tuple[int, ...]:
    """The values a text is found by; none for a very short one."""
    words = text[:_MOST].upper().translate(_SIGNS).split()
    if len(words) < _FEWEST_WORDS:
        return ()
    longer = [word for word in words if len(word) > _LONG]
    if len(longer) < _FEW:
        longer = words
    joined = "".join(longer)
    hashes = RMinHash(num_perm=_ORDERS, seed=_SEED)
    hashes.update([joined[start : start + _RUN] for start in accumulate(map(len, longer[:-1]), initial=0)])
    return tuple([value * _ORDERS + order for order, value in enumerate(hashes.digest())])


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
